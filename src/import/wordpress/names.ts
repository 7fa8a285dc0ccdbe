import { nameKey } from '../../model/name-key.ts';
import { sanitizeTitle } from '../../model/slug.ts';
import type { Asset, ImportedAuthor, ImportedTerm, WantedFile } from '../item.ts';
import { type Note, note } from '../notes.ts';
import type { Library } from './library.ts';
import type { WxrAuthor, WxrTerm } from './wxr/records.ts';

/** The terms of one taxonomy as site.yaml lists them, and how posts name each. */
export interface TermNames {
  readonly list: readonly ImportedTerm[];
  /** How a post names a term, by its slug: by the name, or where several have that, by the slug. */
  nameOf(slug: string, name: string): string;
  readonly notes: readonly Note[];
}

/** Lists the terms of a taxonomy. A parent that does not exist, or goes round in a circle, is left out and told. */
export function termNames(terms: readonly WxrTerm[], taxonomy: string, language: string): TermNames {
  const own = terms.filter((term) => term.taxonomy === taxonomy);
  const notes: Note[] = [];
  const shared = sharedNames(own);
  const bySlug = new Map(own.map((term) => [slugKey(term.slug), term]));
  const reference = (term: WxrTerm) =>
    shared.has(nameKey(term.name)) ? sanitizeTitle(readableSlug(term.slug), language) : term.name;
  const list = own.map((term): ImportedTerm => {
    const parent = parentOf(term, bySlug);
    if (parent === null && term.parent !== '') {
      const subject = `the category “${term.name}” is on top: the one above it, “${term.parent}”, is not in the export`;
      notes.push(note('changed', subject));
    }
    return {
      name: term.name,
      slug: shared.has(nameKey(term.name)) ? readableSlug(term.slug) : writtenSlug(term, language),
      description: term.description || null,
      parent: parent === null ? null : reference(parent),
      aliases: [],
    };
  });
  return {
    list,
    notes,
    nameOf: (slug, name) => {
      const term = bySlug.get(slugKey(slug)) ?? own.find((one) => one.name === name);
      return term === undefined ? name : reference(term);
    },
  };
}

/** The names that several have. */
function sharedNames(named: readonly { readonly name: string }[]): ReadonlySet<string> {
  const groups = Map.groupBy(named, ({ name }) => nameKey(name));
  return new Set([...groups].filter(([, alike]) => alike.length > 1).map(([name]) => name));
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
function writtenSlug({ name, slug }: Pick<WxrTerm, 'name' | 'slug'>, language: string): string | null {
  const wanted = sanitizeTitle(readableSlug(slug), language);
  return slug === '' || wanted === sanitizeTitle(name, language) ? null : readableSlug(slug);
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

/** Authors as site.yaml lists them, and how posts name each by login. */
export interface AuthorNames {
  readonly list: readonly ImportedAuthor[];
  nameOf(login: string): string;
  /** The files of portraits. */
  readonly assets: readonly Asset[];
  readonly wanted: readonly WantedFile[];
  readonly notes: readonly Note[];
}

interface Portraits {
  readonly assets: Asset[];
  readonly wanted: WantedFile[];
  readonly notes: Note[];
}

/** Lists the authors of an export. Logins that make one address are those of one author: WordPress keeps addresses apart. */
export function authorNames(authors: ReadonlyMap<string, WxrAuthor>, language: string, library: Library): AuthorNames {
  const files: Portraits = { assets: [], wanted: [], notes: [] };
  const slugOf = (login: string) => sanitizeTitle(login, language) || login;
  const distinct = [...new Map([...authors.values()].toReversed().map((one) => [slugOf(one.login), one])).values()];
  const listed = distinct.toReversed();
  const shared = sharedNames(listed);
  const names = new Set(listed.map(({ name }) => nameKey(name)));
  const references = new Map<string, string>();
  const list = listed.map(({ login, name, bio, website, picture }): ImportedAuthor => {
    const slug = slugOf(login);
    const isShared = shared.has(nameKey(name));
    references.set(slug, isShared ? slug : name);
    return {
      name,
      slug: isShared ? slug : writtenSlug({ name, slug }, language),
      // A login that is somebody's name would mean both.
      aliases: names.has(nameKey(login)) || isShared ? [] : [login],
      bio: bio || null,
      picture: portraitOf(picture, library, files),
      links: /^https?:\/\//.test(website) ? [{ label: 'Website', url: website }] : [],
    };
  });
  return { list, ...files, nameOf: (login) => references.get(slugOf(login)) ?? login };
}

/** How site.yaml names a portrait of the library; null where its file is not at hand. */
function portraitOf(id: number, library: Library, { assets, wanted, notes }: Portraits): string | null {
  const attachment = library.attachment(id);
  const file = attachment === null ? null : library.find(attachment.url, true);
  if (file?.wanted) wanted.push(file.wanted);
  if (!file?.asset) return null;
  assets.push(file.asset);
  if (file.fault === null) return file.reference;
  notes.push(note('brokenPicture', file.fault));
  return null;
}
