import type { Blog } from '../archive/blog.ts';
import type { SlugConflict, Taxonomy, Term } from '../archive/term.ts';
import { type Listed, listedTerms } from '../config/listed-terms.ts';
import { siteFile } from '../config/site-file.ts';
import { hasQuery, isFilePath } from '../model/paths.ts';
import type { Post } from '../model/post.ts';
import type { Route } from '../model/route.ts';
import { slugFault } from '../model/slug.ts';
import { type TermName, termKey } from '../model/term-name.ts';
import { routesByOutput } from '../pages/routes.ts';
import { atKeys, type Place, type Problem, startOf } from '../problems/problem.ts';
import { fileAndFolder, hidingAlias, missingId, sharedUrl } from '../problems/rules/addresses.ts';
import { redirectInFolder, takenRedirect } from '../problems/rules/redirects.ts';
import { sharedSlug, unusableSlug } from '../problems/rules/terms.ts';
import { redirectPlace } from './redirect-conflicts.ts';

/** Where each taxonomy's terms are listed: in a post, and in site.yaml. */
const listNames = { tag: 'tags', category: 'categories', author: 'authors' } as const satisfies Record<
  Taxonomy,
  string
>;

/** Terms of one taxonomy that would share a slug. Those that site.yaml lists are told where it is read. */
export function termProblems(blog: Blog): Problem[] {
  return [blog.tags, blog.categories, blog.authors]
    .flatMap((terms) => terms.conflicts)
    .filter(({ taxonomy, names }) => names.some((name) => definedAt(taxonomy, name, blog) < 0))
    .map((conflict) => {
      const { taxonomy, names, slug } = conflict;
      return sharedSlug(
        conflictPlace(conflict, blog),
        taxonomy,
        [names[0].name, names[1].name],
        slug,
        listNames[taxonomy],
      );
    });
}

/** Terms that cannot have their URL. */
export function slugProblems(blog: Blog): Problem[] {
  return (
    [blog.tags, blog.categories, blog.authors]
      .flatMap((terms) => terms.unusable)
      // Of a category and those below it, the topmost is at fault.
      .filter(({ ancestors }) => ancestors.every((above) => isFilePath(above.url)))
      .flatMap((term): Problem[] => {
        const fault = slugFault(term.slug);
        // One that site.yaml lists is told where it is read.
        if (fault !== null && definedAt(term.taxonomy, term.reference, blog) >= 0) return [];
        const what = fault ?? 'is so deep that its URL is too long';
        return [unusableSlug(termPlace(term, blog), term.taxonomy, term.name, what, listNames[term.taxonomy])];
      })
  );
}

/** The index of a term in site.yaml's list, or -1. */
function definedAt(taxonomy: Taxonomy, name: TermName, { site }: Blog): number {
  const definitions: readonly Listed[] = site[listNames[taxonomy]] ?? [];
  return listedTerms(definitions, site.language).findIndex(({ term }) => termKey(term) === termKey(name));
}

/** Where a term is defined in site.yaml, or else where the newest of its posts names it. */
function termPlace({ taxonomy, reference, posts }: Term, blog: Blog): Place {
  const list = listNames[taxonomy];
  const defined = definedAt(taxonomy, reference, blog);
  if (defined >= 0) return atKeys(siteFile, [list, defined, 'slug']);
  const [post] = posts;
  const index = post?.[list].findIndex((one) => termKey(one) === termKey(reference)) ?? 0;
  return post === undefined ? startOf(siteFile) : atKeys(post.source, [list, Math.max(0, index)]);
}

/** Where the second of two terms that share a slug is named. */
function conflictPlace({ taxonomy, names, sources }: SlugConflict, blog: Blog): Place {
  const list = listNames[taxonomy];
  const source = sources[1] ?? siteFile;
  const post = blog.posts.find((one) => one.source === source);
  return atKeys(source, [list, Math.max(0, post?.[list].findIndex((one) => one.name === names[1].name) ?? 0)]);
}

/** Posts without the id that the permalink pattern needs. */
export function idProblems(posts: readonly Post[], permalink: string): Problem[] {
  if (!permalink.includes(':id')) return [];
  return posts
    .filter((post) => post.id === null && post.permalink === null)
    .map((post) => missingId(atKeys(post.source, ['title'])));
}

/** Pages that would be written to one file: each but the first is told, with the other's file or URL. */
export function urlProblems(pages: readonly Route[], blog: Blog): Problem[] {
  const byOutput = routesByOutput(pages);
  // Nearly always, each page has a file of its own.
  if (byOutput.size === pages.length) return folderProblems(byOutput, blog);
  const taken = new Map<string, Route>();
  const shared: Problem[] = [];
  for (const page of pages) {
    const first = taken.get(page.output);
    if (first === undefined) taken.set(page.output, page);
    else shared.push(sharedUrlProblem(page, first, blog));
  }
  return [...shared, ...folderProblems(taken, blog)];
}

