import MarkdownIt from 'markdown-it';
import deflist from 'markdown-it-deflist';
import type { MarkdownLabels } from '../i18n/words.ts';
import { words } from './count-words.ts';
import { attributes } from './features/attributes/attributes.ts';
import { autolinks } from './features/autolinks.ts';
import { blockSlips } from './features/block-slips.ts';
import { codeBlocks } from './features/code/blocks.ts';
import { codeFindings } from './features/code/code-findings.ts';
import { conflicts } from './features/conflicts.ts';
import { alerts } from './features/containers/alerts.ts';
import { containers } from './features/containers/containers.ts';
import { diagrams } from './features/diagrams/diagrams.ts';
import { embeds } from './features/embeds/embeds.ts';
import { footnotes } from './features/footnotes.ts';
import { foreignSyntax } from './features/foreign-syntax.ts';
import { formulas } from './features/formulas/formulas.ts';
import { mathFences } from './features/formulas/math-fences.ts';
import { headingOrder } from './features/heading-order.ts';
import { headings } from './features/headings.ts';
import { inlineContents } from './features/inline-contents.ts';
import { leftNotes } from './features/left-notes.ts';
import { linkTexts } from './features/link-text.ts';
import { links } from './features/links.ts';
import { oddCharacters } from './features/odd-characters.ts';
import { openQuotes } from './features/open-quotes.ts';
import { pictures } from './features/pictures.ts';
import { rawHtml } from './features/raw-html.ts';
import { references } from './features/references.ts';
import { tables } from './features/tables.ts';
import { taskLists } from './features/task-lists.ts';
import { abbreviations } from './features/typography/abbreviations.ts';
import { marks, strikethrough } from './features/typography/delimited.ts';
import { emoji } from './features/typography/emoji.ts';
import { smartQuotes } from './features/typography/smart-quotes.ts';
import { unreadBlocks } from './features/unread-blocks.ts';
import { unreadMarks } from './features/unread-marks.ts';
import { inlineText } from './inline-text.ts';
import { lines } from './lines.ts';
import { plainBlocks } from './plain-blocks.ts';
import { sourceLines } from './source-lines.ts';

/** What the rules need to know of the site. */
export interface ParserOptions {
  /** The site's URL, absolute, with a slash at its end. */
  readonly url: string;
  readonly highlighting: boolean;
  readonly lineNumbers: boolean;
  readonly smartQuotes: boolean;
  readonly emoji: boolean;
  readonly diagrams: boolean;
  /** Of the text (BCP 47). */
  readonly language: string;
  readonly labels: MarkdownLabels;
}

/**
 * CommonMark with GitHub's tables, strikethrough, autolinks, task lists, footnotes and alerts, and what engineers
 * are used to beside them. Texts are printed as typed unless a site wants other quotation marks, and raw HTML stays.
 * Its `render` wants a `BodyEnvironment`.
 */
export function createParser(options: ParserOptions): MarkdownIt {
  const { url, labels } = options;
  const own = url.slice(url.indexOf('//'));
  const parser = new MarkdownIt({ html: true })
    .use(sourceLines)
    .use(inlineText)
    .use(plainBlocks)
    .use(autolinks)
    .use(strikethrough)
    .use(marks)
    .use(deflist)
    .use(abbreviations)
    .use(conflicts)
    .use(alerts, labels)
    .use(containers, labels)
    .use(formulas, labels)
    .use(attributes)
    .use(embeds, labels, options.language)
    .use(inlineContents, labels)
    .use(taskLists)
    .use(footnotes, labels)
    .use(pictures)
    .use(tables, labels)
    .use(codeBlocks, options, labels)
    .use(mathFences, labels)
    .use(codeFindings, options.highlighting)
    .use(links, own)
    .use(rawHtml, own)
    // Behind everything that makes or moves tokens: what is learnt from all of them.
    .use(oddCharacters)
    .use(blockSlips)
    .use(unreadBlocks)
    .use(unreadMarks)
    .use(leftNotes)
    .use(foreignSyntax)
    .use(openQuotes)
    .use(references)
    .use(headingOrder)
    .use(headings)
    .use(lines)
    .use(linkTexts)
    .use(words);
  if (options.smartQuotes) parser.use(smartQuotes, options.language);
  if (options.emoji) parser.use(emoji);
  if (options.diagrams) parser.use(diagrams, options, labels);
  return parser;
}
