import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { formatProblem, sortProblems } from '../../src/problems/format.ts';
import { pasted } from '../harness/paste.ts';

const minimal = 'name: A\nurl: https://example.com/\n';

/** One mistake in site.yaml, below its first two lines, and where it is told by which rule. */
const planted: readonly (readonly [text: string, ...told: string[]])[] = [
  ['tagline: Notes: on presses', '3:10 yaml'],
  ['tagline: @home', '3:10 yaml'],
  ['tagline: "unclosed', '3:10 yaml'],
  ['tagline: %', '3:10 yaml'],
  ['tagline:Notes', '3:9 yaml'],
  ['\ttagline: Notes', '3:1 yaml'],
  ['images:\n\twidths: [250]', '4:1 yaml'],
  ['  tagline: Notes', '3:3 yaml'],
  ['tagline: Notes\ntagline: More', '4:1 yaml'],
  ['archives: [home, tag', '3:11 yaml'],
  ['tagline = Notes', '3:8 yaml'],
  ['tagline Notes', '3:8 yaml'],
  ['tagline: “Notes: on presses”', '3:10 yaml'],
  ['nav:\n\u00a0\u00a0- { label: A, url: /a/ }', '4:1 yaml'],
  ['<<<<<<< ours\ntagline: A\n=======\ntagline: B\n>>>>>>> theirs', '3:1 yaml'],
  ['categories:\n  - name: Engineering\n   slug: eng', '5:4 yaml'],
  ['categories:\n  -name: Engineering', '4:3 yaml'],
  ['images:\n  quality: 80', '4:12 wrong-value'],
  ['images:\n  quality: { webp: 180 }', '4:20 wrong-value'],
  ['images: 250', '3:9 wrong-value'],
  ['images:\n  widths: [250px, 700]', '4:12 wrong-value'],
  ['images:\n  formats: [webp, jpg]', '4:19 wrong-value'],
  ['images:\n  socialCards: yes', '4:16 wrong-value'],
  ['postsPerPage: 24 posts', '3:15 wrong-value'],
  ['postsPerPage: 0', '3:15 wrong-value'],
  ['search: on', '3:9 wrong-value'],
  ['search: { languages: en }', '3:9 wrong-value'],
  ['comments: { provider: forum }', '3:23 wrong-value'],
  ['postsPerPage: [24]', '3:15 wrong-value'],
  ['nav:\n  - { label: A, url: }', '4:17 missing-key'],
  ['nav:\n  - { url: , label: A }', '4:7 missing-key'],
  ['nav:\n  - { label: A, url: null }', '4:22 missing-key'],
  ['nav:\n  - { label: A, url: ~, }', '4:22 missing-key'],
  ['comments: no', '3:11 wrong-value'],
  ['toc: ture', '3:6 wrong-value'],
  ['language: en_GB.UTF-8', '3:11 wrong-value'],
  ['language: german', '3:11 wrong-value'],
  ['timeZone: Stockholm', '3:11 wrong-value'],
  ['archives: home', '3:11 wrong-value'],
  ['archives: [home, tags]', '3:18 wrong-value'],
  ['feeds: [sites]', '3:9 wrong-value'],
  ['robots: [posts]', '3:10 wrong-value'],
  ['nav: About', '3:6 wrong-value'],
  ['nav:\n  About: /about/', '3:1 wrong-value'],
  ['nav:\n  - About', '4:5 wrong-value'],
  ['nav:\n  - { label: About }', '4:5 missing-key'],
  ['nav:\n  - { label: Forum, url: forum.example.com }', '4:26 wrong-value'],
  ['social:\n  - { lable: Forum, url: https://forum.example/ }', '4:7 missing-key'],
  ['categories: [Engineering]', '3:14 wrong-value'],
  ['categories:\n  - Engineering\n  - Culture', '3:1 wrong-value'],
  ['categories:\n  Engineering: eng', '3:1 wrong-value'],
  ['categories:\n  - slug: eng', '4:5 missing-key'],
  ['tags: [go]', '3:8 wrong-value'],
  ['authors:\n  - { name: Ada, links: none }', '4:25 wrong-value'],
  ['permalinks: /:slug/', '3:1 unknown-key'],
  ['logo: [logo.svg]', '3:7 wrong-value'],
  ['newsletter: { title: Letter, action: example.com/join }', '3:38 wrong-value'],
  ['banner: We are hiring', '3:9 wrong-value'],
  ['footer: { columns: [{ title: A, links: [/a/] }] }', '3:41 wrong-value'],
  ['categories:\n  - name: A\n    slug: x\n  - name: B\n    slug: x', '7:11 shared-slug'],
  ['categories:\n  - name: C\n  - name: C++', '5:11 shared-slug'],
  ['categories: [{ name: A, slug: a/b }]', '3:31 wrong-value'],
  ['categories: [{ name: "???" }]', '3:14 unusable-slug'],
  ['categories: [{ name: A, slug: .. }]', '3:31 unusable-slug'],
  ['categories:\n  - name: Build systems\n  - name: build-systems', '5:11 shared-name'],
  ['categories:\n  - { name: A, aliases: [b] }\n  - { name: B }', '4:26 shared-alias'],
  ['categories:\n  - { name: A, aliases: [x] }\n  - { name: B, aliases: [x] }', '5:26 shared-alias'],
  ['categories:\n  - { name: A, aliases: [x, X] }', '4:29 shared-alias'],
  ['categories:\n  - { name: A, parent: B }', '4:24 unknown-parent'],
  ['categories:\n  - { name: A, parent: A }', '4:24 circular-parent'],
  ['tags:\n  - { name: A, slug: x }\n  - { name: B, slug: x }', '5:22 shared-slug'],
  ['tags:\n  - { name: A, aliases: [b] }\n  - { name: b }', '4:26 shared-alias'],
  ['tags: [{ name: A, slug: a/b }]', '3:25 wrong-value'],
  ['authors:\n  - { name: Ada }\n  - { name: ADA }', '5:13 shared-name'],
  ['tags:\n  - { name: Go }\n  - { name: Go, slug: game }'],
  ['tags:\n  - { name: Go }\n  - { name: Go, slug: go }', '5:13 shared-name'],
  ['tags:\n  - { name: Go }\n  - { name: Go, slug: game }\n  - { name: Game, slug: play }', '5:23 shared-name'],
  [
    'categories:\n  - { name: A }\n  - { name: B }\n  - { name: X, parent: A }\n  - { name: X, parent: B }',
    '7:13 shared-name',
  ],
  ['categories:\n  - { name: A }\n  - { name: A, slug: b, parent: a }\n  - { name: C, parent: b }'],
  ['categories:\n  - { name: A }\n  - { name: A, slug: b }\n  - { name: C, parent: A }', '6:24 ambiguous-term'],
  [
    'categories:\n  - { name: A, parent: b }\n  - { name: A, slug: b, parent: A }',
    '4:24 circular-parent',
    '5:33 circular-parent',
  ],
  ['authors:\n  - { name: Ada, slug: x }\n  - { name: Bo, slug: x }', '5:23 shared-slug'],
];

