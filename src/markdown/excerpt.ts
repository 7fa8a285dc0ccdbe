import { decode } from 'html-entities';
import { textRuns } from '../model/strip-tags.ts';

/** How much of a text is kept, and what stands behind it where something was left out. */
export interface TrimOptions {
  /** Words or characters; for trimWords 55 and for excerpt 20 where it is left out. */
  readonly count?: number;
  /** For trimWords `…` and for excerpt ` [...]` where it is left out. */
  readonly more?: string;
  /** What is counted: words where this is left out. See wordsOrCharacters. */
  readonly by?: 'words' | 'characters';
}

/** Languages that are counted by characters, as WordPress's translations into them say. */
const countedByCharacters = new Set(['ja', 'th', 'zh']);

/**
 * The first words of a text as WordPress's wp_trim_words() gives them: tags fall away, runs of white space become one
 * space. Unlike in WordPress, neighbouring blocks are separated by a space. Entities stay as they are.
 */
export function trimWords(text: string, options: TrimOptions = {}): string {
  return trimRuns(textRuns(text), { count: 55, more: '…', ...options });
}

/**
 * The excerpt of a rendered body as plain text: trimWords with entities decoded, which the caller escapes again.
 * Characters are counted as readers count them, an entity as one. A body is read no further than its excerpt goes.
 */
export function excerpt(html: string, options: TrimOptions = {}): string {
  return trimRuns(decodedRuns(html), { count: 20, more: ' [...]', ...options });
}

/** How excerpts in a language (BCP 47) are counted: by characters where WordPress's translations say so. */
export function wordsOrCharacters(language: string): 'words' | 'characters' {
  const subtag = language.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  return countedByCharacters.has(subtag) ? 'characters' : 'words';
}

function* decodedRuns(html: string): Generator<string, void, undefined> {
  for (const run of textRuns(html)) yield run.includes('&') ? decode(run) : run;
}

interface Trim {
  readonly count: number;
  readonly more: string;
  readonly by?: 'words' | 'characters';
}

function trimRuns(runs: Iterable<string>, { count, more, by = 'words' }: Trim): string {
  const { text, isCut } = by === 'words' ? firstWords(runs, count) : firstCharacters(runs, count);
  return isCut ? text + more : text;
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

/** Spaces between words count as characters, one each; those at either end of the text do not. */
function firstCharacters(runs: Iterable<string>, count: number): Beginning {
  const characters: string[] = [];
  let afterSpace = false;
  for (const run of runs) {
    for (const character of run) {
      if (isSpace(character.charCodeAt(0))) {
        afterSpace = characters.length > 0;
        continue;
      }
      if (afterSpace) characters.push(' ');
      afterSpace = false;
      characters.push(character);
      if (characters.length > count) return { text: characters.slice(0, count).join(''), isCut: true };
    }
  }
  return { text: characters.join(''), isCut: false };
}

/** White space as HTML and WordPress see it: a no-break space is none. */
function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

function spacedOnce(text: string): string {
  return text.replaceAll(/[\n\r\t ]+/g, ' ').replaceAll(/^ | $/g, '');
}
