import type MarkdownIt from 'markdown-it';
import Token from 'markdown-it/lib/token.mjs';
import type { MarkdownLabels } from '../../i18n/words.ts';
import { escapeHtml } from '../../model/escape-html.ts';
import { textWithPictures } from '../tokens.ts';

/**
 * Tables in a box that scrolls sideways, which the keyboard can reach and which is named by the table's head. Cells are
 * aligned by classes; one of the head that is empty heads nothing.
 */
export function tables(parser: MarkdownIt, labels: MarkdownLabels): void {
  const { rules } = parser.renderer;
  parser.core.ruler.push('table_addresses', ({ src, tokens }) => {
    if (!src.includes('|')) return;
    for (let index = 0; index < tokens.length; index++) {
      const type = tokens[index]?.type;
      if (type === 'td_open' || type === 'th_open') markAddresses(tokens[index + 1]?.children ?? []);
    }
  });
  rules.table_open = (tokens, index) => {
    const name = headOf(tokens, index) || labels.table;
    const width = columnsOf(tokens, index) < manyColumns ? '' : ' many-columns';
    return `<div class="table-scroll${width}" role="group" aria-label="${escapeHtml(name)}" tabindex="0">\n<table${parser.renderer.renderAttrs(tokens[index] ?? new Token('table', 'table', 1))}>\n`;
  };
  rules.table_close = () => '</table>\n</div>\n';
  rules.th_open = (tokens, index) =>
    (isEmpty(tokens[index + 1]) ? '<td' : '<th scope="col"') + alignment(tokens[index]);
  rules.th_close = (tokens, index) => (isEmpty(tokens[index - 1]) ? '</td>\n' : '</th>\n');
  rules.td_open = (tokens, index) => `<td${alignment(tokens[index])}`;
}

/** Gives a class to links that show their own address, which is no word: a cell may break it. */
function markAddresses(children: readonly Token[]): void {
  for (const token of children)
    if (token.type === 'link_open' && /^(?:autolink|linkify)$/.test(token.markup)) token.attrJoin('class', 'address');
}

/** As many columns as fit no measure of text: such a table takes the page's width. */
const manyColumns = 10;

function columnsOf(tokens: readonly Token[], open: number): number {
  const end = tokens.findIndex(({ type }, index) => index > open && type === 'tr_close');
  return tokens.slice(open, end).filter(({ type }) => type === 'th_open').length;
}

function headOf(tokens: readonly Token[], open: number): string {
  const cells: string[] = [];
  for (let index = open; index < tokens.length && tokens[index]?.type !== 'thead_close'; index++) {
    cells.push(textWithPictures(tokens[index]?.children ?? []).trim());
  }
  return cells.filter((text) => text !== '').join(', ');
}

/** The end of a cell's tag. markdown-it aligns by a `style`, which a strict Content-Security-Policy forbids. */
function alignment(cell: Token | undefined): string {
  const side = cell?.attrGet('style')?.replace('text-align:', '');
  return side === undefined ? '>' : ` class="align-${side}">`;
}

function isEmpty(inline: Token | undefined): boolean {
  return inline?.children?.length === 0;
}
