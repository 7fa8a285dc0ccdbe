import type { Archive } from '../../archive/blog.ts';
import { monthName } from '../../model/date.ts';
import { slugToPath } from '../../model/slug.ts';
import type { PageContext } from '../context.ts';

/** What an archive is of: the term's name, `2023`, or `June 2023`; empty for home. */
export function archiveName(language: string, { term, period }: Pick<Archive, 'term' | 'period'>): string {
  if (term !== null) return term.name;
  if (period === null) return '';
  return period.month === null ? period.year : monthName(period.year, period.month, language);
}

/**
 * What an archive is of, in words that no other archive of its kind has: two terms may share a name, and then each is
 * told apart by its slug, with those above it: `Tools (backend/tools)`.
 */
export function distinctArchiveName(context: PageContext, archive: Archive): string {
  const { kind, term } = archive;
  const name = archiveName(context.site.language, archive);
  if (term === null || !sharedNames(context).has(`${kind} ${name}`)) return name;
  const path = term.url.split('/').slice(2, -1).map(slugToPath).join('/');
  return `${name} (${path})`;
}

const shared = new WeakMap<PageContext, ReadonlySet<string>>();

/** The kinds and names that several terms of a site have; made once. */
function sharedNames(context: PageContext): ReadonlySet<string> {
  const known = shared.get(context);
  if (known !== undefined) return known;
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { kind, term } of context.blog.archives) {
    if (term === null) continue;
    const name = `${kind} ${term.name}`;
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  shared.set(context, twice);
  return twice;
}
