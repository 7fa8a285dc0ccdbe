import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Problem } from '../../problems/problem.ts';
import { accidentalRow, lostCells, unreadList, unreadTable, wrongDelimiters } from '../../problems/rules/structure.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import type { SourceLines } from '../lines.ts';

/** Tells paragraphs that were meant as a list or a table, and rows of tables of which something is lost. */
export function unreadBlocks(parser: MarkdownIt): void {
  parser.core.ruler.after('block', 'unread_blocks', ({ src, tokens, env }) => {
    const { source, findings }: BodyEnvironment = env;
    const mayHaveTable = src.includes('|');
    let mayHaveItems: boolean | null = null;
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (token?.type === 'table_open') findings.push(...rowProblems(token, source));
      const inline = token?.type === 'paragraph_open' ? tokens[index + 1] : undefined;
      if (inline?.map == null || !inline.content.includes('\n')) continue;
      mayHaveItems ??= itemLike.test(src);
      if (!mayHaveTable && !mayHaveItems) return;
      const lines = inline.content.split('\n').map((text) => text.trim());
      // Who ends each line with a break has them as they were typed.
      const isBroken = /(?: {2}|\\)\n/.test(inline.content);
      const first = source.first + inline.map[0];
      const found =
        (mayHaveTable ? tableProblem(lines, first, source) : null) ??
        (isBroken ? null : listProblem(lines, first, source));
      if (found !== null) findings.push(found);
    }
  });
}

/** What of a list that is none a body has somewhere. */
const itemLike = /^[ \t>]*(?:[-*+•·▪‣◦–][^\s\-*+•·▪‣◦–]|[•·▪‣◦●➢➤]|\d{1,2}(?:[.)]\p{L}|\\[.)] ))/mu;

const item = /^(?:([-*+–])(?=[\p{L}"“(]|\[[ xX]\])|([•·▪‣◦●➢➤])\s*(?=\S)|(\d{1,2}[.)])(?=\p{L})|(\d{1,2}\\[.)])[ \t])/u;

/** Lines of which each begins as an item would, but for a space, or with the sign that word processors have for one. */
function listProblem(lines: readonly string[], first: number, source: SourceLines): Problem | null {
  const begin = lines.findIndex((line, index) => item.test(line) && item.test(lines[index + 1] ?? ''));
  if (begin < 0) return null;
  const [text = ''] = lines.slice(begin);
  const [mark = '', dash, bullet, number, escaped] = item.exec(text) ?? [];
  const of = (line: string) => (item.exec(line) ?? []).slice(1).findIndex((one) => one !== undefined);
  const run = lines.slice(begin).findIndex((line) => of(line) !== of(text));
  const all = run < 0 ? lines.slice(begin) : lines.slice(begin, begin + run);
  // A sign of arithmetic, options of a program, and an emphasis that goes over a line.
  if (all.length < 2 || (dash !== undefined && all.some((line) => /^[-–]\w$|^\*[^*]+\*/.test(line)))) return null;
  const shown = `${number ?? escaped?.replace('\\', '') ?? (bullet === undefined && dash !== '–' ? dash : '-')} ${text.slice(mark.length)}`;
  const line = first + begin;
  return unreadList(bodyPlace({ line, column: source.line(line).indexOf(text) + 1 }), shown);
}

const delimiterLike = /^\|?[ \t]*[:\-–—=_+]+[ \t]*(?:\|[ \t]*[:\-–—=_+]+[ \t]*)*\|?$/;

/** Lines that were meant as the rows of a table, and how its line of dashes should be. */
function tableProblem(lines: readonly string[], first: number, source: SourceLines): Problem | null {
  const isRow = (line: string | undefined) => line !== undefined && /^\|.*[^\\]\|$/.test(line) && cellsOf(line) > 1;
  const delimiters = lines.findIndex((line, index) => index > 0 && delimiterLike.test(line) && /[|+].*[|+]/.test(line));
  const head = lines[delimiters - 1];
  const placeOf = (index: number) =>
    bodyPlace({ line: first + index, column: source.line(first + index).search(/\S/) + 1 });
  if (delimiters > 0 && head !== undefined && isRow(head) && lines[delimiters]?.includes('|')) {
    const [wanted, written] = [cellsOf(head), cellsOf(lines[delimiters] ?? '')];
    const reason =
      wanted === written
        ? 'the line below its head is not of dashes and colons alone'
        : `its head has ${wanted} cells, and the line of dashes ${written}`;
    return wrongDelimiters(placeOf(delimiters), dashes(wanted), reason);
  }
  const begin = lines.findIndex((line, index) => isRow(line) && isRow(lines[index + 1]));
  const [row = ''] = lines.slice(Math.max(0, begin));
  if (begin < 0 || delimiterLike.test(row)) return null;
  return unreadTable(placeOf(begin), dashes(cellsOf(row)));
}

function dashes(cells: number): string {
  return `|${' --- |'.repeat(cells)}`;
}

/** The cells of a row (GFM 4.10): parted by each | that no backslash stands before, in code too. */
function cellsOf(line: string): number {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).length;
}

function rowProblems({ map }: Token, source: SourceLines): Problem[] {
  if (map === null) return [];
  const [from, to] = map;
  const textOf = (index: number) =>
    source
      .line(source.first + index)
      .replace(/^(?:[ \t]*>)+/, '')
      .trimEnd();
  const columns = cellsOf(textOf(from));
  const hasEdges = /^\s*\|/.test(textOf(from));
  const problems: Problem[] = [];
  for (let index = from + 2; index < to; index++) {
    const text = textOf(index);
    const place = bodyPlace({ line: source.first + index, column: text.search(/\S/) + 1 });
    const cells = cellsOf(text);
    if (cells > columns) problems.push(lostCells(place, cells, columns));
    else if (hasEdges && !text.includes('|')) problems.push(accidentalRow(place));
  }
  return problems;
}