for (const [text, ...places] of planted) {
  test(`site.yaml with ${JSON.stringify(text)} is told where it is, and is right with the line that is told`, () => {
    const problems = sortProblems(parseSite(`${minimal}${text}\n`).problems);
    assert.deepEqual(
      problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`),
      places,
      problems.map(formatProblem).join('\n'),
    );
    const mended = pasted(`${minimal}${text}\n`, problems);
    if (mended !== null) assert.deepEqual(parseSite(mended).problems.map(formatProblem), [], mended);
  });
}

test('a file with many mistakes of YAML tells all of them, and those of its values too', () => {
  const text = `${minimal}tagline: A: b\npostsPerPage:12\nlanguage: "en\ntimeZone: Stockholm\nsearch: on\n`;
  assert.deepEqual(
    sortProblems(parseSite(text).problems).map(({ line, rule }) => [line, rule]),
    [
      [3, 'yaml'],
      [4, 'yaml'],
      [5, 'yaml'],
      [6, 'wrong-value'],
      [7, 'wrong-value'],
    ],
  );
});

test('what can be read of a file with mistakes is there: wrong keys as if they were not written', () => {
  const text =
    'name: A\nurl: nowhere\nlanguage: de\npostsPerPage: many\ncategories: [{ name: B, slug: [x] }, { name: C }]\nnav: [{ label: D }, { label: E, url: /e/ }]\n';
  const { value, readable } = parseSite(text);
  assert.equal(value, null);
  assert.deepEqual([readable.name, readable.language, readable.postsPerPage], ['A', 'de', 24]);
  assert.deepEqual(
    readable.categories?.map(({ name, slug }) => [name, slug]),
    [
      ['B', null],
      ['C', null],
    ],
  );
  assert.deepEqual(readable.nav, [{ label: 'E', url: '/e/' }]);
});

test('against a list of categories of which an item could not be read, no category is wrong', () => {
  assert.equal(parseSite(`${minimal}categories: [{ nme: A }, { name: B }]\n`).readable.categories, null);
});

test('the problems of a file cost no more than their number: it is parsed once for all their places', () => {
  const text = minimal + Array.from({ length: 1500 }, (_, index) => `key${index}: x\n`).join('');
  const begun = process.cpuUsage();
  const { problems } = parseSite(text);
  assert.equal(problems.length, 1500);
  assert.equal(problems.at(-1)?.line, 1502);
  // Parsed again for each, they took more than a minute of CPU.
  assert.ok(process.cpuUsage(begun).user < 15_000_000);
});
