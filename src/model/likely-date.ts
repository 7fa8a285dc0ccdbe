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
