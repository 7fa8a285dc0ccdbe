import { join } from 'node:path';
import type { Taxonomy } from '../archive/term.ts';
import type { Terms } from '../archive/terms.ts';
import { fingerprintOf } from '../cache/fingerprint.ts';
import { shortHash } from '../cache/short-hash.ts';
import { siteUrl } from '../config/site-url.ts';
import { dateAt, dayOf } from '../model/date.ts';
import type { PlainFile } from '../model/output-file.ts';
import { outputPath } from '../model/output-path.ts';
import type { PageContext } from '../pages/context.ts';
import { distinctName } from '../pages/views/archive-name.ts';
import { cardFingerprint } from '../pages/views/card.ts';
import { searchIndexPath } from '../pages/views/frame.ts';
import { prepareForLostBodies } from '../source/lost-body.ts';
import { type Bundle, type BundleRequest, bundles, type IndexPlace } from './bundle.ts';
import { filtersOf, yearOf } from './filters.ts';
import type { SearchRecord } from './index/index-files.ts';
import { languagesOf } from './languages.ts';
import type { CardPrinter, PrintCard } from './record.ts';
import { stemmerFor, stemmerScript } from './stemmers.ts';

/** Where the bundles lie, from the output folder. */
const bundlesFolder = 'assets/search';

/** What the search script reads first: where the bundles are, and what results can be narrowed by. */
export interface SearchIndex {
  /** The newest first. */
  readonly bundles: readonly { readonly years: readonly string[]; readonly url: string }[];
  /** The languages of posts, each with the URL of its stemmer's script, or null where it has none. */
  readonly languages: readonly { readonly tag: string; readonly stemmer: string | null }[];
  readonly tags: readonly NamedLink[];
  readonly categories: readonly NamedLink[];
  readonly authors: readonly NamedLink[];
}

/** A term with its URL, or null where the site has no archive of it, and the number of its posts. */
export interface NamedLink {
  /** As no other term of its kind is called. */
  readonly name: string;
  /** The name that it shares with others, where it does. */
  readonly shared?: string;
  readonly url: string | null;
  readonly posts: number;
}

/** Up to so many posts one index is faster for readers than one of each year, and no slower to make. */
const mostInOneBundle = 300;

/**
 * The files of a site's search; none where it has none. A large site has an index of each year, so that an edit makes
 * one year anew and leaves the others' bytes and names. `place` is where the indexes that were made are kept. Throws what `signal` was aborted with, and what printing a card throws.
 */
export async function searchFiles(
  context: PageContext,
  printer: CardPrinter,
  place: IndexPlace,
  generator: string,
  signal?: AbortSignal,
): Promise<PlainFile[]> {
  if (!context.site.search) return [];
  const filters = filtersOf(context);
  const languages = languagesOf(context);
  const groups = groupsOf([
    ...context.blog.listed.map((post): Entry => {
      return {
        year: yearOf(post),
        millis: post.date.millis,
        facts: () => [post.fingerprint, cardFingerprint(context, post), filters(post)],
        record: ({ searchRecord }, print) => searchRecord(context, print, post, filters(post), languages),
      };
    }),
    ...ownEntries(context, languages),
  ]);
  const requests = groups.map(({ entries }): BundleRequest => {
    return {
      key: bundleKey(context, entries, [generator, printer.key, ...languages]),
      records: async () => {
        const records = await import('./record.ts');
        await prepareForLostBodies();
        const print = await printer.open();
        return entries.values().map((entry) => entry.record(records, print));
      },
    };
  });
  const stemmers = () => Promise.all(languages.map(stemmerFor));
  const made = await bundles(requests, stemmers, place, signal);
  const named = made.map((bundle, position): NamedBundle => ({ ...bundle, years: groups[position]?.years ?? [] }));
  const scripts = await Promise.all(languages.map((tag) => scriptFile(tag, place.cacheFolder, generator)));
  return [
    indexFile(context, named, languages, scripts),
    ...new Map(scripts.flatMap((script) => (script === null ? [] : [[script.output, script] as const]))).values(),
    ...named.flatMap(bundleFiles),
  ];
}

