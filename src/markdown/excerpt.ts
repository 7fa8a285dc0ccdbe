import { textRuns } from '../model/strip-tags.ts';
import { beforeMore, proseRuns } from './prose.ts';

/** How much of a text is kept, and what stands behind it where something was left out. */
export interface TrimOptions {
  /** Words or characters; for trimWords 55, for excerpt 20 words or 40 characters where it is left out. */
  readonly count?: number | null;
  /** For trimWords `…` and for excerpt ` [...]` where it is left out. */
  readonly more?: string;
}

/** What an excerpt depends on beside its text. */
export interface ExcerptOptions extends TrimOptions {
  /** BCP 47. @default en */
  readonly language?: string;
}

/** Languages that are counted by characters, as WordPress's translations into them say. */
const countedByCharacters = /^(?:ja|th|zh)(?![^-_])/i;

/** Scripts that do without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** What has a letter of them: the first is of Thai, and the signs in between are of no script. */
const mayBeUnspaced = /[\u0e00-\u1fff\u2c00-\uffff]/;

/**
 * The first words of a text as WordPress's wp_trim_words() gives them: tags fall away, runs of white space become one
 * space. Unlike in WordPress, neighbouring blocks are separated by a space. Entities stay as they are.
 */
export function trimWords(text: string, { count, more = '…' }: TrimOptions = {}): string {
  return ended(firstWords(textRuns(text), count ?? 55), more);
}

/**
 * The excerpt of a rendered body as plain text, which the caller escapes: all prose before `<!--more-->`, as in
 * WordPress, else the first words of it. A language without spaces between words is counted by characters as readers
 * count them, and no word or number is cut (UAX #29). A body is read no further than its excerpt goes.
 */
export function excerpt(html: string, { count = null, more = ' [...]', language = 'en' }: ExcerptOptions = {}): string {
  const before = beforeMore(html);
  const teaser = before === null ? '' : spacedOnce([...proseRuns(before)].join(''));
  if (teaser !== '') return teaser;
  const start = upTo(proseRuns(html), sample);
  if (unitOf(start, language) === 'characters')
    return ended(firstCharacters(proseRuns(html), count ?? 40, language), more);
  // What is wanted is mostly in what was read already.
  const first = firstWords([start], count ?? 20);
  return ended(first.isCut ? first : firstWords(proseRuns(html), count ?? 20), more);
}

/** Letters from which it is told how a text is written. */
const sample = 200;

/** What is counted: characters where the language says so, or the text itself, whatever its language is called. */
function unitOf(start: string, language: string): 'words' | 'characters' {
  if (wordsOrCharacters(language) === 'characters') return 'characters';
  if (!mayBeUnspaced.test(start)) return 'words';
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  return (start.match(unspaced)?.length ?? 0) * 2 > letters ? 'characters' : 'words';
}

/** How excerpts in a language (BCP 47) are counted: by characters where WordPress's translations say so. */
export function wordsOrCharacters(language: string): 'words' | 'characters' {
  return countedByCharacters.test(language) ? 'characters' : 'words';
}

function ended({ text, isCut }: Beginning, more: string): string {
  return isCut ? text + more : text;
}

/** The first runs together, of which no more is read than gives this many code units. */
function upTo(runs: Iterable<string>, length: number): string {
  let text = '';
  for (const run of runs) {
    text += run;
    if (text.length > length) break;
  }
  return text;
}

interface Beginning {
  readonly text: string;
  readonly isCut: boolean;
}

/** The text up to the word after the last one wanted, with one space between words. */
function firstWords(runs: Iterable<string>, count: number): Beginning {
  let text = '';
  let words = 0;
  let inWord = false;
  for (const run of runs) {
    for (let index = 0; index < run.length; index++) {
      const isText = !isSpace(run.charCodeAt(index));
      if (isText && !inWord && ++words > count) return { text: spacedOnce(text + run.slice(0, index)), isCut: true };
      inWord = isText;
    }
    text += run;
  }
  return { text: spacedOnce(text), isCut: false };
}

/** Code units of the longest characters that a text is made of, joined emoji aside. */
const longestCharacter = 8;

/** The whole words and numbers that fit, spaces counted; a first one that does not fit is cut between two characters. */
function firstCharacters(runs: Iterable<string>, count: number, language: string): Beginning {
  const text = spacedOnce(upTo(runs, (count + 1) * longestCharacter + sample));
  const characters = new Intl.Segmenter(language, { granularity: 'grapheme' });
  const words = new Intl.Segmenter(language, { granularity: 'word' });
  const lengthOf = (word: string) => [...characters.segment(word)].length;
  let kept = '';
  let length = 0;
  for (const { segment } of words.segment(text)) {
    length += lengthOf(segment);
    if (length > count) {
      const first = [...characters.segment(segment)].slice(0, count).map((one) => one.segment);
      return { text: (kept || first.join('')).trimEnd(), isCut: true };
    }
    kept += segment;
  }
  return { text: kept, isCut: false };
}

/** White space as HTML and WordPress see it: a no-break space is none. */
function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** A text without spaces at its ends, and with one between words. */
function spacedOnce(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  const trimmed = text.slice(start, end);
  return /[\n\r\t]| {2}/.test(trimmed) ? trimmed.replaceAll(/[\n\r\t ]+/g, ' ') : trimmed;
}
