import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSite } from '../../src/config/load.ts';
import { dayOf, parseDate } from '../../src/model/date.ts';
import { nameKey } from '../../src/model/name-key.ts';
import { nameOf, resolveReference } from '../../src/model/paths.ts';
import { nextChange, statusOf } from '../../src/model/status.ts';
import { DateError } from '../../src/model/written-date.ts';
import { formatProblem, sortProblems } from '../../src/problems/format.ts';
import { splitFrontMatter } from '../../src/source/front-matter.ts';
import { readingOf } from '../../src/source/read-files.ts';
import { readPost } from '../../src/source/read-post.ts';
import { readStandalonePage } from '../../src/source/read-standalone-page.ts';
import { post } from '../harness/site.ts';
import { wordSources } from '../harness/words.ts';

const stockholm = { timeZone: 'Europe/Stockholm', language: 'en-US', dateFormat: 'LLLL d, yyyy' };

for (const [typed, iso, text] of [
  ['2023-06-22', '2023-06-22T00:00:00+02:00', 'June 22, 2023'],
  ['2023-12-01', '2023-12-01T00:00:00+01:00', 'December 1, 2023'],
  ['2023-06-22T23:30', '2023-06-22T23:30:00+02:00', 'June 22, 2023'],
  ['2023-06-22 23:30:15', '2023-06-22T23:30:15+02:00', 'June 22, 2023'],
  ['2023-06-22T23:30:00Z', '2023-06-23T01:30:00+02:00', 'June 23, 2023'],
  ['2015-10-26 12:00:00 -0800', '2015-10-26T21:00:00+01:00', 'October 26, 2015'],
  ['2024-02-29', '2024-02-29T00:00:00+01:00', 'February 29, 2024'],
  ['2015-11-3', '2015-11-03T00:00:00+01:00', 'November 3, 2015'],
  ['2017/03/08', '2017-03-08T00:00:00+01:00', 'March 8, 2017'],
  ['2017.3.8', '2017-03-08T00:00:00+01:00', 'March 8, 2017'],
  ['20170308', '2017-03-08T00:00:00+01:00', 'March 8, 2017'],
  ['2017-03-08 9:00', '2017-03-08T09:00:00+01:00', 'March 8, 2017'],
  ['2017-03-08 9:05 PM', '2017-03-08T21:05:00+01:00', 'March 8, 2017'],
  ['2017-03-08 12am', '2017-03-08T00:00:00+01:00', 'March 8, 2017'],
  ['2017-03-08T24:00', '2017-03-09T00:00:00+01:00', 'March 9, 2017'],
  // Go's time.Time.String(), Ruby's Time#to_s, JavaScript's Date.toString(), and RFC 5322, 3.3 and 4.3.
  ['2016-05-01 10:00:00 +0000 UTC', '2016-05-01T12:00:00+02:00', 'May 1, 2016'],
  ['2016-05-01 10:00:00.123456 -0700 PDT', '2016-05-01T19:00:00.123+02:00', 'May 1, 2016'],
  ['2016-05-01 10:00:00 UTC', '2016-05-01T12:00:00+02:00', 'May 1, 2016'],
  ['Sun May 01 2016 10:00:00 GMT+0200 (CEST)', '2016-05-01T10:00:00+02:00', 'May 1, 2016'],
  ['Sun, 1 May 2016 10:00:00 PST', '2016-05-01T20:00:00+02:00', 'May 1, 2016'],
  ['2016-05-01 10:00 Asia/Tokyo', '2016-05-01T03:00:00+02:00', 'May 1, 2016'],
  ['22 June 2023', '2023-06-22T00:00:00+02:00', 'June 22, 2023'],
  ['June 22nd, 2023', '2023-06-22T00:00:00+02:00', 'June 22, 2023'],
  ['Jul 08 2022', '2022-07-08T00:00:00+02:00', 'July 8, 2022'],
  ['Sept. 8, 2022, 9:30 a.m.', '2022-09-08T09:30:00+02:00', 'September 8, 2022'],
] as const) {
  test(`the date ${typed} is ${iso} in Stockholm`, () => {
    const moment = parseDate(typed, stockholm);
    assert.deepEqual([moment.iso, moment.text], [iso.replace('.123', ''), text]);
    assert.equal(moment.millis, Date.parse(iso));
  });
}

