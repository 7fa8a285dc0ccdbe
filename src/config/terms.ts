import { isRecord } from '../model/is-record.ts';
import { nameKey } from '../model/name-key.ts';
import { sanitizeTitle, slugFault } from '../model/slug.ts';
import { termKey } from '../model/term-name.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { wrongValue } from '../problems/rules/keys.ts';
import {
  ambiguousTerm,
  circularParent,
  sharedAlias,
  sharedName,
  sharedSlug,
  unknownParent,
  unnamable,
  unusableSlug,
} from '../problems/rules/terms.ts';
import { listedTerms, type Meanings, meanings } from './listed-terms.ts';
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
  /** Different for any two terms of the list, as far as their slugs are. */
  readonly key: string;
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
    const find = meanings(
      terms.map((term) => ({ ...term, slug: term.typedSlug })),
      language,
    );
    return [
      ...nameProblems(list, terms, place),
      ...aliasProblems(list, terms, place),
      ...slugProblems(list, terms, find, place),
      ...(list === 'categories' ? parentProblems(terms, find, place) : []),
    ];
  });
}

function definedIn(list: unknown, language: string): Defined[] {
  if (!Array.isArray(list)) return [];
  const read = list.flatMap((item: unknown, index) => {
    const name = isRecord(item) ? textIn(item.name) : null;
    if (!isRecord(item) || name === null) return [];
    const aliases = Array.isArray(item.aliases) ? item.aliases : [item.aliases];
    const texts = aliases.map((alias) => textIn(alias) ?? '');
    return [{ index, name, slug: textIn(item.slug), parent: textIn(item.parent), aliases: texts }];
  });
  return listedTerms(read, language).map(({ definition, term, slug }) => {
    return { ...definition, typedSlug: definition.slug, slug, key: termKey(term) };
  });
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Terms that no post could tell apart: of two with one name, the later is known by its slug. */
function nameProblems(list: List, terms: readonly Defined[], place: Locate): Problem[] {
  const known = new Map<string, Defined>();
  const names = new Map(terms.map(({ name }) => [nameKey(name), name]));
  const slugs = new Set(terms.map(({ slug }) => slug));
  return terms.flatMap((term): Problem[] => {
    const { index, name, slug } = term;
    const [first, alike] = [known.get(nameKey(name)), known.get(`${nameKey(name)}\n${slug}`)];
    known.set(nameKey(name), first ?? term);
    known.set(`${nameKey(name)}\n${slug}`, alike ?? term);
    const at = (key: string) => place([list, index, key]);
    if (alike !== undefined) return [sharedName(at('name'), kinds[list], name, alike.name, freeSlug(slug, slugs))];
    const owner = first === undefined ? undefined : names.get(nameKey(slug));
    if (owner === undefined || nameKey(owner) === nameKey(name)) return [];
    return [unnamable(at('slug'), kinds[list], name, owner, slug, freeSlug(slug, slugs))];
  });
}

/** A slug that none of a list has yet. */
function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
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

function slugProblems(list: List, terms: readonly Defined[], find: Meanings, place: Locate): Problem[] {
  const taken = new Map<string, Defined>();
  return terms.flatMap((term): Problem[] => {
    const { index, name, typedSlug, slug } = term;
    const at = () => place([list, index, 'slug']);
    if (typedSlug !== null && /[/\\?#]/.test(typedSlug) && slug !== '') {
      const mended = place.mended([list, index, 'slug'], sanitizeTitle(typedSlug.replaceAll(/[\\?#]/g, '-')));
      return [wrongValue(at(), `${list}.${index}.slug`, 'one name without slashes', `"${typedSlug}"`, mended)];
    }
    const fault = slugFault(slug);
    if (fault !== null) return [unusableSlug(at(), kinds[list], name, fault, list)];
    const key = `${parentKey(term, find) ?? nameKey(term.parent ?? '')}/${slug}`;
    const first = taken.get(key);
    if (first === undefined) taken.set(key, term);
    // Two spellings of one name are told as that.
    if (first === undefined || nameKey(first.name) === nameKey(name)) return [];
    const where = place([list, index, typedSlug === null ? 'name' : 'slug']);
    return [sharedSlug(where, kinds[list], [first.name, name], slug, list)];
  });
}

/** Parents of categories that do not exist or that several could be, and categories that are their own ancestors. */
function parentProblems(categories: readonly Defined[], find: Meanings, place: Locate): Problem[] {
  const parents = new Map(categories.map((category) => [category.key, parentKey(category, find)]));
  return categories.flatMap(({ index, name, parent, key }): Problem[] => {
    if (parent === null) return [];
    const at = () => place(['categories', index, 'parent']);
    const found = find(parent);
    const names = categories.map((category) => category.name);
    if (found === null) return [unknownParent(at(), name, parent, nearest(parent, names))];
    if (isOwnAncestor(key, parents)) return [circularParent(at(), name)];
    return found.sharing.length === 0 ? [] : [ambiguousTerm(at(), 'category', parent, found.slug, found.sharing)];
  });
}

function parentKey({ parent }: Defined, find: Meanings): string | null {
  const found = parent === null ? null : find(parent);
  return found && termKey(found.term);
}

function isOwnAncestor(key: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let above = parents.get(key) ?? null; above !== null && !seen.has(above); above = parents.get(above) ?? null) {
    if (above === key) return true;
    seen.add(above);
  }
  return false;
}
