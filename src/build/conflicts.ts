import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Blog } from '../archive/blog.ts';
import type { SlugConflict, Taxonomy } from '../archive/term.ts';
import { siteFile } from '../config/site-file.ts';
import { locate } from '../config/yaml.ts';
import type { Post } from '../content/post.ts';
import type { Page } from '../pages/page.ts';
import { type Place, type Problem, startOf } from '../problems/problem.ts';
import { missingId, sharedSlug, sharedUrl } from '../problems/rules.ts';

/** Where each taxonomy's terms are listed: in a post, and in site.yaml. */
const listNames: Readonly<Record<Taxonomy, string>> = { tag: 'tags', category: 'categories', author: 'authors' };

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
  return [blog.tags, blog.categories, blog.authors].flatMap((terms) =>
    terms.conflicts.map((conflict) => slugProblem(conflict, blog, place)),
  );
}

function slugProblem({ taxonomy, slug, names, sources }: SlugConflict, blog: Blog, place: PlaceIn): Problem {
  const list = listNames[taxonomy];
  const source = sources[1] ?? siteFile;
  const post = blog.posts.find((one) => one.source === source);
  const index = post?.[taxonomy === 'category' ? 'categories' : taxonomy === 'tag' ? 'tags' : 'authors'].indexOf(
    names[1],
  );
  return sharedSlug(place(source, [list, Math.max(0, index ?? 0)]), taxonomy, names, slug, list);
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
