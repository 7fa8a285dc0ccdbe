import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { check } from '../../src/build/check.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { productionOptions } from '../../src/site/options.ts';
import { assertToldOrBuilt } from '../harness/odd-urls.ts';
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
  // What is to be done concerns the whole list: it has no other item.
  ['an alias of thousands of bytes', { aliases: [`/${'long/'.repeat(999)}`] }, '', 'content/posts/a.md:4:10', /a path/],
  [
    'an alias below a file',
    { aliases: ['/feed.xml/old/'] },
    '',
    'content/posts/a.md:4:11',
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

test('whatever a name, slug, alias, path or pattern is, a build tells what is wrong with it or writes the site', async () => {
  await assertToldOrBuilt(60);
});
