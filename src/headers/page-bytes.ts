import type { KeptText } from '../model/page-text.ts';
import { loadingElements } from './elements.ts';

/** A page in UTF-8, with the places in it of the texts that other pages have too, one behind the other. */
export interface PageBytes {
  readonly bytes: Buffer;
  readonly kept: readonly KeptPlace[];
}

/** Where in the bytes of a page a text stands. */
export interface KeptPlace {
  readonly text: KeptText;
  readonly from: number;
  readonly end: number;
}

/** What may matter in a page: an attribute, or what begins at a `<`. */
export interface Sign {
  readonly kind: 'attribute' | 'comment' | 'element';
  /** The name of an element that may load something, in small letters; empty for the others. */
  readonly name: string;
  /** Where in the page what stands behind the sign begins. */
  readonly from: number;
}

/**
 * A comment, an element that may load something, or the sign behind the name of an attribute that styles or runs, or behind the
 * end of `data-frame`. White space may be between these; of what is no ASCII it is not told here what it is. It is one
 * expression because `<` and `=` differ in one bit: V8 looks for both at once, in less time than for one of them.
 */
const sign = new RegExp(
  `<(?:!--|(${loadingElements.join('|')})\\b)|=(?<=[^a-z](?:style|frame|on[a-z]+)[\\s\\x80-\\xff]*=)`,
  'gi',
);

/**
 * The signs between two places of a page. Each byte is taken for a character: all that is looked for is ASCII, and such a text
 * is made in no time. An expression is fast from the first page on; a loop over bytes is compiled for a hundred pages.
 */
export function signsIn(page: Buffer, from: number, end: number): Sign[] {
  // What stands before a name tells whether it is a whole one.
  const before = Math.max(0, from - 1);
  const text = page.toString('latin1', before, end);
  const signs: Sign[] = [];
  sign.lastIndex = from - before;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    const [found, name = ''] = match;
    const kind = found === '=' ? 'attribute' : name === '' ? 'comment' : 'element';
    signs.push({ kind, name: name.toLowerCase(), from: before + match.index + 1 });
  }
  return signs;
}

const [greaterThan, doubleQuote, singleQuote] = [0x3e, 0x22, 0x27];
const [slash, colon, backslash, ampersand, hash] = [0x2f, 0x3a, 0x5c, 0x26, 0x23];

/** Where a comment ends, of which what stands behind `<` begins at `from`; null where it does not. */
export function commentEnd(page: Buffer, from: number): number | null {
  const end = page.indexOf('-->', from + '!--'.length);
  return end === -1 ? null : end + '-->'.length;
}

/** Where the `>` of a tag is, which is none within quotes; null where it has none. */
export function tagEnd(page: Buffer, from: number): number | null {
  let quote: number | null = null;
  for (let at = from; at < page.length; at++) {
    const byte = page[at];
    if (quote !== null) {
      if (byte === quote) quote = null;
    } else if (byte === greaterThan) return at;
    else if (byte === doubleQuote || byte === singleQuote) quote = byte;
  }
  return null;
}

/**
 * True where a tag may have an address that leads elsewhere, by the signs that such a one has: most of what a page shows is
 * named by a path of the site itself.
 */
export function mayLeadElsewhere(page: Buffer, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const byte = page[at];
    if (byte === colon || byte === backslash) return true;
    if (byte === slash && page[at + 1] === slash) return true;
    if (byte === ampersand && page[at + 1] === hash) return true;
  }
  return false;
}

/** Where the text of a script or a style ends, which begins at `from`; null where its end tag is missing. */
export function textEnd(page: Buffer, from: number, name: 'script' | 'style'): number | null {
  for (let at = page.indexOf('</', from); at >= 0; at = page.indexOf('</', at + 1))
    if (page.toString('latin1', at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  return null;
}
