/**
 * What of a search index is a file, written by the build and read in the browser. Each file is JSON, compressed by
 * gzip. Posts are numbered within their bundle, the newest first.
 */

/** What is read of a bundle before anything is searched for. */
export interface Outline {
  /** The number of words of each post. */
  readonly lengths: readonly number[];
  /** The number of words of each title. */
  readonly titleLengths: readonly number[];
  /** The language of each post: its place in the site's list of them. */
  readonly languages: readonly number[];
  readonly filters: Readonly<Record<FilterName, FilterValues>>;
  /** The first stem of each file of words, sorted: where a word would be found. */
  readonly shards: readonly string[];
  /** The first post of each file of texts, sorted: where a result's text would be found. */
  readonly texts: readonly number[];
}

/** What results can be narrowed by. */
export type FilterName = 'tag' | 'category' | 'author' | 'year';

export interface FilterValues {
  readonly names: readonly string[];
  /** The places of each post's values among the names. */
  readonly of: readonly (readonly number[])[];
}

/** A file of words: by their stems, then by their forms, the posts that have them. */
export type Shard = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

/** How a post has a word. */
export interface Occurrence {
  /** How often its text has it; from 5 on about so. */
  readonly count: number;
  readonly inTitle: boolean;
  /** True where it is in the name of a tag, a category or an author. */
  readonly inTerm: boolean;
}

/** The words of titles and of terms' names, each with the number of posts that have it there. */
export type Vocabulary = Readonly<Record<string, number>>;

/** Counts that are told from one another: the more, the less one more says. */
const counts = [0, 1, 2, 3, 4, 6, 10, 20];
const [titleBit, termBit, codes] = [8, 16, 32];

/** An occurrence in a post as one number, after the post that had the word before it (-1 for the first). */
export function packed(post: number, before: number, { count, inTitle, inTerm }: Occurrence): number {
  const level = counts.findLastIndex((least) => least <= count);
  return (post - before) * codes + level + (inTitle ? titleBit : 0) + (inTerm ? termBit : 0);
}

/** Calls for each occurrence of a packed list, in the order of posts. */
export function unpack(list: readonly number[], call: (post: number, occurrence: Occurrence) => void): void {
  let post = -1;
  for (const number of list) {
    post += Math.floor(number / codes);
    call(post, occurrences[number % codes] ?? none);
  }
}

const none: Occurrence = { count: 0, inTitle: false, inTerm: false };
const occurrences = Array.from({ length: codes }, (_, code): Occurrence => {
  return { count: counts[code % titleBit] ?? 0, inTitle: (code & titleBit) !== 0, inTerm: (code & termBit) !== 0 };
});

/** A post as a result shows it. */
export interface ResultText {
  /** The card in HTML, as the theme prints it. */
  readonly card: string;
  readonly title: string;
  /** What the card says of the post: where a passage is found, it stands there instead. */
  readonly excerpt: string;
  readonly text: string;
  /** The headings that a link can lead to, in the order of the text. */
  readonly sections: readonly Section[];
}

/** A heading in a text: its id in the page, and where its words begin and end in the text, in UTF-16 code units. */
export type Section = readonly [id: string, start: number, end: number];

/** Names of a bundle's files in its folder. Hosts compress none of them again: they know no such type. */
export const fileNames = {
  outline: 'outline.bin',
  vocabulary: 'vocabulary.bin',
  shard: (number: number) => `words-${number}.bin`,
  texts: (number: number) => `texts-${number}.bin`,
};
