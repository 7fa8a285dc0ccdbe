import MarkdownIt from 'markdown-it';
import type { MarkdownLabels } from '../../words/words.ts';
import { alerts } from './alerts.ts';
import { autolinks } from './autolinks.ts';
import { codeBlocks } from './code.ts';
import { footnotes } from './footnotes.ts';
import { headings } from './headings.ts';
import { inlineText } from './inline-text.ts';
import { lines } from './lines.ts';
import { links } from './links.ts';
import { pictures } from './pictures.ts';
import { rawHtml } from './raw-html.ts';
import { sourceLines } from './source-lines.ts';
import { strikethrough } from './strikethrough.ts';
import { tables } from './tables.ts';
import { taskLists } from './task-lists.ts';
import { words } from './words.ts';

/** What the rules need to know of the site. */
export interface ParserOptions {
  readonly basePath: string;
  readonly highlighting: boolean;
  readonly labels: MarkdownLabels;
}

/**
 * CommonMark with GitHub's tables, strikethrough, autolinks, task lists, footnotes and alerts. Texts are printed as
 * typed (no typographer), and raw HTML stays. Its `render` wants a `BodyEnvironment`.
 */
export function createParser({ basePath, highlighting, labels }: ParserOptions): MarkdownIt {
  return (
    new MarkdownIt({ html: true })
      .use(sourceLines)
      .use(inlineText)
      .use(autolinks)
      .use(strikethrough)
      .use(alerts, labels)
      .use(taskLists)
      .use(footnotes, labels)
      .use(pictures)
      .use(tables, labels)
      .use(codeBlocks, highlighting, labels)
      .use(links, basePath)
      .use(rawHtml, basePath)
      // Behind everything that makes or moves tokens: what is learnt from all of them.
      .use(headings)
      .use(lines)
      .use(words)
  );
}
