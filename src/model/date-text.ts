import { DateTime } from 'luxon';

/** A day as numbers; the month from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Writes a day. */
export type WriteDay = (day: CalendarDay) => string;

/** Pieces of luxon's formats: a text in quotes, a token, or signs that stand for themselves. */
const pieces = /'([^']+)'|([A-Za-z])\2*|[^A-Za-z']+/gy;

/** The tokens of year, month and day, and which of them each shows. */
const shown: ReadonlyMap<string, keyof CalendarDay> = new Map([
  ...['y', 'yy', 'yyyy'].map((token) => [token, 'year'] as const),
  ...['L', 'LL', 'LLL', 'LLLL', 'M', 'MM', 'MMM', 'MMMM'].map((token) => [token, 'month'] as const),
  ...['d', 'dd'].map((token) => [token, 'day'] as const),
]);

/**
 * Writes days in luxon's format and a language (BCP 47), by the Gregorian calendar. Luxon writes each year, month and day of a
 * month once: what a token shows depends on one of them alone. Null for a format with any other token, such as weekdays.
 */
export function dayWriter(format: string, language: string): WriteDay | null {
  const writers: WriteDay[] = [];
  let end = 0;
  for (const [piece, quoted, letter] of format.matchAll(pieces)) {
    end += piece.length;
    const part = shown.get(piece);
    if (letter !== undefined && part === undefined) return null;
    writers.push(part === undefined ? () => quoted ?? piece : tokenWriter(piece, part, language));
  }
  if (end < format.length) return null;
  return (day) => writers.reduce((text, write) => text + write(day), '');
}

/** Those that are a number, with as many digits as letters at least. */
const numbers: ReadonlySet<string> = new Set(['y', 'yyyy', 'L', 'LL', 'M', 'MM', 'd', 'dd']);

const someDay: CalendarDay = { year: 2000, month: 1, day: 1 };

function digits(value: number, { length }: string): string {
  return String(value).padStart(length, '0');
}

function tokenWriter(token: string, part: keyof CalendarDay, language: string): WriteDay {
  // A language that writes one number in these digits writes all of them so.
  if (numbers.has(token) && tokenText(token, { ...someDay, [part]: 1 }, language) === digits(1, token))
    return (day) => digits(day[part], token);
  const known = new Map<number, string>();
  return (day) => {
    const value = day[part];
    const text = known.get(value) ?? tokenText(token, { ...someDay, [part]: value }, language);
    known.set(value, text);
    return text;
  };
}

function tokenText(token: string, day: CalendarDay, language: string): string {
  return DateTime.fromObject({ ...day }, { locale: language, outputCalendar: 'gregory', zone: 'UTC' }).toFormat(token);
}
