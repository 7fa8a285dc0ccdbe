import type { Archive } from '../../archive/blog.ts';
import { siteUrl } from '../../config/site-url.ts';
import type { PageContext } from '../context.ts';
import { distinctArchiveName } from './archive-name.ts';
import type { BrowseList } from './view.ts';

/** What a list of archives can be of. */
export type BrowseKind = 'tag' | 'category' | 'date';

/**
 * The archives of a kind with their numbers of posts: terms by name; months, or where the site has no archives of them
 * years, newest first. Null where there are none. `title` is null where the page's heading says it already.
 */
export function browseList(context: PageContext, kind: BrowseKind, title: string | null): BrowseList | null {
  const { blog, site, words } = context;
  const byMonth = site.archives.includes('month') ? 'month' : 'year';
  const archives = blog.archives.filter((archive) => archive.kind === (kind === 'date' ? byMonth : kind));
  const initials = archives.map((archive) => initialOf(archive, site.language));
  const isParted = isWorthParting(initials);
  const entries = archives.map((archive, index) => ({
    url: siteUrl(site, archive.url),
    name: distinctArchiveName(context, archive),
    count: words.phrases.postCount(archive.posts.length, context.number(archive.posts.length)),
    initial: isParted && initials[index] !== initials[index - 1] ? (initials[index] ?? null) : null,
  }));
  return entries.length === 0 ? null : { title, entries };
}

/** A shorter list is looked through at a glance. */
const longList = 48;

/** Whether a list is found one's way in faster by what its names begin with: not where nearly every one begins otherwise. */
function isWorthParting(initials: readonly (string | null)[]): boolean {
  const parts = initials.filter((initial, index) => initial !== initials[index - 1]).length;
  return initials.length >= longList && parts > 1 && parts * 2 <= initials.length;
}

/** A month's year, or what a name begins with: a letter without its accents, or a sign for digits and all else. */
function initialOf({ period, term }: Archive, language: string): string | null {
  if (term === null) return period?.year ?? null;
  const [first = ''] = term.name.normalize('NFD').match(/[\p{L}\p{N}]/u) ?? [];
  if (first === '') return '#';
  return /\p{N}/u.test(first) ? '0–9' : first.toLocaleUpperCase(language);
}
