import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Site } from '../config/site.ts';
import { contentFolder } from '../model/paths.ts';
import type { Post } from '../model/post.ts';
import type { TermName } from '../model/term-name.ts';
import type { SiteValues } from '../schemas/values.ts';

/** More pictures than these are no choice any more. */
const mostPictures = 2000;

const picture = /\.(?:jpe?g|png|webp|avif|gif|svg)$/i;

/** What the texts of a site may name, as its settings, its posts and its folders say. */
export function siteValues(
  site: Site,
  posts: readonly Post[],
  { root, home }: { root: string; home: string },
): SiteValues {
  const { categories, tags, authors } = site;
  return {
    categories: categories?.map(({ name }) => name) ?? named(posts.flatMap((post) => post.categories)),
    areCategoriesListed: categories !== null,
    tags: distinct([...named(posts.flatMap((post) => post.tags)), ...tags.map(({ name }) => name)]),
    authors: distinct([...authors.map(({ name }) => name), ...named(posts.flatMap((post) => post.authors))]),
    series: distinct(posts.flatMap(({ series }) => series ?? [])).sort(),
    pictures: picturesBelow(root),
    layouts: distinct([root, home].flatMap((folder) => layoutsIn(join(folder, '_includes', 'layouts')))).sort(),
  };
}

/** The names of terms, each once, the commonest first. */
function named(terms: readonly TermName[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of terms) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function picturesBelow(root: string): string[] {
  const names = namesIn(join(root, contentFolder), true).filter(
    (name) => picture.test(name) && !/(?:^|\/)\./.test(name),
  );
  return names
    .sort()
    .slice(0, mostPictures)
    .map((name) => `/${name}`);
}

function layoutsIn(folder: string): string[] {
  return namesIn(folder, false).flatMap((name) => (name.endsWith('.njk') ? [name.slice(0, -'.njk'.length)] : []));
}

/** The names in a folder, with slashes; none where it cannot be read. */
function namesIn(folder: string, recursive: boolean): string[] {
  try {
    return readdirSync(folder, { recursive, encoding: 'utf8' }).map((name) => name.replaceAll(sep, '/'));
  } catch {
    return [];
  }
}
