import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Locate, yamlPlaces } from '../../src/config/yaml-places.ts';
import { splitFrontMatter } from '../../src/source/front-matter.ts';
import { plainFrontMatter } from '../../src/source/plain-front-matter.ts';

const keys = ['title', 'date', 'tags'];
const runs = 1500;

/** What is split of a file's text; a space behind the first fence changes nothing, and is not plain. */
function splitBoth(text: string) {
  const [quick, parsed] = [text, text.replace('---', '--- ')].map((one) => splitFrontMatter('a.md', one, keys));
  assert.ok(quick !== undefined && parsed !== undefined);
  const [{ place: _, ...quickly }, { place: __, bodyStart, ...rest }] = [quick, parsed];
  return {
    quick: { ...quickly, keys: Object.keys(quick.data ?? {}) },
    parsed: { ...rest, bodyStart: bodyStart - 1, keys: Object.keys(parsed.data ?? {}) },
  };
}

/** Everything that is said of the places of a front matter, of each key, of each item, and of some that are not there. */
function placesIn(locate: Locate, data: Record<string, unknown>) {
  const paths = Object.entries(data).flatMap(([key, value]) => [
    [key],
    ...(Array.isArray(value) ? [...value, null] : [null]).map((_, index) => [key, index]),
  ]);
  return [...paths, ['stranger'], ['stranger', 0]].map((path) => [
    path,
    locate(path),
    locate(path, 'key'),
    locate.mended(path, 'new'),
    locate.added(path, 'new'),
    locate.renamed(path, 'name', null),
    locate.renamed(path, 'name', 'new'),
    locate.removed(path),
    locate.isInBraces(path),
  ]);
}

/** Pieces of lines: what is plain, and each sign that means something to YAML, in all places. */
const pieces = [
  ...[
    'title',
    'a',
    'Ünicode',
    '日本語',
    '’',
    '…',
    '2024-12-28',
    'C#',
    "it's",
    'null',
    '~',
    'NULL',
    'a:b',
    'http://a.b/c',
  ],
  ...[
    '"a"',
    "'a'",
    '"a, b"',
    '"\\n"',
    "''",
    '"',
    "'",
    "'a''b'",
    '"a: b"',
    '[a, b]',
    '[]',
    '[a',
    '{a: b}',
    ']',
    '[a, , b]',
  ],
  ...[
    ': ',
    ':',
    ' #',
    '#',
    ' ',
    '  ',
    ', ',
    ',',
    '- ',
    '-',
    '--',
    '?',
    '& a',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '%',
    '@',
    '`',
  ],
  ...[
    '\t',
    '\u00a0',
    '\u3000',
    '\u2028',
    '\ufeff',
    '😀',
    '\ud800',
    '\u0007',
    '<<',
    '=',
    '.',
    '...',
    '/',
    '\\',
    '(',
    '$',
    '+',
  ],
];
const piece = fc.constantFrom(...pieces);
const value = fc.array(piece, { maxLength: 4 }).map((all) => all.join(''));
const word = fc.constantFrom(
  'a',
  'b c',
  '2024',
  '日本',
  '"q: r"',
  "'s'",
  'it’s',
  'C++',
  'e#f',
  '"t, u"',
  "'v] w'",
  '全，角',
);
const usual = Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => `${letter}-key`);
const key = fc.constantFrom(...keys, ...usual, '__proto__', 'constructor', 'null', 'Null', 'é', '"q"', 'a b');
const line = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(key, value).map(([name, text]) => `${name}: ${text}`) },
  { weight: 12, arbitrary: fc.tuple(key, word).map(([name, text]) => `${name}: ${text}`) },
  { weight: 5, arbitrary: fc.tuple(key, fc.array(word)).map(([name, all]) => `${name}: [${all.join(', ')}]`) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(key, fc.constantFrom('', ' ', '  '), fc.array(word, { maxLength: 3 }))
      .map(([name, indent, all]) => [`${name}:`, ...all.map((one) => `${indent}- ${one}`)].join('\n')),
  },
  { weight: 1, arbitrary: fc.tuple(key, value).map(([name, text]) => `${name}:\n  - ${text}`) },
  { weight: 1, arbitrary: value },
);
const text = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('---', '---\n', '---\nBody\n---\n', '--- \nBody', '----\n'),
  )
  .map(([lines, rest]) => ['---', ...lines, rest].join('\n'));

test('front matter in its plain form is read as the parser reads it', () => {
  let plain = 0;
  fc.assert(
    fc.property(text, (written) => {
      const read = plainFrontMatter(written);
      if (read === null) return;
      plain++;
      const { quick, parsed } = splitBoth(written);
      assert.deepEqual(quick, parsed);
      const [placed, parsedPlaces] = [
        splitFrontMatter('a.md', written, keys).place,
        yamlPlaces(read.yaml, 'a.md', 2, 4),
      ];
      assert.deepEqual(placesIn(placed, read.data), placesIn(parsedPlaces, read.data));
    }),
    { numRuns: runs },
  );
  assert.ok(plain > runs / 10, `${plain} of them were plain`);
});

test('a front matter of usual lines is plain, and one with any sign of YAML is not', () => {
  const split = plainFrontMatter('---\ntitle: "A: headline"\ntags: [one, C#]\nauthors:\n  - Ann\nslug:\n---\nBody\n');
  assert.deepEqual(split?.data, { title: 'A: headline', tags: ['one', 'C#'], authors: ['Ann'], slug: null });
  assert.deepEqual([split?.bodyStart, split?.bodyLine], [68, 8]);
  for (const line of [
    '# a note',
    'a: b # c',
    'a: *b',
    'a: "\\n"',
    'a: >',
    'a: b: c',
    'a: {b: c}',
    'a: b\na: c',
    ' a: b',
    '',
  ])
    assert.equal(plainFrontMatter(`---\ntitle: A\n${line}\n---\nBody\n`), null, line);
});
