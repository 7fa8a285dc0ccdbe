import type { Archive } from '../../archive/blog.ts';
import type { Term } from '../../archive/term.ts';
import { monthName } from '../../model/date.ts';
import { oncePer } from '../../model/once-per.ts';
import { slugToPath } from '../../model/slug.ts';
import type { PageContext } from '../context.ts';

/** What an archive is of: the term's name, `2023`, or `June 2023`; empty for home. */
export function archiveName(language: string, { term, period }: Pick<Archive, 'term' | 'period'>): string {
  if (term !== null) return term.name;
  if (period === null) return '';
  return period.month === null ? period.year : monthName(period.year, period.month, language);
}

/** What an archive is of, in words that no other archive of its kind has. */
export function distinctArchiveName(context: PageContext, archive: Archive): string {
  return archive.term === null ? archiveName(context.site.language, archive) : distinctName(context, archive.term);
}

/**
 * A term's name, or where several terms of its kind share it, the name with the slugs that lead to this one:
 * `Tools (backend/tools)`.
 */
export function distinctName(context: PageContext, { taxonomy, name, url }: Term): string {
  if (!sharedNames(context).has(`${taxonomy} ${name}`)) return name;
  const path = url.split('/').slice(2, -1).map(slugToPath).join('/');
  return `${name} (${path})`;
}

/** The kinds and names that several terms of a site have. */
const sharedNames = oncePer(({ blog }: PageContext): ReadonlySet<string> => {
  const { tags, categories, authors } = blog;
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const term of [tags, categories, authors].flatMap(({ list }) => list)) {
    const name = `${term.taxonomy} ${term.name}`;
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return twice;
});
