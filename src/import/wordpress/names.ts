import { nameKey } from '../../model/name-key.ts';
import { sanitizeTitle } from '../../model/slug.ts';
import type { ImportedAuthor, ImportedTerm } from '../item.ts';
import { type Note, note } from '../notes.ts';
import type { WxrAuthor, WxrTerm } from './wxr/records.ts';

/** The terms of one taxonomy as site.yaml lists them, and the name by which posts name each. */
export interface TermNames {
  readonly list: readonly ImportedTerm[];
  /** The name of a term by its slug, else by its name in the export. */
  nameOf(slug: string, name: string): string;
  readonly notes: readonly Note[];
}

/** Lists the terms of a taxonomy. A parent that does not exist, or goes round in a circle, is left out and told. */
export function termNames(terms: readonly WxrTerm[], taxonomy: string, language: string): TermNames {
  const own = terms.filter((term) => term.taxonomy === taxonomy);
  const notes: Note[] = [];
  const names = distinctNames(own, notes);
  const bySlug = new Map(own.map((term) => [slugKey(term.slug), term]));
  const list = own.map((term): ImportedTerm => {
    const parent = parentOf(term, bySlug);
    if (parent === null && term.parent !== '')
      notes.push(
        note(
          'changed',
          `the category “${term.name}” is on top: the one above it, “${term.parent}”, is not in the export`,
        ),
      );
    const name = names.get(term) ?? term.name;
    return {
      name,
      slug: writtenSlug(name, term.slug, language),
      description: term.description || null,
      parent: parent === null ? null : (names.get(parent) ?? null),
      aliases: [],
    };
  });
  const known = new Map(own.flatMap((term) => [[slugKey(term.slug), names.get(term) ?? term.name]]));
  return { list, notes, nameOf: (slug, name) => known.get(slugKey(slug)) ?? name };
}

function slugKey(slug: string): string {
  return readableSlug(slug).toLowerCase();
}

/** A slug as people read it. */
export function readableSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** A slug as it is to be written; null where the name gives it already. */
function writtenSlug(name: string, slug: string, language: string): string | null {
  const wanted = sanitizeTitle(readableSlug(slug), language);
  return slug === '' || wanted === sanitizeTitle(name, language) ? null : readableSlug(slug);
}

/** Names of which no two are one: what WordPress tells apart by slugs alone has its slug behind the name. */
function distinctNames(terms: readonly WxrTerm[], notes: Note[]): ReadonlyMap<WxrTerm, string> {
  const taken = new Set<string>();
  return new Map(
    terms.map((term) => {
      const isTaken = taken.has(nameKey(term.name));
      const name = isTaken ? `${term.name} (${readableSlug(term.slug)})` : term.name;
      if (isTaken) notes.push(note('changed', `of two terms called “${term.name}” the second is “${name}”`));
      taken.add(nameKey(name));
      return [term, name];
    }),
  );
}

function parentOf(term: WxrTerm, bySlug: ReadonlyMap<string, WxrTerm>): WxrTerm | null {
  const parent = term.parent === '' ? undefined : bySlug.get(slugKey(term.parent));
  const seen = new Set([term]);
  for (let above = parent; above !== undefined; above = bySlug.get(slugKey(above.parent))) {
    if (seen.has(above)) return null;
    seen.add(above);
  }
  return parent ?? null;
}

/** Authors as site.yaml lists them, and the name of each by login. */
export function authorNames(authors: ReadonlyMap<string, WxrAuthor>, language: string) {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  // Logins that make one address are those of one author: WordPress keeps addresses apart.
  const bySlug = Map.groupBy(authors.values(), ({ login }) => sanitizeTitle(login, language));
  const list = [...bySlug.values()].flatMap(([first, ...others]): ImportedAuthor[] => {
    if (first === undefined) return [];
    const { login, name } = first;
    const own = taken.has(nameKey(name)) ? `${name} (${login})` : name;
    taken.add(nameKey(own));
    for (const one of [first, ...others]) names.set(one.login, own);
    const aliases = nameKey(login) === nameKey(own) ? [] : [login];
    return [
      {
        name: own,
        slug: writtenSlug(own, sanitizeTitle(login, language), language),
        aliases,
        bio: null,
        picture: null,
        links: [],
      },
    ];
  });
  const used = new Set(list.map(({ name }) => nameKey(name)));
  // A login that is another's name would mean both.
  const distinct = list.map((author) => ({
    ...author,
    aliases: author.aliases.filter((alias) => !used.has(nameKey(alias))),
  }));
  return { list: distinct, nameOf: (login: string) => names.get(login) ?? login };
}
