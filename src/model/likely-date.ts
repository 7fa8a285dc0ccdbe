/**
 * A date that may have been meant by a text that is none, in ISO 8601: the nearest one that exists. Of two numbers that
 * might both be the month, the second is taken. Null where the text has no day, month and year in it.
 */
export function likelyDate(typed: string): string | null {
  const text = typed.replaceAll(/[“”„«»‘’"']/g, '').trim();
  const yearFirst = /(?<!\d)(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?!\d)(.*)$/.exec(text);
  if (yearFirst !== null) {
    const [, year = '', month = '', day = '', rest = ''] = yearFirst;
    const time = /(\d{1,2}):(\d{2})/.exec(rest);
    return (
      existing(Number(year), Number(month), Number(day)) +
      (time === null ? '' : timeOf(Number(time[1]), Number(time[2])))
    );
  }
  const [, first = '', second = '', year = ''] = /(\d{1,2})\D+(\d{1,2})\D+(\d{4})(?!\d)/.exec(text) ?? [];
  if (year === '') return null;
  const [day, month] = Number(second) > 12 ? [second, first] : [first, second];
  return existing(Number(year), Number(month), Number(day));
}

function existing(year: number, month: number, day: number): string {
  const [realMonth, realDay] = month > 12 && day <= 12 ? [day, month] : [within(month, 12), day];
  const last = new Date(Date.UTC(2000 + (year % 400), realMonth, 0)).getUTCDate();
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  return `${digits(Math.max(1, year), 4)}-${digits(realMonth, 2)}-${digits(within(realDay, last), 2)}`;
}

function timeOf(hour: number, minute: number): string {
  return hour > 23 || minute > 59 ? '' : ` ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(1, value));
}

/**
 * The dates that a text may stand for though it is none, in ISO 8601, with nothing in them that was not typed: of two
 * numbers that might both be the month, both readings, the one with the day first before the other. None where a number
 * is missing or no calendar has such a day.
 */
export function readingsOf(typed: string): string[] {
  const text = typed.replaceAll(/[“”„«»‘’"']/g, '').trim();
  const yearFirst = /^\D{0,2}(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)/.exec(text);
  if (yearFirst !== null) {
    const [year = 0, month = 0, day = 0] = yearFirst.slice(1).map(Number);
    return real([year, month, day], [year, day, month]).slice(0, 1);
  }
  const [, first = '', second = '', typedYear = ''] =
    /^\D{0,2}(\d{1,2})\D{1,3}(\d{1,2})\D{1,3}(\d{4}|\d{2})(?!\d|:)/.exec(text) ?? [];
  if (typedYear === '') return [];
  const year = typedYear.length === 2 ? 2000 + Number(typedYear) : Number(typedYear);
  return real([year, Number(second), Number(first)], [year, Number(first), Number(second)]);
}

type Numbers = readonly [year: number, month: number, day: number];

function real(...readings: readonly Numbers[]): string[] {
  return [...new Set(readings.filter(isReal).map(([year, month, day]) => existing(year, month, day)))];
}

function isReal([year, month, day]: Numbers): boolean {
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= last;
}
