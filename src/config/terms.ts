import { nameKey } from '../model/name-key.ts';
import { isFilePath } from '../model/paths.ts';
import { sanitizeTitle } from '../model/slug.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { wrongValue } from '../problems/rules/keys.ts';
import {
  circularParent,
  sharedAlias,
  sharedName,
  sharedSlug,
  unknownParent,
  unusableSlug,
} from '../problems/rules/terms.ts';
import { isRecord } from './schema-keys.ts';
import type { Site } from './site.ts';
import type { Locate } from './yaml-places.ts';

const kinds = { categories: 'category', tags: 'tag', authors: 'author' } as const;
type List = keyof typeof kinds;

/** A term as site.yaml defines it, as far as it can be read. */
interface Defined {
  readonly index: number;
  readonly name: string;
  readonly typedSlug: string | null;
  readonly slug: string;
  readonly parent: string | null;
  readonly aliases: readonly string[];
}

/**
 * What is wrong with the terms that site.yaml lists, whether or not a post has them: names, aliases and slugs that two of
 * a list share, slugs that no URL can have, parents that do not exist or go round in a circle. `data` is the file's, so
 * that an item with another mistake is looked at too.
 */
export function termProblems(
  { language }: Pick<Site, 'language'>,
  data: Record<string, unknown>,
  place: Locate,
): Problem[] {
  return (['categories', 'tags', 'authors'] as const).flatMap((list) => {
    const terms = definedIn(data[list], language);
    return [
      ...nameProblems(list, terms, place),
      ...aliasProblems(list, terms, place),
      ...slugProblems(list, terms, place),
      ...(list === 'categories' ? parentProblems(terms, place) : []),
    ];
  });
}

function definedIn(list: unknown, language: string): Defined[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index): Defined[] => {
    const name = isRecord(item) ? textIn(item.name) : null;
    if (!isRecord(item) || name === null) return [];
    const typedSlug = textIn(item.slug);
    const aliases = Array.isArray(item.aliases) ? item.aliases : [item.aliases];
    return [
      {
        index,
        name,
        typedSlug,
        slug: sanitizeTitle(typedSlug ?? name, language),
        parent: textIn(item.parent),
        aliases: aliases.map((alias) => textIn(alias) ?? ''),
      },
    ];
  });
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function nameProblems(list: List, terms: readonly Defined[], place: Locate): Problem[] {
  const names = new Map<string, string>();
  return terms.flatMap(({ index, name }) => {
    const first = names.get(nameKey(name));
    if (first !== undefined) return [sharedName(place([list, index, 'name']), kinds[list], name, first)];
    names.set(nameKey(name), name);
    return [];
  });
}

function aliasProblems(list: List, terms: readonly Defined[], place: Locate): Problem[] {
  const names = new Map(terms.map(({ name }) => [nameKey(name), name]));
  const owners = new Map<string, string>();
  return terms.flatMap((term) =>
    term.aliases.flatMap((alias, index) => {
      if (alias === '') return [];
      const key = nameKey(alias);
      const isOwn = key === nameKey(term.name);
      const owner = isOwn ? undefined : (names.get(key) ?? owners.get(key));
      if (!isOwn) owners.set(key, term.name);
      if (owner === undefined) return [];
      const at = place([list, term.index, 'aliases', index]);
      return [sharedAlias(at, kinds[list], alias, term.name, owner, names.has(key))];
    }),
  );
}

function slugProblems(list: List, terms: readonly Defined[], place: Locate): Problem[] {
  const taken = new Map<string, Defined>();
  return terms.flatMap((term): Problem[] => {
    const { index, name, typedSlug, slug } = term;
    const at = place([list, index, 'slug']);
    if (typedSlug !== null && /[/\\?#]/.test(typedSlug) && slug !== '') {
      const mended = place.mended([list, index, 'slug'], sanitizeTitle(typedSlug.replaceAll(/[\\?#]/g, '-')));
      return [wrongValue(at, `${list}.${index}.slug`, 'one name without slashes', `"${typedSlug}"`, mended)];
    }
    const fault = slugFault(slug);
    if (fault !== null) return [unusableSlug(at, kinds[list], name, fault, list)];
    const key = `${nameKey(term.parent ?? '')}/${slug}`;
    const first = taken.get(key);
    if (first === undefined) taken.set(key, term);
    // Two spellings of one name are told as that.
    if (first === undefined || nameKey(first.name) === nameKey(name)) return [];
    const where = place([list, index, typedSlug === null ? 'name' : 'slug']);
    return [sharedSlug(where, kinds[list], [first.name, name], slug, list)];
  });
}

/** Why no file can be called by a slug; null where one can. */
export function slugFault(slug: string): string | null {
  if (slug === '') return 'has no letter or digit for its URL';
  return isFilePath(`/${slug}/`) ? null : `would have the slug "${slug}", which no file can be called`;
}

/** Parents of categories that do not exist, and categories that are their own ancestors. */
function parentProblems(categories: readonly Defined[], place: Locate): Problem[] {
  const names = new Map(categories.map(({ name }) => [nameKey(name), name]));
  const parents = new Map(
    categories.map(({ name, parent }) => [nameKey(name), parent === null ? null : nameKey(parent)]),
  );
  return categories.flatMap(({ index, name, parent }): Problem[] => {
    if (parent === null) return [];
    const at = place(['categories', index, 'parent']);
    if (!names.has(nameKey(parent))) return [unknownParent(at, name, parent, nearest(parent, names.values()))];
    return isOwnAncestor(nameKey(name), parents) ? [circularParent(at, name)] : [];
  });
}

function isOwnAncestor(key: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let above = parents.get(key) ?? null; above !== null && !seen.has(above); above = parents.get(above) ?? null) {
    if (above === key) return true;
    seen.add(above);
  }
  return false;
}
