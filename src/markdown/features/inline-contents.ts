import type MarkdownIt from 'markdown-it';
import type { MarkdownLabels } from '../../i18n/words.ts';
import { escapeHtml } from '../../model/escape-html.ts';
import type { BodyEnvironment } from '../environment.ts';

/** `[[toc]]`, `[TOC]` or `[[_TOC_]]`, alone in its paragraph. */
const sign = /^\[(?:toc|\[_?toc_?\])\]$/i;
const longest = '[[_TOC_]]'.length;

/** A list of the text's headings of the second and third level, where the text asks for it. */
export function inlineContents(parser: MarkdownIt, labels: MarkdownLabels): void {
  parser.core.ruler.before('inline', 'contents', ({ tokens }) => {
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (token?.type !== 'inline' || token.content.length > longest || token.level !== 1) continue;
      const [open, close] = [tokens[index - 1], tokens[index + 1]];
      if (open?.type !== 'paragraph_open' || !sign.test(token.content) || !close) continue;
      open.hidden = close.hidden = true;
      token.type = 'contents';
    }
  });
  parser.renderer.rules.contents = (_tokens, _index, _options, { headings, features }: BodyEnvironment) => {
    const shown = headings.filter(({ level }) => level <= 3);
    if (shown.length === 0) return '';
    features.add('prose');
    const items = shown.map(
      ({ level, id, text }) =>
        `<li class="level-${level}"><a href="#${encodeURIComponent(id)}">${escapeHtml(text)}</a></li>\n`,
    );
    return `<nav class="contents" aria-label="${escapeHtml(labels.contents)}">\n<ul>\n${items.join('')}</ul>\n</nav>\n`;
  };
}
