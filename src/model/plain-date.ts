/** The form that nearly all dates are typed in: a day, a day and a time, and an offset behind it. */
const plain =
  /^([12]\d{3}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d+)?)?(?: ?(?:Z|([+-])(0\d|1[0-3]):?([0-5]\d)))?)?$/;

const minute = 60_000;

/**
 * Reads a date in its plain form, ISO 8601's with a space or a `T`, as milliseconds since 1970; without an offset it is in UTC.
 * Null for one of any other form, and for a day that is in no calendar.
 */
export function plainMillis(typed: string): number | null {
  const found = plain.exec(typed);
  if (found === null) return null;
  const [, day = '', time = '00:00', rest = ':00', sign, hours, minutes] = found;
  const local = Date.parse(`${day}T${time}${rest}Z`);
  // The thirtieth of February would be the second of March.
  if (new Date(local).getUTCDate() !== Number(day.slice(8))) return null;
  if (sign === undefined) return local;
  const offset = (Number(hours) * 60 + Number(minutes)) * minute;
  return sign === '+' ? local - offset : local + offset;
}
