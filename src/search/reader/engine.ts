import type { FilterName, ResultText } from '../index/format.ts';
import type { NamedLink, SearchIndex } from '../search-files.ts';
import type { Stemmer } from '../stemmers.ts';
import { type BundleReader, openBundle } from './bundle-reader.ts';
import { type Filters, filterOf, valueCounts } from './filter.ts';
import { without, withPhrases } from './narrow.ts';
import { markedPieces, type Piece, passage } from './passage.ts';
import { pause } from './pause.ts';
import { isNamed, understand } from './query.ts';
import { type Ranked, rank } from './rank.ts';
import { phrasesOf, typed } from './typed.ts';

export { folded, wordsOf } from '../words.ts';
export { pause } from './pause.ts';

/** What is searched for. */
export interface Wanted {
  readonly query: string;
  readonly filters: Filters;
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
  /** How many results each value of a filter would leave, beside the other filters; those that leave none are left out. */
  readonly counts: (name: FilterName) => ReadonlyMap<string, number>;
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
  /** The heading that the passage stands below; null where it stands below none, or there is no passage. */
  readonly section: { readonly id: string; readonly title: string } | null;
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
  readonly readers: readonly BundleReader[];
  readonly stemmers: readonly Stemmer[];
}

async function open({ bundles, languages }: SearchIndex): Promise<Opened> {
  const [readers, stemmers] = await Promise.all([
    Promise.all(bundles.map(({ url }) => openBundle(url))),
    Promise.all(languages.map(({ stemmer }) => loadStemmer(stemmer))),
  ]);
  return { readers, stemmers };
}

async function loadStemmer(url: string | null): Promise<Stemmer> {
  if (url === null) return (form) => form;
  const { stem }: { stem: Stemmer } = await import(url);
  return stem;
}

async function find(
  index: SearchIndex,
  { readers, stemmers }: Opened,
  { query, filters, sort }: Wanted,
  { isTyping, isStale }: Manner,
): Promise<Found | null> {
  const { wanted, rest, excluded } = typed(query);
  const { matches, corrected, isBeginning } = await understand(wanted, { bundles: readers, stemmers, isTyping });
  await pause();
  if (isStale()) return null;
  const searched = readers.map(({ outline }, place) => ({ outline, matches: matches[place] ?? [] }));
  const hasWords = wanted === '' || searched.some((one) => one.matches.length > 0);
  const ranked = hasWords ? rank(searched) : [];
  await pause();
  const kept = await without(ranked, excluded, readers, stemmers);
  const found = await withPhrases(kept, phrasesOf(corrected ?? wanted), readers);
  if (isStale()) return null;
  const outlines = readers.map(({ outline }) => outline);
  const results = found.filter(filterOf(outlines, filters));
  if (sort === 'newest') results.sort((a, b) => a.bundle - b.bundle || a.post - b.post);
  const forms = new Set(matches.flatMap((words) => words.flatMap((word) => word.forms)));
  let taken = 0;
  return {
    total: results.length,
    corrected: corrected === null ? null : corrected + rest,
    isBeginning,
    archives: query === '' ? [] : archivesNamed(index, query),
    counts: (name) => valueCounts(outlines, name, found.filter(filterOf(outlines, { ...filters, [name]: undefined }))),
    take: async (count) => {
      const next = results.slice(taken, taken + count);
      taken += count;
      const texts = await Promise.all(next.map((one) => textOf(readers, one)));
      const shown: Result[] = [];
      for (const text of texts) {
        await pause();
        shown.push(resultOf(text, forms));
      }
      return shown;
    },
  };
}

async function textOf(readers: readonly BundleReader[], { bundle, post }: Ranked): Promise<ResultText> {
  const reader = readers[bundle];
  if (reader === undefined) throw new RangeError(`There is no bundle ${bundle}.`);
  return await reader.text(post);
}

function resultOf({ card, title, excerpt, text, sections }: ResultText, forms: ReadonlySet<string>): Result {
  const found = passage(text, forms);
  const [id, start, end] = (found && sections.findLast((section) => section[1] <= found.at)) ?? [];
  return {
    card,
    words: { title, excerpt },
    title: markedPieces(title, forms),
    passage: found === null ? null : found.pieces,
    section: id === undefined ? null : { id, title: text.slice(start, end).trim() },
  };
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
