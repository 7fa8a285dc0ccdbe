import type { Archive } from '../../archive/blog.ts';
import { monthName } from '../../model/date.ts';

/** What an archive is of: the term's name, `2023`, or `June 2023`; empty for home. */
export function archiveName(language: string, { term, period }: Pick<Archive, 'term' | 'period'>): string {
  if (term !== null) return term.name;
  if (period === null) return '';
  return period.month === null ? period.year : monthName(period.year, period.month, language);
}
