import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { build } from '../../src/build/build.ts';
import { check } from '../../src/build/check.ts';
import { hasErrors } from '../../src/problems/format.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { productionOptions } from '../../src/site/options.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

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
    'content/site.yaml:3:28',
    /author "A" has no letter/,
  ],
  [
    'a category’s slug with a backslash',
    { categories: ['C'] },
    'categories: [{ name: C, slug: a%5cb }]',
    'content/site.yaml:3:31',
    /give it one in content\/site\.yaml/,
  ],
  ['a pattern that leads up in octets', {}, 'permalink: /%2e%2e/:slug/', 'content/site.yaml:3:12', /is no path/],
  ['a pattern whose octets are not whole', {}, 'permalink: /%:slug/', 'content/site.yaml:3:12', /is no path/],
  ['an alias of thousands of bytes', { aliases: [`/${'long/'.repeat(999)}`] }, '', 'content/posts/a.md:4:11', /a path/],
  [
    'an alias below a file',
    { aliases: ['/feed.xml/old/'] },
    '',
    'content/posts/a.md:4:10',
    /\/feed\.xml\/old\/ cannot be beside \/feed\.xml,/,
  ],
  ['a thumbnail with a NUL', { thumbnail: 'a\0.png', thumbnailAlt: '' }, '', 'content/posts/a.md:4:12', /no picture/],
  [
    'a thumbnail with too long a name',
    { thumbnail: `${'a'.repeat(300)}.png`, thumbnailAlt: '' },
    '',
    'content/posts/a.md:4:12',
    /no picture/,
  ],
  [
    'a pattern of two slugs in one name',
    {},
    'permalink: /:slug-:slug/',
    'content/site.yaml:3:12',
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

for (const name of ['???', 'a%2fb', '???/index']) {
  test(`a standalone page of the file ${name}.md is told that it needs a permalink`, async () => {
    using pages = new TestSite({ [`content/pages/${name}.md`]: '---\ntitle: A\n---\n' });
    const { problems } = await pages.build();
    assert.deepEqual(
      problems.map(({ file, line, rule }) => [file, line, rule]),
      [[`content/pages/${name}.md`, 2, 'missing-permalink']],
    );
  });
}

test('content/pages/index.md is the front page of a site that has no archive there', async () => {
  using pages = new TestSite({
    'content/site.yaml': `${plainSite}archives: [tag]\n`,
    'content/pages/index.md': '---\ntitle: Welcome\n---\n',
  });
  await pages.built();
  assert.equal(pages.page('/')('h1').text(), 'Welcome');
});

test('of categories one below the other, the first whose URL is too long is told', async () => {
  const list = Array.from({ length: 9 }, (_, index) => ({
    name: `c${index}`,
    slug: `${'x'.repeat(190)}${index}`,
    ...(index === 0 ? {} : { parent: `c${index - 1}` }),
  }));
  const problems = await mistakesOf({ categories: ['c8'] }, `categories: ${JSON.stringify(list)}\n`);
  assert.deepEqual(
    problems.map(({ file, rule, message }) => [file, rule, /category "(c\d)" is so deep/.exec(message)?.[1]]),
    [['content/site.yaml', 'unusable-slug', 'c4']],
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
      '\0',
      '\ud800',
      'x'.repeat(130),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''));

/** Mostly harmless, so that of sites with many such texts some are built. */
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b c', 'é%41', '日', '/d/e') },
  { weight: 1, arbitrary: odd },
);

test('whatever a name, slug, alias, path or pattern is, a build tells what is wrong with it or writes the site', async () => {
  const names = fc.array(text, { maxLength: 2 });
  const aliases = fc.array(fc.oneof(text, fc.constantFrom('/feed.xml/a', '/x.html', '/x.html/y')), { maxLength: 2 });
  const keys = fc.record(
    { tags: names, authors: names, categories: names, slug: text, aliases, series: text },
    { requiredKeys: [] },
  );
  // A slash in a slug is a mistake of its own.
  const defined = text.filter((slug) => !slug.includes('/')).map((slug) => [{ name: 'a', slug }]);
  const settings = fc.record(
    { permalink: text.map((end) => `/:slug${end}`), tags: defined, authors: defined },
    { requiredKeys: [] },
  );
  const written = fc.record({ permalink: text, link: text });
  // There are none of them, so that no site with one is built.
  const pictures = fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.record({ thumbnail: odd, logo: odd, picture: odd }) },
  );
  let built = 0;
  const yaml = (values: Readonly<Record<string, unknown>>) =>
    Object.entries(values)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
      .join('');
  await fc.assert(
    fc.asyncProperty(keys, settings, written, pictures, async (ofPost, ofSite, { permalink, link }, shown) => {
      const { thumbnail, logo, picture } = shown ?? {};
      site.write({
        'content/site.yaml': `${plainSite}search: false\n${yaml({ ...ofSite, ...(shown && { logo }) })}`,
        'content/posts/a.md': post(
          { ...ofPost, ...(shown && { thumbnail }) },
          `[A](<${link}.md>)${shown ? `![B](<${picture}.png>)` : ''}`,
        ),
        'content/pages/b.md': `---\ntitle: B\n${yaml({ permalink })}---\n`,
      });
      const { summary, problems } = await build({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
      assert.equal(summary === null, hasErrors(problems));
      if (summary !== null) built++;
      for (const { file, line } of problems) {
        assert.match(file, /^content\/(?:posts\/a\.md|pages\/b\.md|site\.yaml)$/);
        assert.ok(line >= 1);
      }
    }),
    { numRuns: 200 },
  );
  assert.ok(built > 10, `${built} sites were built`);
});
