import { loadingElements } from './elements.ts';

/**
 * Is given an element that may load something: its name in small letters, and where in the page what stands between `<` and
 * `>` begins and ends. Gives where the next one is looked for.
 */
export type OnElement = (name: string, from: number, end: number) => number;

const [lessThan, greaterThan, equals, bang, slash, dash] = [0x3c, 0x3e, 0x3d, 0x21, 0x2f, 0x2d];
const [doubleQuote, singleQuote] = [0x22, 0x27];
const [colon, backslash, ampersand, hash] = [0x3a, 0x5c, 0x26, 0x23];

/**
 * Goes once through the bytes of a page in UTF-8 and hands out its elements that load, those in comments left out. True
 * where an attribute may style, run, or name a frame, which has to be asked of the text. A page has hundreds of tags of
 * which a few load, and as many signs before which no such name stands: bytes are compared, and no text is made of them.
 */
export function eachElement(page: Buffer, onElement: OnElement): boolean {
  let mayMatter = false;
  let next = 0;
  for (let at = nextSign(page, 0); at < page.length; at = nextSign(page, at + 1)) {
    if (page[at] === equals) mayMatter ||= attributeMayMatter(page, at);
    else if (at >= next) next = behindTag(page, at, onElement);
  }
  return mayMatter;
}

/** Where the next `<` or `=` is, which differ in one bit; behind the end where there is none. */
function nextSign(page: Buffer, from: number): number {
  const { length } = page;
  let at = from;
  while (at < length && ((page[at] ?? 0) & 0xfe) !== lessThan) at++;
  return at;
}

/** Hands out what begins at a `<`, where it is an element that loads; gives where the next tag is looked for. */
function behindTag(page: Buffer, at: number, onElement: OnElement): number {
  if (page[at + 1] === slash) return at;
  if (page[at + 1] === bang) return behindComment(page, at);
  const name = nameAt(page, at + 1);
  if (name === undefined) return at;
  const end = tagEnd(page, at + 1 + name.length);
  return end === -1 ? at : onElement(name, at + 1, end);
}

function behindComment(page: Buffer, at: number): number {
  if (page[at + 2] !== dash || page[at + 3] !== dash) return at;
  const end = page.indexOf('-->', at + 4);
  return end === -1 ? at : end + 3;
}

/** Where the `>` of a tag is, which is none within quotes; -1 where it has none. */
function tagEnd(page: Buffer, from: number): number {
  let quote: number | null = null;
  for (let at = from; at < page.length; at++) {
    const byte = page[at];
    if (quote !== null) {
      if (byte === quote) quote = null;
    } else if (byte === greaterThan) return at;
    else if (byte === doubleQuote || byte === singleQuote) quote = byte;
  }
  return -1;
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

/** Where the text of a script or a style ends, which begins at `from`: at its end tag, or where the page does. */
export function endOfText(page: Buffer, from: number, name: 'script' | 'style'): number {
  for (let at = page.indexOf(lessThan, from); at >= 0; at = page.indexOf(lessThan, at + 1))
    if (page[at + 1] === slash && isSame(page, at + 2, name)) return at;
  return page.length;
}

/** True where a name in small letters stands at a place, whatever its case there: the two differ in one bit. */
function isSame(page: Buffer, from: number, name: string): boolean {
  for (let index = 0; index < name.length; index++)
    if (((page[from + index] ?? 0) | 0x20) !== name.charCodeAt(index)) return false;
  return true;
}

/** The names of elements as numbers of five bits for each letter, which are the same for the small and the capital one. */
const elements = new Map(loadingElements.map((name) => [numberOf(Buffer.from(name), 0, name.length), name]));
const mostLetters = 6;

function numberOf(bytes: Buffer, from: number, end: number): number {
  let number = 0;
  for (let at = from; at < end; at++) number = (number << 5) | ((bytes[at] ?? 0) & 0x1f);
  return number;
}

/** The name of the loading element that stands at a place as a whole word. */
function nameAt(page: Buffer, from: number): string | undefined {
  let end = from;
  while (end < from + mostLetters && isLetter(page[end])) end++;
  return isWordPart(page[end]) ? undefined : elements.get(numberOf(page, from, end));
}

/**
 * True where before a `=` stands what may be the name of an attribute that styles or runs, or the end of `data-frame`. White
 * space may be between them; of what is no ASCII it is not told here what it is.
 */
function attributeMayMatter(page: Buffer, sign: number): boolean {
  let end = sign;
  while (isSpace(page[end - 1])) end--;
  let start = end;
  while (isLetter(page[start - 1])) start--;
  const length = end - start;
  if (length === 0) return (page[end - 1] ?? 0) > 0x7f;
  if (length > 2 && isSame(page, start, 'on')) return true;
  return length === 5 && (isSame(page, start, 'style') || isSame(page, start, 'frame'));
}

function isSpace(byte = 0): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function isLetter(byte = 0): boolean {
  const small = byte | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

/** As `\w` has it. */
function isWordPart(byte = 0): boolean {
  return isLetter(byte) || byte === 0x5f || (byte >= 0x30 && byte <= 0x39);
}
