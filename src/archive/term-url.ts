import type { Taxonomy } from './term.ts';

/** The URL path of a term from the slugs that lead to it, the topmost first: `/category/parent/child/`. */
export function termUrl(taxonomy: Taxonomy, slugs: readonly string[]): string {
  return `/${taxonomy}/${slugs.join('/')}/`;
}

/** The URL path of a year's archive: `/2023/`. */
export function yearUrl(year: string): string {
  return `/${year}/`;
}

/** The URL path of a month's archive: `/2023/06/`. */
export function monthUrl(year: string, month: string): string {
  return `/${year}/${month}/`;
}
