import MarkdownIt from 'markdown-it';
import type { MarkdownLabels } from '../i18n/words.ts';
import { words } from './count-words.ts';
import { autolinks } from './features/autolinks.ts';
import { codeBlocks } from './features/code/blocks.ts';
import { codeFindings } from './features/code/code-findings.ts';
import { conflicts } from './features/conflicts.ts';
import { alerts } from './features/containers/alerts.ts';
import { containers } from './features/containers/containers.ts';
import { footnotes } from './features/footnotes.ts';
import { foreignSyntax } from './features/foreign-syntax.ts';
import { headingOrder } from './features/heading-order.ts';
import { headings } from './features/headings.ts';
import { linkTexts } from './features/link-text.ts';
import { links } from './features/links.ts';
import { pictures } from './features/pictures.ts';
import { rawHtml } from './features/raw-html.ts';
import { references } from './features/references.ts';
import { strikethrough } from './features/strikethrough.ts';
import { tables } from './features/tables.ts';
import { taskLists } from './features/task-lists.ts';
import { inlineText } from './inline-text.ts';
import { lines } from './lines.ts';
import { sourceLines } from './source-lines.ts';

/** What the rules need to know of the site. */
export interface ParserOptions {
  /** The site's URL, absolute, with a slash at its end. */
  readonly url: string;
  readonly highlighting: boolean;
  readonly lineNumbers: boolean;
  readonly labels: MarkdownLabels;
}

/**
 * CommonMark with GitHub's tables, strikethrough, autolinks, task lists, footnotes and alerts. Texts are printed as
 * typed (no typographer), and raw HTML stays. Its `render` wants a `BodyEnvironment`.
 */
export function createParser({ url, highlighting, lineNumbers, labels }: ParserOptions): MarkdownIt {
  const own = url.slice(url.indexOf('//'));
  return (
    new MarkdownIt({ html: true })
      .use(sourceLines)
      .use(inlineText)
      .use(autolinks)
      .use(strikethrough)
      .use(conflicts)
      .use(alerts, labels)
      .use(containers, labels)
      .use(taskLists)
      .use(footnotes, labels)
      .use(pictures)
      .use(tables, labels)
      .use(codeBlocks, { highlighting, lineNumbers }, labels)
      .use(codeFindings, highlighting)
      .use(links, own)
      .use(rawHtml, own)
      // Behind everything that makes or moves tokens: what is learnt from all of them.
      .use(foreignSyntax)
      .use(references)
      .use(headingOrder)
      .use(headings)
      .use(lines)
      .use(linkTexts)
      .use(words)
  );
}
