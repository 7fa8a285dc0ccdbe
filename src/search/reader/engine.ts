import type { FilterName, Outline } from '../index/format.ts';
import type { NamedLink, SearchIndex } from '../search-files.ts';
import type { Stemmer } from '../stemmers.ts';
import { type BundleReader, openBundle } from './bundle-reader.ts';
import { markedPieces, type Piece, passage } from './passage.ts';
import { isNamed, understand } from './query.ts';
import { type Ranked, rank } from './rank.ts';

export { folded, wordsOf } from '../words.ts';

/** What is searched for. */
export interface Wanted {
  readonly query: string;
  readonly filters: Readonly<Partial<Record<FilterName, string>>>;
  readonly sort: 'newest' | '';
}

/** What a search found. */
export interface Found {
  readonly total: number;
  /** As `Understood` says. */
  readonly corrected: string | null;
  readonly isBeginning: boolean;
  /** The archives that are called as the query is. */
  readonly archives: readonly { readonly kind: 'tag' | 'category' | 'author'; readonly link: NamedLink }[];
  /** Gives so many of the next results with their texts, the best or the newest first. */
  readonly take: (count: number) => Promise<Result[]>;
}

/** A post that was found. */
export interface Result {
  /** The card in HTML, as archives print it. */
  readonly card: string;
  /** What stands in it as its headline, and as what it says of the post. */
  readonly words: { readonly title: string; readonly excerpt: string };
  readonly title: readonly Piece[];
  /** Where the text has it; null where only the title or a term does. */
  readonly passage: readonly Piece[] | null;
}

/** The search of a site. */
export interface Engine {
  readonly index: SearchIndex;
  /** Loads ahead of a search what every search needs. */
  readonly prepare: () => Promise<unknown>;
  /** Null where `isStale` says meanwhile that nobody waits any more. */
  readonly find: (wanted: Wanted, manner: Manner) => Promise<Found | null>;
}

export interface Manner {
  /** True while the last word is still being typed. */
  readonly isTyping: boolean;
  readonly isStale: () => boolean;
}

/** Reads what there is to search. Throws where it cannot be loaded. */
export async function openEngine(indexUrl: string): Promise<Engine> {
  const response = await fetch(indexUrl);
  if (!response.ok) throw new Error(`${indexUrl}: ${response.status}`);
  const index: SearchIndex = await response.json();
  let opening: Promise<Opened> | undefined;
  const prepare = (): Promise<Opened> => {
    opening ??= open(index).catch((error) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return { index, prepare, find: async (wanted, manner) => await find(index, await prepare(), wanted, manner) };
}

interface Opened {
  readonly bundles: readonly { readonly years: readonly string[]; readonly reader: BundleReader }[];
  readonly stemmers: readonly Stemmer[];
}

async function open({ bundles, languages }: SearchIndex): Promise<Opened> {
  const [opened, stemmers] = await Promise.all([
    Promise.all(bundles.map(async ({ years, url }) => ({ years, reader: await openBundle(url) }))),
    Promise.all(languages.map(({ stemmer }) => loadStemmer(stemmer))),
  ]);
  return { bundles: opened, stemmers };
}

async function loadStemmer(url: string | null): Promise<Stemmer> {
  if (url === null) return (form) => form;
  const { stem }: { stem: Stemmer } = await import(url);
  return stem;
}

async function find(
  index: SearchIndex,
  { bundles, stemmers }: Opened,
  { query, filters, sort }: Wanted,
  { isTyping, isStale }: Manner,
): Promise<Found | null> {
  const readers = bundles
    .filter(({ years }) => filters.year === undefined || years.includes(filters.year))
    .map(({ reader }) => reader);
  const { matches, corrected, isBeginning } = await understand(query, { bundles: readers, stemmers, isTyping });
  if (isStale()) return null;
  const tests = readers.map(({ outline }) => filterOf(outline, filters));
  const searched = readers.map(({ outline }, place) => ({ outline, matches: matches[place] ?? [] }));
  const hasWords = query === '' || searched.some((one) => one.matches.length > 0);
  const ranked = hasWords ? rank(searched, (bundle, post) => tests[bundle]?.(post) ?? false) : [];
  if (sort === 'newest') ranked.sort((a, b) => a.bundle - b.bundle || a.post - b.post);
  const forms = new Set(matches.flatMap((words) => words.flatMap((word) => word.forms)));
  let taken = 0;
  return {
    total: ranked.length,
    corrected,
    isBeginning,
    archives: query === '' ? [] : archivesNamed(index, query),
    take: async (count) => {
      const next = ranked.slice(taken, taken + count);
      taken += count;
      return await Promise.all(next.map((one) => resultOf(readers, one, forms)));
    },
  };
}

async function resultOf(
  readers: readonly BundleReader[],
  { bundle, post }: Ranked,
  forms: ReadonlySet<string>,
): Promise<Result> {
  const reader = readers[bundle];
  if (reader === undefined) throw new RangeError(`There is no bundle ${bundle}.`);
  const { card, title, excerpt, text } = await reader.text(post);
  return { card, words: { title, excerpt }, title: markedPieces(title, forms), passage: passage(text, forms) };
}

/** Tells of a post's number whether it has the values that are wanted. */
function filterOf({ filters }: Outline, wanted: Wanted['filters']): (post: number) => boolean {
  const tests = Object.entries(filters).flatMap(([name, { names, of }]) => {
    const value = Object.entries(wanted).find(([one]) => one === name)?.[1];
    if (value === undefined) return [];
    const place = names.indexOf(value);
    return [(post: number) => of[post]?.includes(place) ?? false];
  });
  return (post) => tests.every((test) => test(post));
}

function archivesNamed({ tags, categories, authors }: SearchIndex, query: string): Found['archives'] {
  const named = (links: readonly NamedLink[]) =>
    links.filter(({ name, shared, url }) => url !== null && isNamed(shared ?? name, query));
  return [
    ...named(tags).map((link) => ({ kind: 'tag' as const, link })),
    ...named(categories).map((link) => ({ kind: 'category' as const, link })),
    ...named(authors).map((link) => ({ kind: 'author' as const, link })),
  ];
}
