import type { Site } from '../config/site.ts';
import type { Locate } from '../config/yaml-places.ts';
import { parseDate, type SiteDate } from '../model/date.ts';
import { readingsOf } from '../model/likely-date.ts';
import { DateError } from '../model/written-date.ts';
import type { Problem } from '../problems/problem.ts';
import { wrongDate } from '../problems/rules/keys.ts';

/** The dates of a post: null is one that is not there, undefined one that is wrong, which is then told. */
export type Dates = Readonly<Record<'date' | 'updated' | 'expires', SiteDate | null | undefined>>;

/** Reads the dates of a post's front matter. */
export function readDates(data: Record<string, unknown>, site: Site, place: Locate, problems: Problem[]): Dates {
  const read = (key: string): SiteDate | null | undefined => {
    const typed = data[key];
    if (typeof typed !== 'string' || typed.trim() === '') return null;
    try {
      return parseDate(typed, site);
    } catch (error) {
      if (!(error instanceof DateError)) throw error;
      const lines = readingsOf(typed).map((date) => place.mended([key], date)?.line ?? `${key}: ${date}`);
      problems.push(wrongDate(place([key]), key, typed, error.message, lines));
      return undefined;
    }
  };
  return { date: read('date'), updated: read('updated'), expires: read('expires') };
}

/** Front matter with the date that a file's name begins with, where it has none of its own. */
export function withNamedDate(data: Record<string, unknown>, named: string | null): Record<string, unknown> {
  const isThere = typeof data.date === 'string' ? data.date.trim() !== '' : (data.date ?? null) !== null;
  return isThere || named === null ? data : { ...data, date: named };
}