for (const [typed, reason] of [
  ['2023-02-30', 'that month has 28 days'],
  ['2024-02-30', 'that month has 29 days'],
  ['1900-02-29', 'that month has 28 days'],
  ['2023-13-01', 'there is no month 13'],
  ['2023-00-01', 'there is no month 0'],
  ['2023-06-22T25:00', 'there is no hour 25'],
  ['2023-06-22 13:00 pm', 'there is no hour 13 pm'],
  ['2023-06-22 10:60', 'there is no minute 60'],
  ['2023-06-22 10:00:60', 'there is no second 60'],
  ['2023-06-22 10:00 +19:00', 'no zone is +19:00'],
  ['2023-06-22 10:00 CET', '"CET" is no time zone, such as +02:00'],
  ['2023-06-22 noon', '"noon" is no time zone, such as +02:00'],
  ['03/08/2017', 'which number is the day and which the month?'],
  ['8.3.17', 'which number is the day and which the month?'],
  ['2023-06', 'the day is missing'],
  ['22 June', 'not in the form year-month-day'],
  ['2023-06-022', 'not in the form year-month-day'],
  ['2023-06/22', 'not in the form year-month-day'],
  ['yesterday', 'not in the form year-month-day'],
  ['false', 'not in the form year-month-day'],
  ['', 'not in the form year-month-day'],
] as const) {
  test(`"${typed}" is no date: ${reason}`, () => {
    assert.throws(() => parseDate(typed, stockholm), new DateError(reason));
  });
}

test('the hour that autumn repeats is its first one, whatever the season of the build', () => {
  assert.equal(parseDate('2020-10-25T02:30', stockholm).iso, '2020-10-25T02:30:00+02:00');
  assert.equal(parseDate('2020-10-25T02:30+01:00', stockholm).iso, '2020-10-25T02:30:00+01:00');
});

test('a day without a time is that day in the site’s zone, whatever the zone', () => {
  const zones = fc.constantFrom('Pacific/Kiritimati', 'Pacific/Niue', 'Asia/Kathmandu', 'America/New_York', 'UTC');
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, days, (timeZone, date) => {
      const day = date.toISOString().slice(0, 10);
      const { year, month, day: dayOfMonth } = dayOf(parseDate(day, { ...stockholm, timeZone }));
      assert.equal(`${year}-${month}-${dayOfMonth}`, day);
    }),
  );
});

for (const [source, name] of [
  ['content/posts/2023-06-22-presses.md', 'presses'],
  ['content/posts/2023-06-presses.md', 'presses'],
  ['content/posts/old/presses.md', 'presses'],
  ['content/posts/2023-06-22-presses/index.md', 'presses'],
  ['content/posts/2023-06-22.md', '22'],
] as const) {
  test(`${source} gives its post the name ${name}`, () => assert.equal(nameOf(source), name));
}

test('a reference is relative to its text, or from content/ where it begins with a slash', () => {
  assert.equal(resolveReference('a.png', 'content/posts/x/index.md'), 'content/posts/x/a.png');
  assert.equal(resolveReference('../images/a.png', 'content/posts/x.md'), 'content/images/a.png');
  assert.equal(resolveReference('/images/a.png', 'content/posts/x.md'), 'content/images/a.png');
});

test('spellings of one name have one key, and different signs have different ones', () => {
  assert.equal(new Set(['Build systems', 'build  Systems', 'build-systems', ' BUILD_SYSTEMS '].map(nameKey)).size, 1);
  assert.equal(new Set(['C', 'C++', 'C#'].map(nameKey)).size, 3);
  const plain = fc.string({ unit: fc.constantFrom(...'ab1+#. '), maxLength: 6 });
  fc.assert(fc.property(plain, (name) => assert.equal(nameKey(name), nameKey(`${name} `))));
});

