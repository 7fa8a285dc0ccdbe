import { gzipSync } from 'node:zlib';
import { compareText } from '../../archive/order.ts';
import type { SearchFilters } from '../filters.ts';
import type { Stemmer } from '../stemmers.ts';
import { stemOf, wordsOf } from '../words.ts';
import {
  type FilterValues,
  fileNames,
  type Outline,
  packed,
  type ResultText,
  type Shard,
  type Vocabulary,
} from './format.ts';

/** A post as it is indexed. */
export interface SearchRecord {
  /** Its place in the site's list of languages. */
  readonly language: number;
  readonly card: unknown;
  readonly title: string;
  readonly text: string;
  readonly filters: SearchFilters;
}

/** A file of an index, with its path in the index's folder. */
export interface IndexFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** Bytes of a file of words before it is compressed, about: one is loaded for each word that is searched for. */
const shardSize = 24_000;
/** Posts after which a build that does other things meanwhile gets its turn. */
const turn = 10;

/**
 * The files of an index of posts, the newest first: the same bytes for the same records. `stemmers` are those of the
 * site's languages, in their order. Throws what `signal` was aborted with.
 */
export async function indexFiles(
  records: Iterable<SearchRecord>,
  stemmers: readonly Stemmer[],
  signal?: AbortSignal,
): Promise<IndexFile[]> {
  const words = new WordLists(stemmers);
  const posts: Omit<SearchRecord, 'card' | 'text'>[] = [];
  const texts: IndexFile[] = [];
  for (const { card, text, ...post } of records) {
    if (posts.length % turn === 0) await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    texts.push(file(fileNames.text(posts.length), { card, title: post.title, text } satisfies ResultText));
    words.add(posts.length, post, text);
    posts.push(post);
  }
  const shards = shardsOf(words.byStem());
  const outline: Outline = {
    lengths: words.lengths,
    titleLengths: words.titleLengths,
    languages: posts.map(({ language }) => language),
    filters: {
      tag: valuesOf(posts.map(({ filters }) => filters.tag)),
      category: valuesOf(posts.map(({ filters }) => filters.category)),
      author: valuesOf(posts.map(({ filters }) => filters.author)),
      year: valuesOf(posts.map(({ filters }) => filters.year)),
    },
    shards: shards.map(([first]) => first?.[0] ?? ''),
  };
  return [
    file(fileNames.outline, outline),
    file(fileNames.vocabulary, words.vocabulary()),
    ...shards.map((shard, number) => file(fileNames.shard(number), recordOf(shard) satisfies Shard)),
    ...texts,
  ];
}

/** What one post has of a word. */
interface Count {
  count: number;
  inTitle: boolean;
  inTerm: boolean;
}

/** The posts of each word, packed as they come. */
class WordLists {
  readonly lengths: number[] = [];
  readonly titleLengths: number[] = [];
  readonly #stemmers: readonly Stemmer[];
  /** By language and form. */
  readonly #stems: readonly Map<string, string>[];
  readonly #lists = new Map<string, Map<string, { last: number; packed: number[] }>>();
  readonly #named = new Map<string, number>();

  constructor(stemmers: readonly Stemmer[]) {
    this.#stemmers = stemmers;
    this.#stems = stemmers.map(() => new Map());
  }

  add(number: number, { title, filters, language }: Omit<SearchRecord, 'card' | 'text'>, text: string): void {
    const counts = new Map<string, Count>();
    const countOf = (form: string): Count => {
      const known = counts.get(form);
      if (known !== undefined) return known;
      const made = { count: 0, inTitle: false, inTerm: false };
      counts.set(form, made);
      return made;
    };
    const length = each(text, (form) => countOf(form).count++);
    const titleLength = each(title, (form) => {
      countOf(form).inTitle = true;
    });
    for (const term of [...filters.tag, ...filters.category, ...filters.author]) {
      each(term, (form) => {
        countOf(form).inTerm = true;
      });
    }
    this.lengths.push(length);
    this.titleLengths.push(titleLength);
    for (const [form, count] of counts) {
      this.#list(form, language, number, count);
      if (count.inTitle || count.inTerm) this.#named.set(form, (this.#named.get(form) ?? 0) + 1);
    }
  }

  #list(form: string, language: number, number: number, count: Count): void {
    const stem = this.#stem(form, language);
    const forms = this.#lists.get(stem) ?? new Map<string, { last: number; packed: number[] }>();
    this.#lists.set(stem, forms);
    const list = forms.get(form) ?? { last: -1, packed: [] };
    forms.set(form, list);
    list.packed.push(packed(number, list.last, count));
    list.last = number;
  }

  #stem(form: string, language: number): string {
    const known = this.#stems[language]?.get(form);
    if (known !== undefined) return known;
    const stemmer = this.#stemmers[language];
    const stem = stemmer === undefined ? form : stemOf(form, stemmer);
    this.#stems[language]?.set(form, stem);
    return stem;
  }

  /** Sorted by stem, and by form below it: neither depends on the order in which texts have them. */
  byStem(): StemEntry[] {
    return sorted(this.#lists).map(([stem, forms]) => [
      stem,
      recordOf(sorted(forms).map(([form, list]) => [form, list.packed])),
    ]);
  }

  vocabulary(): Vocabulary {
    return recordOf(sorted(this.#named));
  }
}

/** Calls for each word of a text, and gives their number. */
function each(text: string, call: (form: string) => void): number {
  let number = 0;
  for (const { form } of wordsOf(text)) {
    call(form);
    number++;
  }
  return number;
}

type StemEntry = readonly [stem: string, forms: Readonly<Record<string, readonly number[]>>];

/** Words in files of about one size. */
function shardsOf(words: readonly StemEntry[]): StemEntry[][] {
  const shards: StemEntry[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const bytes = JSON.stringify(word).length;
    if (size + bytes > shardSize && size > 0) {
      shards.push([]);
      size = 0;
    }
    shards.at(-1)?.push(word);
    size += bytes;
  }
  return shards;
}

function valuesOf(values: readonly (readonly string[])[]): FilterValues {
  const names = [...new Set(values.flat())].sort(compareText);
  const places = new Map(names.map((name, place) => [name, place]));
  return { names, of: values.map((own) => own.flatMap((name) => places.get(name) ?? [])) };
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => compareText(a, b));
}

/** Without a prototype: `constructor` is a word like others. */
function recordOf<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  const record: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) record[key] = value;
  return record;
}

/** The tenth byte of gzip's header names the system that it was made on (RFC 1952): 255 says none. */
const systemByte = 9;

function file(path: string, content: unknown): IndexFile {
  const bytes = gzipSync(JSON.stringify(content), { level: 9 });
  bytes[systemByte] = 255;
  return { path, content: bytes };
}
