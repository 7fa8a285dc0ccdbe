import { decodeHTML } from 'entities/decode';

// Labels pass a program that reads diagrams by their brackets: what could be taken for one is written as a character of
// private use (Unicode, 23.5), and read back in the drawing.

const shift = 0xe000;
const risky = /[[\](){}<>|"'\\/*~&;:=#%]/g;
const hidden = /[\ue020-\ue07f]/g;

/** Elements of HTML that a label may have, as they are drawn. */
const lineBreak = /<br\s*\/?>|\\n/gi;
const otherTag = /<\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>/gi;

/**
 * A label for the drawing program: without quotation marks around it, its entities (`#quot;`, `&lt;`) as what they stand
 * for, lines parted by `<br>`, nothing in it that is a sign of the language. Not empty: of nothing, a space is left.
 */
export function labelFor(text: string): string {
  const bare = text
    .trim()
    .replace(/^"([\s\S]*)"$/, '$1')
    .replace(/^`([\s\S]*)`$/, '$1');
  const lines = bare.split(lineBreak).map((line) => {
    const plain = line.replaceAll(otherTag, '').replaceAll(/(\*\*|__)(?=\S)(.+?)\1/g, '$2');
    const decoded = decodeHTML(plain.replaceAll(/#(\d+);/g, '&#$1;').replaceAll(/#([a-z]+);/gi, '&$1;'));
    return hide(decoded.trim());
  });
  return lines.join('<br>') || '\u00a0';
}

/** A text with nothing in it that is a sign of the language. */
export function hide(text: string): string {
  return text.replaceAll(risky, (sign) => String.fromCharCode(shift + sign.charCodeAt(0)));
}

/** The same as one word: for names that end at a space. */
export function wordFor(text: string): string {
  return oneWord(labelFor(text).replaceAll('<br>', ' '));
}

/** A text as it is, as one word. */
export function oneWord(text: string): string {
  return hide(text).replaceAll(' ', String.fromCharCode(shift + 0x20));
}

/** What was hidden in a label, in the text of a drawing. */
export function shown(text: string): string {
  return text.replaceAll(hidden, (sign) => String.fromCharCode(sign.charCodeAt(0) - shift));
}