test('front matter and body are split with the lines that they stand on', () => {
  const { data, body, bodyLine, place, problems } = splitFrontMatter('a.md', '---\ntitle: A\n---\n\n# Body\n', [
    'title',
  ]);
  assert.deepEqual([data, body, bodyLine, problems], [{ title: 'A' }, '\n# Body\n', 4, []]);
  assert.deepEqual(place(['title']), { file: 'a.md', line: 2, column: 8, endLine: 2, endColumn: 9 });
});

for (const [text, line, rule] of [
  ['Just text.\n', 1, 'front-matter'],
  ['---\ntitle: A\n', 3, 'front-matter'],
  ['---js\n{ title: process.exit(1) }\n---\n', 1, 'front-matter'],
  ['---\ntitle: A\nx: [1\n---\n', 3, 'yaml'],
  ['---\n- a list\n---\n', 2, 'yaml'],
] as const) {
  test(`front matter ${JSON.stringify(text)} is a problem on line ${line}`, () => {
    const { problems } = splitFrontMatter('a.md', text, ['title']);
    assert.deepEqual(
      problems.map((problem) => [problem.line, problem.rule]),
      [[line, rule]],
    );
  });
}

test('a broken front matter stays broken when it is read again, and is right once it is mended', () => {
  const broken = '---\ntitle: [A\n---\n';
  for (let time = 0; time < 2; time++) assert.equal(splitFrontMatter('a.md', broken, ['title']).problems.length, 1);
  assert.deepEqual(splitFrontMatter('a.md', '---\ntitle: [A]\n---\n', ['title']).problems, []);
});

/** What begins a file: fences, languages, and what no engine is called. */
const beginning = fc.oneof(
  fc.constantFrom(
    '---',
    '--- #c',
    '---node',
    '---[[[',
    '---js',
    '+++',
    ';;;',
    '{',
    '----',
    '--- a: b',
    '\u001b---',
    '',
  ),
  fc.string({ unit: 'binary' }).map((name) => `---${name}`),
);
const anything = fc.oneof(
  fc.constantFrom(
    '---',
    '...',
    '<<<<<<< HEAD',
    '=======',
    '>>>>>>> b',
    '- a',
    '\t- b',
    'a: &b c',
    'a: *b',
    '? x',
    'a: |',
    'excerpt_separator: {a: 1}',
    '__proto__: {a: 1}',
    '%YAML 1.2',
    '!!js/function x',
  ),
  fc.string({ unit: 'binary' }),
);

test('no text at all makes the splitting throw: what cannot be read has a place', () => {
  fc.assert(
    fc.property(beginning, fc.array(anything), (first, others) => {
      const { data, problems } = splitFrontMatter('a.md', [first, ...others].join('\n'), ['title']);
      assert.ok(data !== null || problems.length > 0);
      for (const { file, line, column } of problems) assert.ok(file === 'a.md' && line >= 1 && column >= 1);
    }),
    { numRuns: 1000 },
  );
});

const { value: site } = parseSite(
  'name: T\nurl: https://t.example/\ntimeZone: Europe/Stockholm\ncategories: [{name: Infrastructure, aliases: [Infra]}, {name: Build systems, parent: Infrastructure}]\n',
);
assert.ok(site);
const reading = readingOf({ root: '/', site, key: 'k', words: wordSources, packs: '/' });
const told = (text: string) => sortProblems(readPost('content/posts/a.md', text, reading).problems).map(formatProblem);

test('a post has everything its front matter says', () => {
  const { entry } = readPost(
    'content/posts/2023-06-22-presses.md',
    post({
      title: 'Presses',
      date: '2023-06-22',
      tags: ['C++', '1.10'],
      categories: ['infra'],
      draft: 'true',
      id: 6245,
      aliases: ['/old/'],
    }),
    reading,
  );
  assert.ok(entry);
  assert.equal(entry.slug, 'presses');
  assert.deepEqual(
    [...entry.tags, ...entry.categories].map(({ name }) => name),
    ['C++', '1.10', 'Infrastructure'],
  );
  assert.deepEqual([entry.draft, entry.id, entry.aliases], [true, 6245, ['/old/']]);
  assert.equal(entry.excerpt, 'Some text.');
});

