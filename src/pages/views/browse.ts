import type { Archive } from '../../archive/blog.ts';
import { siteUrl } from '../../config/site-url.ts';
import type { PageContext } from '../context.ts';
import { distinctArchiveName } from './archive-name.ts';
import type { BrowseEntry, BrowseList } from './view.ts';

/** What a list of archives can be of. */
export type BrowseKind = 'tag' | 'category' | 'date';

/** The page of each kind that lists all archives of it, where the site has any. */
export const overviewPaths: Readonly<Record<BrowseKind, string>> = {
  tag: '/tags/',
  category: '/categories/',
  date: '/archive/',
};

/** Whether there are archives of a kind. */
export function hasArchives(context: PageContext, kind: BrowseKind): boolean {
  return archivesOf(context, kind).length > 0;
}

/**
 * The archives of a kind with their numbers of posts: terms by name; months, or where the site has no archives of them
 * years, newest first. Its title is that of its page.
 */
export function browseList(context: PageContext, kind: BrowseKind): BrowseList {
  return { title: null, entries: entriesOf(context, archivesOf(context, kind)), all: null };
}

/**
 * Archives that a list beside others has: with hundreds a page is slow to lay out on a phone, and nobody looks through them.
 */
const mostBesideOthers = 24;

/** Such a list beside others: of many terms those with the most posts, of many months the newest. */
export function shortBrowseList(context: PageContext, kind: BrowseKind, title: string): BrowseList | null {
  const archives = archivesOf(context, kind);
  if (archives.length === 0) return null;
  const isCut = archives.length > mostBesideOthers;
  const chosen = kind === 'date' ? archives.slice(0, mostBesideOthers) : largest(archives, mostBesideOthers);
  return { title, entries: entriesOf(context, chosen), all: isCut ? linkToAll(context, kind, title, archives) : null };
}

function linkToAll(
  context: PageContext,
  kind: BrowseKind,
  title: string,
  { length }: readonly Archive[],
): BrowseList['all'] {
  const name = context.words.phrases.showAll(title, context.number(length));
  return { url: siteUrl(context.site, overviewPaths[kind]), name };
}

/** Those with the most posts, in the order that they had; of those with as many the first. */
function largest(archives: readonly Archive[], count: number): readonly Archive[] {
  const chosen = new Set(archives.toSorted((a, b) => b.posts.length - a.posts.length).slice(0, count));
  return archives.filter((archive) => chosen.has(archive));
}

function archivesOf({ blog, site }: PageContext, kind: BrowseKind): readonly Archive[] {
  const byMonth = site.archives.includes('month') ? 'month' : 'year';
  return blog.archives.filter((archive) => archive.kind === (kind === 'date' ? byMonth : kind));
}

function entriesOf(context: PageContext, archives: readonly Archive[]): BrowseEntry[] {
  const { site, words } = context;
  const initials = archives.map((archive) => initialOf(archive, site.language));
  const isParted = isWorthParting(initials);
  return archives.map((archive, index) => ({
    url: siteUrl(site, archive.url),
    name: distinctArchiveName(context, archive),
    count: words.phrases.postCount(archive.posts.length, context.number(archive.posts.length)),
    initial: isParted && initials[index] !== initials[index - 1] ? (initials[index] ?? null) : null,
  }));
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
