import { join } from 'node:path';
import type { Taxonomy } from '../archive/term.ts';
import type { Terms } from '../archive/terms.ts';
import { fingerprintOf } from '../cache/fingerprint.ts';
import { shortHash } from '../cache/short-hash.ts';
import { siteUrl } from '../config/site-url.ts';
import { outputPath } from '../model/output-path.ts';
import type { Post } from '../model/post.ts';
import type { PageContext } from '../pages/context.ts';
import { cardFingerprint } from '../pages/views/card.ts';
import { searchIndexPath } from '../pages/views/frame.ts';
import { type Bundle, type BundleRequest, bundles } from './bundle.ts';
import { filtersOf, type SearchFilters, yearOf } from './filters.ts';
import { searchRecord } from './record.ts';

/** Where the bundles lie, from the output folder. */
const bundlesFolder = 'assets/search';

/** A file of the site that search needs. */
export interface SearchFile {
  readonly output: string;
  readonly fingerprint: string;
  readonly source: { readonly text: string } | { readonly path: string };
}

/** What the search script reads first: where the bundles are, and what results can be narrowed by. */
export interface SearchIndex {
  /** URLs of the bundles' folders by year, newest first. The last one also holds the program. */
  readonly bundles: readonly { readonly year: string; readonly url: string }[];
  readonly tags: readonly NamedLink[];
  readonly categories: readonly NamedLink[];
  readonly authors: readonly NamedLink[];
}
/** A term with its URL, or null where the site has no archive of it, and the number of its posts. */
export interface NamedLink {
  readonly name: string;
  readonly url: string | null;
  readonly posts: number;
}

/**
 * The files of a site's search; none where it has none. Each year has an index of its own, so that an edit makes one
 * year anew and leaves the others' bytes and names. The program lies with the oldest year, which changes least.
 * `cacheFolder` is search's own and holds the indexes that were made. Throws what `signal` was aborted with.
 */
export async function searchFiles(
  context: PageContext,
  cacheFolder: string,
  generator: string,
  signal?: AbortSignal,
): Promise<SearchFile[]> {
  if (!context.site.search) return [];
  const filters = filtersOf(context);
  const years = [...Map.groupBy(context.blog.listed, yearOf)].sort(([a], [b]) => Number(b) - Number(a));
  const requests = years.map(([, posts], position): BundleRequest => {
    const hasProgram = position === years.length - 1;
    return {
      key: yearKey(context, posts, filters, generator, hasProgram),
      records: () => posts.values().map((post) => searchRecord(context, post, filters(post))),
      hasProgram,
    };
  });
  const made = await bundles(requests, cacheFolder, signal);
  const named = made.map((bundle, position): NamedBundle => ({ ...bundle, year: years[position]?.[0] ?? '' }));
  return [indexFile(context, named), ...named.flatMap(bundleFiles)];
}

/** True for the outputs of search, whatever build they are of. */
export function isSearchFile(output: string): boolean {
  return output === outputPath(searchIndexPath) || output.startsWith(`${bundlesFolder}/`);
}

interface NamedBundle extends Bundle {
  readonly year: string;
}

/** Stands for everything that the records of a year's posts are made from. */
function yearKey(
  context: PageContext,
  posts: readonly Post[],
  filters: (post: Post) => SearchFilters,
  generator: string,
  hasProgram: boolean,
): string {
  const { basePath, language } = context.site;
  const facts = posts.map((post) => [post.fingerprint, cardFingerprint(context, post), filters(post)]);
  const all = JSON.stringify([generator, basePath, language, hasProgram, facts]);
  return shortHash(all);
}

function indexFile({ site, blog }: PageContext, years: readonly NamedBundle[]): SearchFile {
  const links = (kind: Taxonomy, { list }: Terms) =>
    list.map(({ name, url, posts }): NamedLink => {
      const isPublished = site.archives.includes(kind);
      return { name, url: isPublished ? siteUrl(site, url) : null, posts: posts.length };
    });
  const index: SearchIndex = {
    bundles: years.map((bundle) => ({ year: bundle.year, url: siteUrl(site, `/${folderOf(bundle)}/`) })),
    tags: links('tag', blog.tags),
    categories: links('category', blog.categories),
    authors: links('author', blog.authors),
  };
  const text = JSON.stringify(index);
  return { output: outputPath(searchIndexPath), fingerprint: fingerprintOf([text]), source: { text } };
}

function bundleFiles(bundle: NamedBundle): SearchFile[] {
  return bundle.files.map((path) => ({
    output: `${folderOf(bundle)}/${path}`,
    fingerprint: bundle.hash,
    source: { path: join(bundle.folder, path) },
  }));
}

/** From the output folder. The name changes with the bundle's bytes, so that caches may keep them for ever. */
function folderOf({ year, hash: name }: NamedBundle): string {
  return `${bundlesFolder}/${year}-${name}`;
}
