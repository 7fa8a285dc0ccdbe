import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { longDateFormat } from '../../src/i18n/date-formats.ts';
import { type Calendar, parseDate, type SiteDate } from '../../src/model/date.ts';
import { plainMillis } from '../../src/model/plain-date.ts';
import { DateError } from '../../src/model/written-date.ts';

const two = (most: number) => fc.nat({ max: most }).map((number) => String(number).padStart(2, '0'));
const day = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1960, max: 2060 }) }, fc.nat({ max: 9999 })),
    two(13),
    two(32),
  )
  .map(([year, month, date]) => `${String(year).padStart(4, '0')}-${month}-${date}`);
const fraction = fc.constantFrom('', '', '.5', '.1239', '.000000000');
const time = fc.tuple(fc.constantFrom('T', ' '), two(24), two(60), fc.option(fc.tuple(two(60), fraction)));
const offset = fc.oneof(
  fc.constantFrom('', '', 'Z', ' Z'),
  fc
    .tuple(fc.constantFrom('+', '-', ' +', ' -'), two(15), fc.constantFrom(':', ''), two(60))
    .map((all) => all.join('')),
);
const typed = fc.oneof(
  day,
  fc.tuple(day, time, offset).map(([date, [between, hour, minute, rest], zone]) => {
    const seconds = rest === null ? '' : `:${rest.join('')}`;
    return `${date}${between}${hour}:${minute}${seconds}${zone}`;
  }),
);

const languages = [
  'en',
  'en-GB',
  'de',
  'ca',
  'fi',
  'cs',
  'ja',
  'ko',
  'zh',
  'ar',
  'fa',
  'th',
  'hi',
  'eu',
  'mn',
  'he',
  'ru',
  'lt',
];
const formats = ['LLLL d, yyyy', 'yyyy-LL-dd', "d. 'of' MMM yy", 'LLL d', "d'.'M.y", "'a''b' L"];
const others = ['cccc, d MMMM yyyy', 'DDD', "d''M", 'HH:mm d.M.yyyy', 'ooo yyyy'];
const format = fc.constantFrom(null, ...formats, ...others);
const zone = fc.oneof(
  { weight: 3, arbitrary: fc.constant('UTC') },
  fc.constantFrom('Europe/Stockholm', 'America/New_York', 'Etc/UTC'),
);
const calendar = fc.tuple(fc.constantFrom(...languages), format, zone).map(
  ([language, dateFormat, timeZone]): Calendar => ({
    language,
    timeZone,
    dateFormat: dateFormat ?? longDateFormat(language),
  }),
);

function read(text: string, of: Calendar): SiteDate | string {
  try {
    return parseDate(text, of);
  } catch (error) {
    if (!(error instanceof DateError)) throw error;
    return error.message;
  }
}

test('a date in its plain form is read as any other way of writing it, and written as luxon writes it', () => {
  const runs = 1500;
  let plain = 0;
  fc.assert(
    fc.property(typed, calendar, (text, of) => {
      if (plainMillis(text) !== null) plain++;
      const date = read(text, of);
      // White space around a date means nothing, and is not plain.
      assert.deepEqual(date, read(` ${text}`, of));
      if (typeof date === 'string') return;
      const { language: locale, timeZone, dateFormat } = of;
      const expected = DateTime.fromMillis(date.millis, { zone: timeZone, locale, outputCalendar: 'gregory' });
      assert.equal(date.text, expected.toFormat(dateFormat));
      assert.equal(date.iso, expected.startOf('second').toISO({ suppressMilliseconds: true }));
    }),
    { numRuns: runs },
  );
  assert.ok(plain > runs / 10, `${plain} of them were plain`);
});