/** True for the outputs of search, whatever build they are of. */
export function isSearchFile(output: string): boolean {
  return output === outputPath(searchIndexPath) || output.startsWith(`${bundlesFolder}/`);
}

interface NamedBundle extends Bundle {
  /** Of its posts, the newest first. */
  readonly years: readonly string[];
}

/** Something that search finds. */
interface Entry {
  /** In the site's zone. */
  readonly year: string;
  readonly millis: number;
  /** Stands for all that its record is made from. */
  readonly facts: () => unknown;
  /** Makes its record with what is loaded where one is made. */
  readonly record: (records: typeof import('./record.ts'), print: PrintCard) => SearchRecord;
}

/** The dated pages of the site's own templates. */
function ownEntries(context: PageContext, languages: readonly string[]): Entry[] {
  return context.ownPages.flatMap((page): Entry[] => {
    if (page.text === null || page.date === null) return [];
    const year = dayOf(dateAt(page.date, context.site)).year;
    const record: Entry['record'] = ({ ownRecord }, print) => ownRecord(context, print, page, languages);
    return [{ year, millis: page.date, facts: () => page, record }];
  });
}

/** The entries of each bundle, the newest first, with their years. */
function groupsOf(all: readonly Entry[]): { years: string[]; entries: readonly Entry[] }[] {
  const sorted = all.toSorted((a, b) => b.millis - a.millis);
  const years = [...Map.groupBy(sorted, ({ year }) => year)].sort(([a], [b]) => Number(b) - Number(a));
  if (all.length > mostInOneBundle) return years.map(([year, own]) => ({ years: [year], entries: own }));
  return all.length === 0 ? [] : [{ years: years.map(([year]) => year), entries: sorted }];
}

/** Stands for everything that the records of a bundle's posts are made from. */
function bundleKey(context: PageContext, entries: readonly Entry[], shared: readonly string[]): string {
  const { basePath } = context.site;
  return shortHash(JSON.stringify([shared, basePath, entries.map((entry) => entry.facts())]));
}

/** The script that stems a language; its name changes with its content. */
async function scriptFile(language: string, cacheFolder: string, generator: string): Promise<PlainFile | null> {
  const text = await stemmerScript(language, cacheFolder, generator);
  if (text === null) return null;
  const name = shortHash(text).slice(0, 10);
  return { kind: 'search-part', output: `${bundlesFolder}/stem-${name}.js`, fingerprint: name, source: { text } };
}

function indexFile(
  context: PageContext,
  named: readonly NamedBundle[],
  languages: readonly string[],
  scripts: readonly (PlainFile | null)[],
): PlainFile {
  const { site, blog } = context;
  const links = (kind: Taxonomy, { list }: Terms) =>
    list.map((term): NamedLink => {
      const name = distinctName(context, term);
      const url = site.archives.includes(kind) ? siteUrl(site, term.url) : null;
      const shared = name === term.name ? {} : { shared: term.name };
      return { name, ...shared, url, posts: term.posts.length };
    });
  const index: SearchIndex = {
    bundles: named.map((bundle) => ({ years: bundle.years, url: siteUrl(site, `/${folderOf(bundle)}/`) })),
    languages: languages.map((tag, place) => {
      const script = scripts[place] ?? null;
      return { tag, stemmer: script && siteUrl(site, `/${script.output}`) };
    }),
    tags: links('tag', blog.tags),
    categories: links('category', blog.categories),
    authors: links('author', blog.authors),
  };
  const text = JSON.stringify(index);
  return {
    kind: 'search-index',
    output: outputPath(searchIndexPath),
    fingerprint: fingerprintOf([text]),
    source: { text },
  };
}

function bundleFiles(bundle: NamedBundle): PlainFile[] {
  return bundle.files.map((path) => ({
    kind: 'search-part',
    output: `${folderOf(bundle)}/${path}`,
    fingerprint: bundle.hash,
    source: { path: join(bundle.folder, path) },
  }));
}

/** From the output folder. The name changes with the bundle's bytes, so that caches may keep them for ever. */
function folderOf({ years, hash: name }: NamedBundle): string {
  return `${bundlesFolder}/${years.length === 1 ? years[0] : 'all'}-${name}`;
}
