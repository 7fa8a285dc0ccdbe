import { printable } from '../printable.ts';
import type { Place } from '../problem.ts';

/** Characters of a line that are shown: a paragraph is often one line of a thousand. */
const mostShown = 100;
/** Characters before the place that stay, where the line has to be cut. */
const before = 40;

/** A line of a file with the place marked below it. */
export interface Frame {
  readonly number: string;
  readonly text: string;
  /** What stands below the text: blanks as wide as what is before the place, then a mark as wide as the place. */
  readonly mark: string;
}

/**
 * The line of a file's text (lines end in line feeds) that a place is on, and a mark below the place. Null where the file
 * has no such line, or nothing is on it.
 */
export function frameOf(text: string, { line, column, endLine, endColumn }: Place): Frame | null {
  const whole = text.split('\n')[line - 1];
  if (whole === undefined || whole.trim() === '') return null;
  const at = Math.min(column - 1, whole.length);
  const from = whole.length > mostShown ? startOfLetter(whole, Math.max(0, at - before)) : 0;
  const to = Math.min(whole.length, from + mostShown);
  const end = endLine === line && endColumn !== undefined ? endColumn - 1 : endLine === undefined ? at + 1 : to;
  const shown = (start: number, stop: number) => printable(whole.slice(start, stop).replaceAll('\t', ' '));
  const cut = from > 0 ? '…' : '';
  return {
    number: String(line),
    text: `${cut}${shown(from, to)}${to < whole.length ? '…' : ''}`,
    mark:
      ' '.repeat(cut.length + widthOf(shown(from, at))) +
      '^'.repeat(Math.max(1, widthOf(shown(at, Math.min(end, to))))),
  };
}

/** No half of a character that UTF-16 writes in two. */
function startOfLetter(text: string, index: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(index)) ? index - 1 : index;
}

/** Letters that terminals show two columns wide (Unicode, UAX #11), and marks that take none of their own. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
const narrow = /\p{Mark}|[\u200b-\u200f]/u;

/** How many columns of a terminal a text takes. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += narrow.test(letter) ? 0 : wide.test(letter) ? 2 : 1;
  return width;
}