function sharedUrlProblem(page: Route, first: Route, blog: Blog): Problem {
  const [told, other] = toldFirst(page, first);
  const alias = told.kind === 'redirect' && other.kind !== 'redirect' ? hidingAlias : sharedUrl;
  const say = told.source === siteFile ? takenRedirect : alias;
  return say(urlPlace(told, blog), told.url, other.source ?? `the ${other.kind} page of the site`);
}

/** Pages whose file would be in a folder that is another page's file. */
function folderProblems(files: ReadonlyMap<string, Route>, blog: Blog): Problem[] {
  const problems: Problem[] = [];
  const known = new Map<string, Route | null>();
  for (const page of files.values()) {
    const file = fileAbove(page.output, files, known);
    if (file === null) continue;
    const [told, other] = toldFirst(page, file);
    const say = told.source === siteFile ? redirectInFolder : fileAndFolder;
    problems.push(say(urlPlace(told, blog), told.url, other.url));
  }
  return problems;
}

/** The page whose file is one of the folders that a path is in, the innermost of them; null where there is none. */
function fileAbove(path: string, files: ReadonlyMap<string, Route>, known: Map<string, Route | null>): Route | null {
  const end = path.lastIndexOf('/');
  if (end <= 0) return null;
  const folder = path.slice(0, end);
  return files.get(folder) ?? fileAboveFolder(folder, files, known);
}

/** The same for a folder. What is remembered is of the folders above: nearly each page has one of its own below them. */
function fileAboveFolder(
  folder: string,
  files: ReadonlyMap<string, Route>,
  known: Map<string, Route | null>,
): Route | null {
  const end = folder.lastIndexOf('/');
  if (end <= 0) return null;
  const above = folder.slice(0, end);
  const before = known.get(above);
  if (before !== undefined) return before;
  const file = files.get(above) ?? fileAboveFolder(above, files, known);
  known.set(above, file);
  return file;
}

/**
 * Two pages that are in each other's way, the one to tell first: one that somebody wrote, and of two such an old address
 * rather than a page that is there, or else the one whose file's name comes later, which is mostly the newer one. The order of dates would not do: it can change with the clock.
 */
function toldFirst(page: Route, other: Route): [Route, Route] {
  if (page.source === null || other.source === null) return page.source === null ? [other, page] : [page, other];
  const [isOld, isOtherOld] = [page.kind === 'redirect', other.kind === 'redirect'];
  if (isOld !== isOtherOld) return isOld ? [page, other] : [other, page];
  return page.source < other.source ? [other, page] : [page, other];
}

function urlPlace(page: Route, { site, posts, standalone }: Blog): Place {
  if (page.source === null) return startOf(siteFile);
  if (page.source === siteFile) return redirectPlace(site, page.url);
  if (page.kind === 'redirect') {
    const aliases = [...posts, ...standalone].find(({ source }) => source === page.source)?.aliases ?? [];
    return atKeys(page.source, ['aliases', Math.max(0, aliases.indexOf(page.url))]);
  }
  const own = urlKey(page);
  // A post's `permalink` stands for its `slug`.
  return page.kind === 'post' ? atKeys(page.source, own, ['permalink']) : atKeys(page.source, own);
}

/** A text with old URLs. */
type Aliased = Pick<Post, 'source' | 'aliases'>;

/**
 * Old URLs with a query that two texts have: no page stands at one, but a host that answers it can lead to one place
 * only. The text whose file's name comes later is told, as of two pages.
 */
export function aliasProblems(texts: readonly Aliased[]): Problem[] {
  const taken = new Map<string, Aliased>();
  const withQuery = texts.filter(({ aliases }) => aliases.length > 0 && aliases.some(hasQuery));
  const inOrder = withQuery.toSorted((a, b) => (a.source < b.source ? -1 : 1));
  return inOrder.flatMap((text) =>
    text.aliases.filter(hasQuery).flatMap((alias): Problem[] => {
      const first = taken.get(alias) ?? text;
      taken.set(alias, first);
      const place = () => atKeys(text.source, ['aliases', text.aliases.indexOf(alias)]);
      return first === text ? [] : [sharedUrl(place(), alias, first.source)];
    }),
  );
}

function urlKey(page: Route): readonly PropertyKey[] {
  return page.kind === 'standalone' ? ['permalink'] : ['slug'];
}
