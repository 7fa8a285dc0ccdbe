import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Blog } from '../archive/blog.ts';
import type { SlugConflict, Taxonomy, Term } from '../archive/term.ts';
import { siteFile } from '../config/site-file.ts';
import { locate } from '../config/yaml.ts';
import { nameKey } from '../content/name-key.ts';
import { isFilePath } from '../content/paths.ts';
import type { Post } from '../content/post.ts';
import type { Page } from '../pages/page.ts';
import { type Place, type Problem, startOf } from '../problems/problem.ts';
import { missingId, sharedSlug, sharedUrl, unusableSlug } from '../problems/rules.ts';

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

/** Terms whose slug cannot be a part of a URL: as long as there are some, the site has no list of pages. */
export function slugProblems(blog: Blog, place: PlaceIn): Problem[] {
  const terms = [blog.tags, blog.categories, blog.authors].flatMap(({ list }) => list);
  return [
    ...terms
      .filter(({ slug }) => !isSlug(slug))
      .map((term) => {
        const { taxonomy, name, slug } = term;
        return unusableSlug(termPlace(term, blog, place), taxonomy, name, slug, listNames[taxonomy]);
      }),
    // Of terms that share one, only the first is listed.
    ...conflictsOf(blog)
      .filter(({ slug }) => !isSlug(slug))
      .map((conflict) => {
        const { taxonomy, names, slug } = conflict;
        return unusableSlug(conflictPlace(conflict, blog, place), taxonomy, names[1], slug, listNames[taxonomy]);
      }),
  ];
}

function conflictsOf(blog: Blog): SlugConflict[] {
  return [blog.tags, blog.categories, blog.authors].flatMap((terms) => terms.conflicts);
}

/** True for what a file can be called. */
function isSlug(slug: string): boolean {
  return isFilePath(`/${slug}/`);
}

/** Where a term is defined in site.yaml, or else where the newest of its posts names it. */
function termPlace({ taxonomy, name, posts }: Term, { site }: Blog, place: PlaceIn): Place {
  const list = listNames[taxonomy];
  const indexIn = (names: readonly string[]) => names.findIndex((one) => nameKey(one) === nameKey(name));
  const defined = indexIn((site[list] ?? []).map((one) => one.name));
  if (defined >= 0) return place(siteFile, [list, defined]);
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
  return posts.filter((post) => post.id === null).map((post) => missingId(place(post.source, ['title'])));
}

/** Pages that would be written to one file: each but the first is told, with the other's file or URL. */
export function urlProblems(pages: readonly Page[], place: PlaceIn): Problem[] {
  const taken = new Map<string, Page>();
  return pages.flatMap((page): Problem[] => {
    const first = taken.get(page.output);
    if (first === undefined) {
      taken.set(page.output, page);
      return [];
    }
    const [told, other] = page.source === null ? [first, page] : [page, first];
    const where = told.source === null ? startOf(siteFile) : place(told.source, urlKey(told));
    return [sharedUrl(where, told.url, other.source ?? `the ${other.kind} page of the site`)];
  });
}

function urlKey(page: Page): readonly PropertyKey[] {
  return page.kind === 'standalone' ? ['permalink'] : page.kind === 'redirect' ? ['aliases'] : ['slug'];
}
