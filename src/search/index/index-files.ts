import { gzipSync } from 'node:zlib';
import { compareText } from '../../archive/order.ts';
import type { SearchFilters } from '../filters.ts';
import type { Stemmer } from '../stemmers.ts';
import { type FilterValues, fileNames, type Outline, type ResultText, type Section, type Shard } from './format.ts';
import { recordOf, WordLists } from './word-lists.ts';

/** A post as it is indexed. */
export interface SearchRecord {
  /** Its place in the site's list of languages. */
  readonly language: number;
  /** In HTML. */
  readonly card: string | Promise<string>;
  readonly title: string;
  readonly excerpt: string;
  readonly text: string;
  readonly sections: readonly Section[];
  readonly filters: SearchFilters;
}

/** A file of an index, with its path in the index's folder. */
export interface IndexFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/**
 * Bytes of a file of words before it is compressed, about: one is loaded for each word that is searched for. The fewer files a
 * blog needs, the smaller they may be: what says where a word is grows with their number, and is always loaded.
 */
const shardSizes = { small: 7_000, large: 12_000, fewFiles: 14 };
/**
 * Bytes of a file of texts before it is compressed, about. The ten results of a small blog would take nearly all of its
 * files, so one or few hold all its texts; among the texts of a large one those beside a result are ballast.
 */
const textsSizes = { small: 20_000, large: 64_000, fewFiles: 3, alone: 160_000 };
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
  const posts: Pick<SearchRecord, 'language' | 'filters'>[] = [];
  const texts: string[] = [];
  for (const { card, excerpt, text, sections, ...post } of records) {
    if (posts.length % turn === 0) await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    const shown: ResultText = { card: await card, title: post.title, excerpt, text, sections };
    texts.push(JSON.stringify(shown));
    words.add(posts.length, post, text);
    posts.push(post);
  }
  const stems = words.byStem();
  const sizes = new Map(stems.map((word) => [word, JSON.stringify(word).length]));
  const sizeOf = (word: (typeof stems)[number]) => sizes.get(word) ?? 0;
  const shards = inFiles(stems, sizeOf, shardSize(sizes.values()));
  const textFiles = inFiles(texts, ({ length }) => length, textsSize(texts));
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
    texts: textFiles.map((_, number) => textFiles.slice(0, number).reduce((sum, { length }) => sum + length, 0)),
  };
  return [
    file(fileNames.outline, outline),
    file(fileNames.vocabulary, words.vocabulary()),
    ...shards.map((shard, number) => file(fileNames.shard(number), recordOf(shard) satisfies Shard)),
    ...textFiles.map((part, number) => packedFile(fileNames.texts(number), `[${part.join(',')}]`)),
  ];
}

/** What there is in files of about one size, in its order. */
function inFiles<Item>(items: readonly Item[], sizeOf: (item: Item) => number, most: number): Item[][] {
  const files: Item[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const own = sizeOf(item);
    if (size + own > most && size > 0) {
      files.push([]);
      size = 0;
    }
    files.at(-1)?.push(item);
    size += own;
  }
  return files;
}

function shardSize(sizes: Iterable<number>): number {
  let all = 0;
  for (const size of sizes) all += size;
  return all <= shardSizes.small * shardSizes.fewFiles ? shardSizes.small : shardSizes.large;
}

function textsSize(texts: readonly string[]): number {
  const all = texts.reduce((sum, { length }) => sum + length, 0);
  if (all <= textsSizes.alone) return textsSizes.alone;
  return all <= textsSizes.large * textsSizes.fewFiles ? textsSizes.large : textsSizes.small;
}

function valuesOf(values: readonly (readonly string[])[]): FilterValues {
  const names = [...new Set(values.flat())].sort(compareText);
  const places = new Map(names.map((name, place) => [name, place]));
  return { names, of: values.map((own) => own.flatMap((name) => places.get(name) ?? [])) };
}

/** The tenth byte of gzip's header names the system that it was made on (RFC 1952): 255 says none. */
const systemByte = 9;

function file(path: string, content: unknown): IndexFile {
  return packedFile(path, JSON.stringify(content));
}

function packedFile(path: string, json: string): IndexFile {
  const bytes = gzipSync(json, { level: 9, memLevel: 9 });
  bytes[systemByte] = 255;
  return { path, content: bytes };
}
