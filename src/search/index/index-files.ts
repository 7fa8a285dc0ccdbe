import { gzipSync } from 'node:zlib';
import { compareText } from '../../archive/order.ts';
import type { SearchFilters } from '../filters.ts';
import type { Stemmer } from '../stemmers.ts';
import { type FilterValues, fileNames, type Outline, type ResultText, type Shard } from './format.ts';
import { recordOf, type StemEntry, WordLists } from './word-lists.ts';

/** A post as it is indexed. */
export interface SearchRecord {
  /** Its place in the site's list of languages. */
  readonly language: number;
  /** In HTML. */
  readonly card: string | Promise<string>;
  readonly title: string;
  readonly excerpt: string;
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
  const posts: Omit<SearchRecord, 'card' | 'excerpt' | 'text'>[] = [];
  const texts: IndexFile[] = [];
  for (const { card, excerpt, text, ...post } of records) {
    if (posts.length % turn === 0) await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    const shown: ResultText = { card: await card, title: post.title, excerpt, text };
    texts.push(file(fileNames.text(posts.length), shown));
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

/** The tenth byte of gzip's header names the system that it was made on (RFC 1952): 255 says none. */
const systemByte = 9;

function file(path: string, content: unknown): IndexFile {
  const bytes = gzipSync(JSON.stringify(content), { level: 6 });
  bytes[systemByte] = 255;
  return { path, content: bytes };
}
