import { IANAZone } from 'luxon';

/** A date as it was written, its numbers checked: nothing of it depends on the site yet. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** A zone in luxon's words, `UTC+02:00` or `Europe/Oslo`; null where the site's is meant. */
  readonly zone: string | null;
}

/** Why a text is no date, in words for an error message. */
export class DateError extends Error {
  override readonly name = 'DateError';
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?';
const ordinal = '(?:st|nd|rd|th)?';

/** The ways in which a day is written: ISO 8601 and its like, then those of English, RFC 5322 and JavaScript. */
const days: readonly RegExp[] = [
  /^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?!\d)/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)/,
  new RegExp(
    `^${weekday}(?<name>${monthNames})\\.?\\s+(?<day>\\d{1,2})${ordinal}(?:\\s*,\\s*|\\s+)(?<year>\\d{4})(?!\\d)`,
    'i',
  ),
  new RegExp(
    `^${weekday}(?<day>\\d{1,2})${ordinal}\\.?[\\s-]+(?:of\\s+)?(?<name>${monthNames})\\.?,?[\\s-]+(?<year>\\d{4})(?!\\d)`,
    'i',
  ),
];

/** What stands between a day and its time. */
const between = /^(?:t|\s*,\s*|\s+at\s+|\s+)(?=\d)/i;

/** A time from its hour on: `9:00`, `09:00:15.25`, `9 pm`; basic, as in ISO 8601, `093015`. */
const times: readonly RegExp[] = [
  /^(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?(?:\s*(?<half>[ap])\.?m\.?(?![a-z]))?(?![\d:])/i,
  /^(?<hour>\d{1,2})\s*(?<half>[ap])\.?m\.?(?![a-z])/i,
  /^(?<hour>\d{2})(?:(?<minute>\d{2})(?<second>\d{2})?)?(?![\d:])/,
];

/** An offset, with what programs write before and behind it: `GMT+0200 (CEST)`, `+0000 UTC`, `-0800 -0800`. */
const offset =
  /^(?:utc|gmt)?\s*(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?(?:\s+(?:[a-z]+|[+-]\d{4}|\([^)]*\)))*$/i;

/** Zones that letters name, as RFC 5322 (4.3) gives their offsets. */
const zones: Readonly<Record<string, string>> = {
  z: 'UTC',
  ut: 'UTC',
  utc: 'UTC',
  gmt: 'UTC',
  est: 'UTC-5',
  edt: 'UTC-4',
  cst: 'UTC-6',
  cdt: 'UTC-5',
  mst: 'UTC-7',
  mdt: 'UTC-6',
  pst: 'UTC-8',
  pdt: 'UTC-7',
};

/**
 * Reads a date, or a date and a time, in the ways in which posts have them: ISO 8601 with its digits and separators
 * taken lightly (`2015-11-3 9:00`, `2017/03/08`), as Go, Ruby and JavaScript print it, as in a letter (RFC 5322), and
 * with an English month. Never one whose day and month might be the other. Throws DateError with the reason.
 */
export function readWrittenDate(typed: string): WrittenDate {
  const text = typed.trim().replaceAll(/\s+/g, ' ');
  for (const pattern of days) {
    const found = pattern.exec(text);
    if (found?.groups) return { ...dayFrom(found.groups), ...timeFrom(text.slice(found[0].length)) };
  }
  throw new DateError(whyNoDay(text));
}

function whyNoDay(text: string): string {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)) return 'which number is the day and which the month?';
  if (/^\d{4}[-/.]?\d{1,2}$/.test(text)) return 'the day is missing';
  return 'not in the form year-month-day';
}

type Groups = Readonly<Record<string, string | undefined>>;

function dayFrom(groups: Groups): Pick<WrittenDate, 'year' | 'month' | 'day'> {
  const year = Number(groups.year);
  const month = groups.name ? months.indexOf(groups.name.slice(0, 3).toLowerCase()) + 1 : Number(groups.month);
  const day = Number(groups.day);
  if (year < 1) throw new DateError('there is no year 0');
  if (month < 1 || month > 12) throw new DateError(`there is no month ${month}`);
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (day < 1 || day > last) throw new DateError(`that month has ${last} days`);
  return { year, month, day };
}

type Time = Pick<WrittenDate, 'hour' | 'minute' | 'second' | 'millisecond' | 'zone'>;

function timeFrom(rest: string): Time {
  const start = between.exec(rest);
  if (start === null) {
    const zone = zoneFrom(rest);
    return { hour: 0, minute: 0, second: 0, millisecond: 0, zone };
  }
  const text = rest.slice(start[0].length);
  for (const pattern of times) {
    const found = pattern.exec(text);
    if (found?.groups) return { ...clockFrom(found.groups), zone: zoneFrom(text.slice(found[0].length)) };
  }
  throw new DateError(`"${text}" is no time`);
}

function clockFrom(groups: Groups): Omit<Time, 'zone'> {
  const { hour: typed, half, fraction = '' } = groups;
  const twelve = half !== undefined;
  if (twelve && (Number(typed) < 1 || Number(typed) > 12)) throw new DateError(`there is no hour ${typed} ${half}m`);
  const hour = twelve ? (Number(typed) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(typed);
  const minute = Number(groups.minute ?? 0);
  const second = Number(groups.second ?? 0);
  if (hour > 24 || (hour === 24 && (minute > 0 || second > 0))) throw new DateError(`there is no hour ${hour}`);
  if (minute > 59) throw new DateError(`there is no minute ${minute}`);
  if (second > 59) throw new DateError(`there is no second ${second}`);
  return { hour, minute, second, millisecond: Number(fraction.slice(0, 3).padEnd(3, '0')) };
}

/** The farthest that a zone is from UTC, in hours. */
const farthest = 14;

function zoneFrom(rest: string): string | null {
  const text = rest.trim();
  if (text === '') return null;
  const { sign, hours, minutes = '00' } = offset.exec(text)?.groups ?? {};
  if (hours !== undefined) {
    if (Number(hours) > farthest || Number(minutes) > 59) throw new DateError(`no zone is ${sign}${hours}:${minutes}`);
    return `UTC${sign}${hours}:${minutes}`;
  }
  const name = text.replace(/^\[(.+)\]$|^\((.+)\)$/, '$1$2');
  const zone = zones[name.toLowerCase()] ?? (name.includes('/') && IANAZone.isValidZone(name) ? name : null);
  if (zone === null) throw new DateError(`"${text}" is no time zone, such as +02:00`);
  return zone;
}
