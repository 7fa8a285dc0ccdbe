import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { check } from '../src/build/build.ts';
import { productionOptions } from '../src/build/options.ts';
import type { Problem } from '../src/problems/problem.ts';
import { plainSite, post, TestSite } from './harness/site.ts';

const site = new TestSite();
after(() => site[Symbol.dispose]());

/** The mistakes of a site with one post. */
async function mistakesOf(keys: Readonly<Record<string, unknown>>, settings = ''): Promise<readonly Problem[]> {
  site.write({ 'content/site.yaml': plainSite + settings, 'content/posts/a.md': post(keys) });
  return await check({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
}

for (const [what, keys, settings, place, message] of [
  ['a tag without a letter', { tags: ['ok', '???'] }, '', 'content/posts/a.md:4:13', /tag "\?\?\?" has no letter/],
  ['a tag with a slash in octets', { tags: ['a%2fb'] }, '', 'content/posts/a.md:4:8', /"a%2fb", which no file can be/],
  [
    'an author’s slug that leads up',
    { authors: ['A'] },
    'authors: [{ name: A, slug: .. }]',
    'content/site.yaml:3:11',
    /author "A" has no letter/,
  ],
  [
    'a category’s slug with a backslash',
    { categories: ['C'] },
    'categories: [{ name: C, slug: a%5cb }]',
    'content/site.yaml:3:14',
    /give it one in content\/site\.yaml/,
  ],
  ['a pattern that leads up in octets', {}, 'permalink: /%2e%2e/:slug/', 'content/site.yaml:3:1', /names no file/],
  [
    'a pattern of two slugs in one name',
    {},
    'permalink: /:slug-:slug/',
    'content/site.yaml:3:1',
    /longer name than files/,
  ],
] as const) {
  test(`${what} is told with its place and remedy`, async () => {
    const problems = await mistakesOf(keys, settings);
    assert.deepEqual(
      problems.map(({ file, line, column }) => `${file}:${line}:${column}`),
      [place],
    );
    assert.match(problems[0]?.message ?? '', message);
  });
}

test('two tags without a letter are both told', async () => {
  const problems = await mistakesOf({ tags: ['???', '!!!'] });
  assert.deepEqual(
    problems.map(({ rule, column }) => [rule, column]),
    [
      ['unusable-slug', 8],
      ['unusable-slug', 14],
    ],
  );
});

/** What URLs are broken by, and what looks as if it might. */
const odd = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      '日',
      '🔥',
      '%2f',
      '%5c',
      '%00',
      '%2e',
      '.',
      '..',
      '/',
      '\\',
      ' ',
      '?',
      '#',
      ':',
      '%',
      '\u0007',
      'x'.repeat(130),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''));

test('whatever a name, slug, alias or pattern is, a check tells its mistakes and ends', async () => {
  const keys = fc.record(
    { tags: fc.array(odd, { maxLength: 2 }), slug: odd, aliases: fc.array(odd, { maxLength: 2 }), series: odd },
    { requiredKeys: [] },
  );
  const settings = fc.record(
    { permalink: odd.map((text) => `/:slug${text}`), tags: odd.map((slug) => [{ name: 'a', slug }]) },
    { requiredKeys: [] },
  );
  const yaml = (values: Readonly<Record<string, unknown>>) =>
    Object.entries(values)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
      .join('');
  await fc.assert(
    fc.asyncProperty(keys, settings, async (ofPost, ofSite) => {
      for (const { file, line } of await mistakesOf(ofPost, yaml(ofSite))) {
        assert.match(file, /^content\/(?:posts\/a\.md|site\.yaml)$/);
        assert.ok(line >= 1);
      }
    }),
    { numRuns: 150 },
  );
});
