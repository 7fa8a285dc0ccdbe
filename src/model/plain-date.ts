/** The form that nearly all dates are typed in: a day, a day and a time, and an offset behind it. */
const plain =
  /^([12]\d{3}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d+)?)?(?: ?(?:Z|([+-])(0\d|1[0-3]):?([0-5]\d)))?)?$/;

/** A day alone, as most are. */
const plainDay = /^[12]\d{3}-\d\d-\d\d$/;

const minute = 60_000;

/**
 * Reads a date in its plain form, ISO 8601's with a space or a `T`, as milliseconds since 1970; without an offset it is in UTC.
 * Null for one of any other form, and for a day that is in no calendar.
 */
export function plainMillis(typed: string): number | null {
  if (plainDay.test(typed)) return inCalendar(typed, Date.parse(typed));
  const found = plain.exec(typed);
  if (found === null) return null;
  const [, day = '', time = '00:00', rest = ':00', sign, hours, minutes] = found;
  const local = inCalendar(day, Date.parse(`${day}T${time}${rest}Z`));
  if (local === null || sign === undefined) return local;
  const offset = (Number(hours) * 60 + Number(minutes)) * minute;
  return sign === '+' ? local - offset : local + offset;
}

/** The time that was read of a day; null where there is no such day: the thirtieth of February would be the second of March. */
function inCalendar(day: string, millis: number): number | null {
  return new Date(millis).getUTCDate() === Number(day.slice(8, 10)) ? millis : null;
}
