import { nameKey } from '../../model/name-key.ts';
import { sanitizeTitle } from '../../model/slug.ts';
import { decodeUrl } from '../../model/url.ts';
import type { ImportedTerm } from '../item.ts';
import { type OldAddress, ownPages, redirectsAhead, redirectsFor } from '../redirects.ts';
import type { Entry, FolderBlog } from './blog.ts';
import { isHidden } from './entry-data.ts';
import { placeholder } from './files.ts';

/** What a list of posts is of. */
export type ListKind = 'tag' | 'category' | 'author';

/** Where the lists and feeds of a blog were. */
export interface OldLists {
  /** Those that have one place here: `/blog/` is `/` now. */
  readonly addresses: readonly OldAddress[];
  /** The addresses that the list of a term may have had. */
  readonly term: (kind: ListKind, name: string) => readonly string[];
}

/** What answers for the lists of a blog here. */
export interface AnsweredLists {
  /** From old addresses to those that stand for them. */
  readonly redirects: Readonly<Record<string, string>>;
  /** The addresses that lists have here. */
  readonly own: readonly string[];
  /** Redirects of the source that led to what is not here. */
  readonly lost: readonly OldAddress[];
}

/** The redirects from the lists of a blog to those that stand for them here. */
export function answeredLists(blog: FolderBlog): AnsweredLists {
  const shown = blog.entries.filter((entry) => entry.kind === 'post' && !isHidden(entry));
  const language = blog.language ?? 'en';
  const kinds: readonly (readonly [ListKind, (entry: Entry) => readonly string[], readonly Listed[]])[] = [
    ['tag', ({ tags }) => tags, blog.tags],
    ['category', ({ categories }) => categories, blog.categories],
    ['author', ({ authors }) => authors, blog.authors],
  ];
  const own = dateLists(shown, '').map(([, to]) => to);
  const terms = kinds.flatMap(([kind, namesOf, listed]) =>
    [...new Map(shown.flatMap(namesOf).map((name) => [nameKey(name), name])).values()].flatMap((name) => {
      const to = `/${kind}/${pathOf(name, listed, language).join('/')}/`;
      own.push(to);
      return blog.lists.term(kind, name).map((from): OldAddress => [from, to]);
    }),
  );
  const taken = blog.entries.flatMap(({ address, aliases }) => (address === null ? aliases : [address, ...aliases]));
  const lists = redirectsFor(
    [...blog.lists.addresses, ...terms],
    [...own, ...taken, ...blog.redirects.map(([from]) => from)],
  );
  const ahead = redirectsAhead(blog.redirects, lists, [...own, ...taken], blog.url ?? placeholder);
  const there = new Set([...own, ...taken, ...ownPages].map(endKey));
  const isLost = ([, to]: OldAddress) => to.startsWith('/') && !there.has(endKey(to));
  const found = Object.entries(ahead).filter((one) => !isLost(one));
  return { redirects: { ...lists, ...Object.fromEntries(found) }, own, lost: Object.entries(ahead).filter(isLost) };
}

/** Where a redirect ends, as all its spellings have it. */
function endKey(address: string): string {
  return decodeUrl(address.replace(/[?#].*$/s, ''))
    .replace(/(?:(?:\/index)?\.html|\/)$/, '')
    .toLowerCase();
}

type Listed = Pick<ImportedTerm, 'name' | 'slug' | 'aliases'> & { readonly parent?: string | null };

/** The slugs of a term and of those above it, as they are here. */
function pathOf(name: string, listed: readonly Listed[], language: string): string[] {
  const path: string[] = [];
  for (let wanted: string | null = name; wanted !== null && path.length < 10; ) {
    const key = nameKey(wanted);
    const term = listed.find((one) => [one.name, ...one.aliases].some((spelled) => nameKey(spelled) === key));
    path.unshift(sanitizeTitle(term?.slug ?? term?.name ?? wanted, language));
    wanted = term?.parent ?? null;
  }
  return path;
}

/** The years and months of posts, each with what it is here: `/2020/`, `/2020/05/`. */
export function dateLists(entries: readonly Entry[], before: string): OldAddress[] {
  const months = new Set(
    entries.flatMap(({ kind, date }) => (kind === 'post' && date !== null ? [date.time.toFormat('yyyy/MM')] : [])),
  );
  const years = new Set([...months].map((month) => month.slice(0, 4)));
  return [...years, ...months].map((path) => [`${before}/${path}/`, `/${path}/`]);
}
