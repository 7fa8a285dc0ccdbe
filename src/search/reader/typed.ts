import { wordsOf } from '../words.ts';

/** What was typed, with what has a meaning of its own in it. */
export interface Typed {
  /** What is wanted, without what is not: its words are found, its phrases as they stand. */
  readonly wanted: string;
  /** What is not wanted, as it was typed, a space before it; '' where there is nothing of it. */
  readonly rest: string;
  /** The forms of what no result may have: of a word one, of a phrase more. */
  readonly excluded: readonly (readonly string[])[];
}

/** A minus sign before a word or a phrase, at the beginning or behind a space: that of `write-ahead` joins two words. */
const exclusions = /(?<=^|\s)-(?:"([^"]*)"|([^\s"-][^\s"]*))/g;
const phrases = /"([^"]+)"/g;

/** Reads a query as search engines do: `"two words"` stand together, `-word` is in no result. */
export function typed(query: string): Typed {
  const excluded: string[][] = [];
  const rest: string[] = [];
  const wanted = query.replaceAll(exclusions, (all, phrase?: string, word?: string) => {
    const forms = formsOf(phrase ?? word ?? '');
    if (forms.length === 0) return all;
    excluded.push(forms);
    rest.push(` ${all}`);
    return '';
  });
  return { wanted: excluded.length === 0 ? query : wanted.trim(), rest: rest.join(''), excluded };
}

/** The forms of each phrase of more than one word. */
export function phrasesOf(wanted: string): string[][] {
  return [...wanted.matchAll(phrases)].map(([, phrase = '']) => formsOf(phrase)).filter(({ length }) => length > 1);
}

/** True where these forms stand in a row in a text. */
export function hasPhrase(text: string, phrase: readonly string[]): boolean {
  const forms = formsOf(text);
  return forms.some((_, start) => phrase.every((form, place) => forms[start + place] === form));
}

function formsOf(text: string): string[] {
  return [...wordsOf(text)].map(({ form }) => form);
}
