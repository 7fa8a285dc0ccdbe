import { DateTime } from 'luxon';
import { dayWriter, type WriteDay } from './date-text.ts';
import { oncePer } from './once-per.ts';
import { plainMillis } from './plain-date.ts';
import { DateError, readWrittenDate } from './written-date.ts';

/** A date and time in the site's zone, with what is printed of it. */
export interface SiteDate {
  /** Milliseconds since 1970 UTC: what is sorted and compared. */
  readonly millis: number;
  /** ISO 8601 with the site's offset, to the second: `2023-06-22T00:00:00+02:00`. */
  readonly iso: string;
  /** As the site writes dates: `June 22, 2023`. */
  readonly text: string;
}

/** The day of a date in the site's zone; two or four digits, as in permalinks: `2023`, `06`, `22`. */
export interface Day {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** How a site writes and reads dates; the part of its configuration that dates need. */
export interface Calendar {
  readonly timeZone: string;
  readonly language: string;
  readonly dateFormat: string;
}

/**
 * Reads a date, or a date and time, as posts have them (see readWrittenDate). Without a zone it is in the site's,
 * whatever the machine's is. Throws DateError with the reason.
 */
export function parseDate(typed: string, calendar: Calendar): SiteDate {
  const write = calendar.timeZone === 'UTC' ? writerOf(calendar) : null;
  const millis = write === null ? null : plainMillis(typed);
  if (write !== null && millis !== null) return utcDate(millis, write);
  const { zone, ...written } = readWrittenDate(typed);
  const date = DateTime.fromObject(written, { ...gregorian(calendar.language), zone: zone ?? calendar.timeZone });
  return siteDateOf(zone === null ? firstOfTwo(date) : date.setZone(calendar.timeZone), calendar);
}

/**
 * In the hour that autumn repeats, a time without an offset names two times: the first is meant, always. Luxon
 * itself takes the one whose offset is in force when the build runs.
 */
function firstOfTwo(date: DateTime): DateTime {
  return date.getPossibleOffsets()[0] ?? date;
}

/** The day of a date. */
export function dayOf({ iso }: Pick<SiteDate, 'iso'>): Day {
  return { year: iso.slice(0, 4), month: iso.slice(5, 7), day: iso.slice(8, 10) };
}

/** The day of a date as a language writes it in full (Unicode CLDR), by the Gregorian calendar: `22. Juni 2023`. */
export function longDate({ iso }: Pick<SiteDate, 'iso'>, language: string): string {
  const date = DateTime.fromISO(iso, { setZone: true, locale: language, outputCalendar: 'gregory' });
  return date.toLocaleString({ year: 'numeric', month: 'long', day: 'numeric' });
}

/** The date of a time in milliseconds since 1970 UTC, in the site's zone. */
export function dateAt(millis: number, calendar: Calendar): SiteDate {
  const date = DateTime.fromMillis(millis, { ...gregorian(calendar.language), zone: calendar.timeZone });
  return siteDateOf(date, calendar);
}

/** A whole year or month as the archive's title says it, in the site's language: `June 2023`, `2023`. */
export function monthName(year: string, month: string, language: string): string {
  const date = DateTime.fromObject(
    { year: Number(year), month: Number(month) },
    { ...gregorian(language), zone: 'UTC' },
  );
  return date.toLocaleString({ month: 'long', year: 'numeric' });
}

/** URLs have the Gregorian calendar, so texts do: in Thai or Persian, Intl would print another's years and months. */
function gregorian(language: string) {
  return { locale: language, outputCalendar: 'gregory' } as const;
}

/** Null where only luxon can write the days of a calendar. */
const writerOf = oncePer(({ dateFormat, language }: Calendar) => dayWriter(dateFormat, language));

/** A date in UTC is a matter of arithmetic alone. */
function utcDate(millis: number, write: WriteDay): SiteDate {
  const date = new Date(millis);
  const text = write({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
  return { millis, iso: `${date.toISOString().slice(0, 19)}Z`, text };
}

/** From then on all zones are whole minutes from UTC, so that luxon and the machine's Intl agree on the day. */
const wholeMinutes = 1973;

function siteDateOf(date: DateTime, calendar: Calendar): SiteDate {
  const whole = date.millisecond === 0 ? date : date.startOf('second');
  const iso = whole.toISO({ suppressMilliseconds: true });
  if (iso === null) throw new DateError('out of the range of dates');
  const write = date.year < wholeMinutes ? null : writerOf(calendar);
  return { millis: date.toMillis(), iso, text: write === null ? date.toFormat(calendar.dateFormat) : write(date) };
}
