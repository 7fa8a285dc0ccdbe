import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Blog } from '../archive/blog.ts';
import type { SlugConflict, Taxonomy, Term } from '../archive/term.ts';
import { siteFile } from '../config/site-file.ts';
import { locate } from '../config/yaml.ts';
import { nameKey } from '../model/name-key.ts';
import { hasQuery, isFilePath } from '../model/paths.ts';
import type { Post } from '../model/post.ts';
import type { Route } from '../model/route.ts';
import { type Place, type Problem, startOf } from '../problems/problem.ts';
import { fileAndFolder, missingId, sharedSlug, sharedUrl, unusableSlug } from '../problems/rules.ts';

/** Where each taxonomy's terms are listed: in a post, and in site.yaml. */
const listNames = { tag: 'tags', category: 'categories', author: 'authors' } as const satisfies Record<
  Taxonomy,
  string
>;

/** Finds the place of a key in a content file's front matter. Reads the file: only for files that have a problem. */
export type PlaceIn = (source: string, path: readonly PropertyKey[]) => Place;

/** Places in the files of a site. */
export function placesIn(root: string): PlaceIn {
  return (source, path) => {
    try {
      const text = readFileSync(join(root, source), 'utf8').replace(/^\uFEFF/, '');
      if (source === siteFile) return locate(text, path, source, 1);
      const yaml = /^---[^\n]*\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
      return locate(yaml, path, source, 2);
    } catch {
      return startOf(source);
    }
  };
}

/** Terms of one taxonomy that would share a slug. */
export function termProblems(blog: Blog, place: PlaceIn): Problem[] {
  return conflictsOf(blog)
    .filter(({ slug }) => isSlug(slug))
    .map((conflict) => {
      const { taxonomy, names, slug } = conflict;
      return sharedSlug(conflictPlace(conflict, blog, place), taxonomy, names, slug, listNames[taxonomy]);
    });
}

/** Terms that cannot have their URL: as long as there are some, the site has no list of pages. */
export function slugProblems(blog: Blog, place: PlaceIn): Problem[] {
  const terms = [blog.tags, blog.categories, blog.authors].flatMap(({ list }) => list);
  const tell = (where: Place, taxonomy: Taxonomy, name: string, slug: string) =>
    unusableSlug(where, taxonomy, name, faultOf(slug), listNames[taxonomy]);
  return [
    ...terms
      // Of a category and those below it, the topmost is at fault.
      .filter(({ url, ancestors }) => !isFilePath(url) && ancestors.every((above) => isFilePath(above.url)))
      .map((term) => tell(termPlace(term, blog, place), term.taxonomy, term.name, term.slug)),
    // Of terms that share one, only the first is listed.
    ...conflictsOf(blog)
      .filter(({ slug }) => !isSlug(slug))
      .map((conflict) =>
        tell(conflictPlace(conflict, blog, place), conflict.taxonomy, conflict.names[1], conflict.slug),
      ),
  ];
}

function conflictsOf(blog: Blog): SlugConflict[] {
  return [blog.tags, blog.categories, blog.authors].flatMap((terms) => terms.conflicts);
}

/** True for what a file can be called. */
function isSlug(slug: string): boolean {
  return isFilePath(`/${slug}/`);
}

/** Why a term cannot have its URL. */
function faultOf(slug: string): string {
  if (slug === '') return 'has no letter or digit for its URL';
  return isSlug(slug)
    ? 'is so deep that its URL is too long'
    : `would have the slug "${slug}", which no file can be called`;
}

/** Where a term is defined in site.yaml, or else where the newest of its posts names it. */
function termPlace({ taxonomy, name, posts }: Term, { site }: Blog, place: PlaceIn): Place {
  const list = listNames[taxonomy];
  const indexIn = (names: readonly string[]) => names.findIndex((one) => nameKey(one) === nameKey(name));
  const defined = indexIn((site[list] ?? []).map((one) => one.name));
  if (defined >= 0) return place(siteFile, [list, defined, 'slug']);
  const [post] = posts;
  return post === undefined ? startOf(siteFile) : place(post.source, [list, Math.max(0, indexIn(post[list]))]);
}

