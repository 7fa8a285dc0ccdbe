import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { createRenderer } from '../../src/markdown/render.ts';
import { readPost } from '../../src/source/read-post.ts';
import { readStandalonePage } from '../../src/source/read-standalone-page.ts';
import type { Reading } from '../../src/source/reading.ts';

function readingWith(settings: string): Reading {
  const { value, problems } = parseSite(`name: T\nurl: https://test.example/\n${settings}`);
  if (value === null) throw new Error(JSON.stringify(problems));
  const render = createRenderer({ url: value.url, highlighting: false });
  return { site: value, key: 'key', render: (markdown, line) => ({ ...render(markdown, line), included: [] }) };
}

const post = (keys: string) => `---\ntitle: A\ndate: 2025-01-02\n${keys}---\nText.\n`;
const schema = `extra:
  difficulty: { enum: [easy, hard], required: true }
  hours: { type: number }
  tools: { type: list }
  held: { type: date }
  free: { type: boolean }
  data: { type: map }
`;

test('without a schema any map reaches the theme as it was typed, but for what is true or false', () => {
  const { entry } = readPost(
    'content/posts/a.md',
    post('extra:\n  version: 1.10\n  free: false\n  list: [a, "true"]\n  none:\n  map: { deep: TRUE }\n'),
    readingWith(''),
  );
  assert.deepEqual(entry?.extra, {
    version: '1.10',
    free: false,
    list: ['a', true],
    none: null,
    map: { deep: true },
  });
});

test('with a schema every value is of its type, and what is not written is null', () => {
  const typed =
    'extra: { difficulty: hard, hours: 2.5, tools: "saw, file", held: 2024-02-03, free: "no", data: { a: 1 } }\n';
  const { entry, problems } = readPost('content/posts/a.md', post(typed.replace('"no"', 'false')), readingWith(schema));
  assert.deepEqual(problems, []);
  assert.deepEqual(entry?.extra, {
    difficulty: 'hard',
    hours: 2.5,
    tools: ['saw', 'file'],
    held: { iso: '2024-02-03T00:00:00Z', text: 'February 3, 2024' },
    free: false,
    data: { a: '1' },
  });
  const least = readPost('content/posts/a.md', post('extra: { difficulty: easy }\n'), readingWith(schema));
  assert.deepEqual(least.entry?.extra.hours, null);
});

/** What is told of a post with these keys, by the schema above. */
const mistakes: readonly (readonly [keys: string, problem: string])[] = [
  ['', '2:1 error missing-key "extra" is missing: add a line `extra: { difficulty: easy }`.'],
  ['extra:\n', '4:1 error missing-key "extra" is missing: write `extra: { difficulty: easy }`.'],
  ['extra:\n  hours: 2\n', '4:1 error missing-key "extra.difficulty" is missing: add a line `  difficulty: easy`.'],
  [
    'extra:\n  difficulty: hrad\n',
    '5:15 error wrong-value "extra.difficulty" must be one of easy, hard, but is "hrad": write `  difficulty: hard`.',
  ],
  [
    'extra: { difficulty: easy, hours: 2h }\n',
    '4:35 error wrong-value "extra.hours" must be a number such as 4.5, but is "2h": write `extra: { difficulty: easy, hours: 2 }`.',
  ],
  [
    'extra:\n  difficulty: easy\n  houers: 2\n',
    '6:3 warning unknown-key "extra.houers" means nothing here: did you mean "hours"?',
  ],
  [
    'extra: easy\n',
    '4:8 error wrong-value "extra" must be keys with values, but is "easy": take this line out, or write what is meant.',
  ],
];
for (const [keys, problem] of mistakes) {
  test(`${JSON.stringify(keys)} is told where it is, with the line to write`, () => {
    const { problems } = readPost('content/posts/a.md', post(keys), readingWith(schema));
    const told = problems.map(
      ({ line, column, severity, rule, message }) => `${line}:${column} ${severity} ${rule} ${message}`,
    );
    assert.deepEqual(told, [problem]);
  });
}

test('of a page nothing is required, but what it says is checked', () => {
  const page = (keys: string) =>
    readStandalonePage('content/pages/a.md', `---\ntitle: A\n${keys}---\n`, readingWith(schema));
  assert.deepEqual(page('').problems, []);
  assert.equal(page('extra: { difficulty: odd }\n').problems[0]?.rule, 'wrong-value');
});

test('a schema that no value could fit is a mistake of site.yaml', () => {
  const told = (extra: string) =>
    parseSite(`name: T\nurl: https://test.example/\nextra:\n  a: ${extra}\n`).problems.map(
      ({ line, column, message }) => `${line}:${column} ${message}`,
    );
  assert.deepEqual(told('{ type: text }'), [
    '4:14 "extra.a.type" must be one of string, number, integer, boolean, date, url, list, map, but is "text": write `  a: {}`.',
  ]);
  assert.match(
    told('{ type: integer, enum: [one, two] }')[0] ?? '',
    /^4:2\d "extra\.a\.enum" must be a list of values of its type/,
  );
  assert.match(told('{ requierd: true }')[0] ?? '', /did you mean "required"\?$/);
});