test('all mistakes of a post are told at once, each with its line and remedy', () => {
  assert.deepEqual(told('---\ndate: 22 June\ncategories: [Infrastucture]\ndraft: perhaps\ntag: x\n---\n'), [
    'content/posts/a.md:2:1 error missing-key "title" is missing: add a line `title: A headline`.',
    'content/posts/a.md:2:7 error wrong-date "date: 22 June" is no date (not in the form year-month-day): write the day that is meant, as year, month and day: `date: YYYY-MM-DD`.',
    'content/posts/a.md:3:14 error unknown-category "Infrastucture" is not among the categories of content/site.yaml: did you mean "Infrastructure"?',
    'content/posts/a.md:4:8 error wrong-value "draft" must be true or false, but is "perhaps".',
    'content/posts/a.md:5:1 warning foreign-key "tag" means nothing here: write "tags: [x]" instead.',
  ]);
});

test('a thumbnail without alternative text is a warning, and an empty one is said on purpose', () => {
  assert.match(told(post({ thumbnail: '/images/a.png' }))[0] ?? '', /:\d+:12 warning missing-alt /);
  assert.deepEqual(told(post({ thumbnail: '/images/a.png', thumbnailAlt: '' })), []);
});

test('a standalone page’s URL is its permalink, or its path below content/pages/', () => {
  const url = (source: string, keys = {}) =>
    readStandalonePage(
      source,
      `---\ntitle: A\n${Object.entries(keys)
        .map(([k, v]) => `${k}: ${v}\n`)
        .join('')}---\n`,
      reading,
    ).entry?.permalink;
  assert.equal(url('content/pages/about.md'), '/about/');
  assert.equal(url('content/pages/team/index.md'), '/team/');
  assert.equal(url('content/pages/a.md', { permalink: '/x/y' }), '/x/y/');
});

test('a post is a draft, scheduled, published or expired, and the next change is the soonest of them', () => {
  const at = (iso: string) => parseDate(iso, stockholm);
  const make = (date: string, expires: string | null = null, draft = false) => ({
    date: at(date),
    expires: expires === null ? null : at(expires),
    draft,
  });
  const now = at('2026-01-01').millis;
  assert.equal(statusOf(make('2025-01-01'), now), 'published');
  assert.equal(statusOf(make('2026-01-01'), now), 'published');
  assert.equal(statusOf(make('2026-01-02'), now), 'scheduled');
  assert.equal(statusOf(make('2025-01-01', '2026-01-01'), now), 'expired');
  assert.equal(statusOf(make('2025-01-01', null, true), now), 'draft');
  assert.equal(
    nextChange([make('2026-03-01'), make('2025-01-01', '2026-02-01'), make('2026-01-02', null, true)], now),
    at('2026-02-01').millis,
  );
  assert.equal(nextChange([make('2025-01-01')], now), null);
});

for (const [keys, expected] of [
  [{ aliases: ['/a%2fb/'] }, 'wrong-value'],
  [{ aliases: ['/../up/'] }, 'wrong-value'],
  [{ aliases: ['/a//b/'] }, 'wrong-value'],
  [{ aliases: [`/${'x'.repeat(256)}/`] }, 'wrong-value'],
  [{ aliases: ['https://example.com/a/'] }, 'wrong-value'],
  [{ slug: 'a%2fb' }, 'wrong-value'],
  [{ slug: '???' }, 'missing-slug'],
] as const) {
  test(`a post with ${JSON.stringify(keys).slice(0, 40)} is a ${expected}, for no file could have that path`, () => {
    assert.match(told(post(keys))[0] ?? '', new RegExp(` error ${expected} `));
  });
}
