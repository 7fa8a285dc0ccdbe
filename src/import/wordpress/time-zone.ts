import { IANAZone } from 'luxon';

/** A time in the site's own zone and the same in UTC, as an export has them: `2012-01-15 10:30:00`. */
export interface TwoDates {
  readonly date: string;
  readonly dateGmt: string;
}

/** Zones in the order in which they are tried: where several fit, the first is the likeliest. */
const likely = (
  'UTC Europe/London Europe/Berlin Europe/Helsinki Europe/Moscow Europe/Istanbul America/New_York America/Chicago ' +
  'America/Denver America/Phoenix America/Los_Angeles America/Halifax America/Sao_Paulo America/Argentina/Buenos_Aires ' +
  'America/Bogota America/Mexico_City Asia/Jerusalem Asia/Dubai Asia/Karachi Asia/Kolkata Asia/Dhaka Asia/Bangkok ' +
  'Asia/Shanghai Asia/Singapore Asia/Tokyo Asia/Seoul Australia/Sydney Australia/Brisbane Australia/Perth ' +
  'Pacific/Auckland Africa/Johannesburg Africa/Lagos Africa/Nairobi'
).split(' ');

/** Minutes by which a local time is ahead of UTC; null where one of the two is missing, or they are of no zone. */
export function offsetOf({ date, dateGmt }: TwoDates): number | null {
  const [local, gmt] = [millisOf(date), millisOf(dateGmt)];
  if (local === null || gmt === null) return null;
  const minutes = (local - gmt) / 60_000;
  return Number.isInteger(minutes / 15) && Math.abs(minutes) <= 14 * 60 ? minutes : null;
}

/** The milliseconds of a time of an export if it were in UTC; null for zeros and for what is none. */
export function millisOf(date: string): number | null {
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(date) ?? [];
  const millis = /^0000/.test(day) || day === '' ? Number.NaN : Date.parse(`${day}T${time}Z`);
  return Number.isNaN(millis) ? null : millis;
}

/**
 * The time zone in which a blog wrote its dates: the likeliest in which they all are right, else a fixed distance to UTC,
 * which WordPress has too, else the zone that fits the most. Null where no date is in both forms.
 */
export function timeZoneOf(dates: readonly TwoDates[]): string | null {
  const known = new Map<string, { readonly millis: number; readonly offset: number; count: number }>();
  for (const two of dates) {
    const [offset, millis] = [offsetOf(two), millisOf(two.dateGmt)];
    if (offset === null || millis === null) continue;
    // Within a day no zone changes twice.
    const key = `${two.dateGmt.slice(0, 10)} ${offset}`;
    const one = known.get(key) ?? { millis, offset, count: 0 };
    one.count++;
    known.set(key, one);
  }
  if (known.size === 0) return null;
  const fits = (zone: string) => {
    const clock = IANAZone.create(zone);
    return [...known.values()].reduce(
      (sum, { millis, offset, count }) => sum + (clock.offset(millis) === offset ? count : 0),
      0,
    );
  };
  const all = [...known.values()].reduce((sum, { count }) => sum + count, 0);
  const candidates = [...likely, ...fixedZones([...known.values()].map(({ offset }) => offset))];
  const right =
    candidates.find((zone) => fits(zone) === all) ??
    Intl.supportedValuesOf('timeZone').find((zone) => fits(zone) === all);
  if (right !== undefined) return right;
  return candidates.map((zone) => ({ zone, fit: fits(zone) })).sort((a, b) => b.fit - a.fit)[0]?.zone ?? null;
}

/** Zones of one distance to UTC all year, for those of whole hours. POSIX counts them the other way round. */
function fixedZones(offsets: readonly number[]): string[] {
  const hours = [...new Set(offsets)]
    .filter((offset) => offset % 60 === 0 && offset !== 0)
    .map((offset) => offset / 60);
  return hours
    .map((hour) => `Etc/GMT${hour > 0 ? '-' : '+'}${Math.abs(hour)}`)
    .filter((zone) => IANAZone.isValidZone(zone));
}