/** Where the second of two terms that share a slug is named. */
function conflictPlace({ taxonomy, names, sources }: SlugConflict, blog: Blog, place: PlaceIn): Place {
  const list = listNames[taxonomy];
  const source = sources[1] ?? siteFile;
  const post = blog.posts.find((one) => one.source === source);
  return place(source, [list, Math.max(0, post?.[list].indexOf(names[1]) ?? 0)]);
}

/** Posts without the id that the permalink pattern needs. */
export function idProblems(posts: readonly Post[], permalink: string, place: PlaceIn): Problem[] {
  if (!permalink.includes(':id')) return [];
  return posts
    .filter((post) => post.id === null && post.permalink === null)
    .map((post) => missingId(place(post.source, ['title'])));
}

/** Pages that would be written to one file: each but the first is told, with the other's file or URL. */
export function urlProblems(pages: readonly Route[], place: PlaceIn): Problem[] {
  const taken = new Map<string, Route>();
  const shared = pages.flatMap((page): Problem[] => {
    const first = taken.get(page.output);
    if (first === undefined) {
      taken.set(page.output, page);
      return [];
    }
    const [told, other] = toldFirst(page, first);
    return [sharedUrl(urlPlace(told, place), told.url, other.source ?? `the ${other.kind} page of the site`)];
  });
  return [...shared, ...folderProblems(taken, place)];
}

/** Pages whose file would be in a folder that is another page's file. */
function folderProblems(files: ReadonlyMap<string, Route>, place: PlaceIn): Problem[] {
  const free = new Set<string>();
  return [...files.values()].flatMap((page): Problem[] => {
    const folders = foldersAbove(page.output, free);
    const file = folders.map((folder) => files.get(folder)).find((one) => one !== undefined);
    if (file === undefined) {
      for (const folder of folders) free.add(folder);
      return [];
    }
    const [told, other] = toldFirst(page, file);
    return [fileAndFolder(urlPlace(told, place), told.url, other.url)];
  });
}

/** The folders that an output is in, the innermost first, as far as one that is free. */
function foldersAbove(output: string, free: ReadonlySet<string>): string[] {
  const folders: string[] = [];
  for (let end = output.lastIndexOf('/'); end > 0; end = output.lastIndexOf('/', end - 1)) {
    const folder = output.slice(0, end);
    if (free.has(folder)) break;
    folders.push(folder);
  }
  return folders;
}

/**
 * Two pages that are in each other's way, the one to tell first: one that somebody wrote, and of two such the one whose
 * file's name comes later, which is mostly the newer one. The order of dates would not do: it can change with the clock.
 */
function toldFirst(page: Route, other: Route): [Route, Route] {
  if (page.source === null || other.source === null) return page.source === null ? [other, page] : [page, other];
  return page.source < other.source ? [other, page] : [page, other];
}

function urlPlace(page: Route, place: PlaceIn): Place {
  if (page.source === null) return startOf(siteFile);
  const [own, other] = [place(page.source, urlKey(page)), place(page.source, ['permalink'])];
  // A key that is not there has the place of the first one: a post's `permalink` stands for its `slug`.
  return page.kind === 'post' && other.line > own.line ? other : own;
}

/**
 * Old URLs with a query that two posts have: no page stands at one, but a host that answers it can lead to one place
 * only. The post whose file's name comes later is told, as of two pages.
 */
export function aliasProblems(posts: readonly Post[], place: PlaceIn): Problem[] {
  const taken = new Map<string, Post>();
  const inOrder = posts.toSorted((a, b) => (a.source < b.source ? -1 : 1));
  return inOrder.flatMap((post) =>
    post.aliases.filter(hasQuery).flatMap((alias): Problem[] => {
      const first = taken.get(alias) ?? post;
      taken.set(alias, first);
      return first === post ? [] : [sharedUrl(place(post.source, ['aliases']), alias, first.source)];
    }),
  );
}

function urlKey(page: Route): readonly PropertyKey[] {
  return page.kind === 'standalone' ? ['permalink'] : page.kind === 'redirect' ? ['aliases'] : ['slug'];
}
