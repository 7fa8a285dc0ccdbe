import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import type { TermName } from '../../src/model/term-name.ts';
import { formatProblem, sortProblems } from '../../src/problems/format.ts';
import { readingOf } from '../../src/source/read-files.ts';
import { readPost } from '../../src/source/read-post.ts';
import { postSchema } from '../../src/source/schema.ts';
import { post, TestSite } from '../harness/site.ts';
import { wordSources } from '../harness/words.ts';

const { value: site } = parseSite(`name: T
url: https://t.example/
categories: [{ name: Infrastructure, slug: infra, aliases: [Ops] }, { name: "Arts, crafts" }]
tags: [{ name: C++, slug: cpp }]
authors: [{ name: Min Lee, aliases: [mlee, M. Lee] }, { name: The Desk, slug: desk }]
`);
assert.ok(site);
const reading = readingOf({ root: '/', site, key: 'k', words: wordSources, packs: '/' });
const read = (text: string, source = 'content/posts/a.md') => readPost(source, text, reading);
const withKeys = (keys: Readonly<Record<string, unknown>>) => read(post(keys));
const namesOf = (terms: readonly TermName[] = []) => terms.map(({ name }) => name);
const told = (text: string) => sortProblems(read(text).problems).map(formatProblem);

test('an optional key that is empty is absent, whatever it would hold', () => {
  const plain = withKeys({}).entry;
  const optional = Object.keys(postSchema().shape).filter((key) => key !== 'title' && key !== 'date');
  for (const value of ['', '""', '"  "', 'null', '~', '{}', '[]']) {
    // A list of nothing is no flag, no text and no number.
    const keys = value === '[]' ? ['categories', 'tags', 'authors', 'aliases'] : optional;
    for (const key of keys) {
      if (value === '{}' && /^(thumbnailAlt|categories|tags|authors|aliases|updated|expires)$/.test(key)) continue;
      const { entry, problems } = read(post().replace('---\n\n', `${key}: ${value}\n---\n\n`));
      assert.deepEqual(problems.map(formatProblem), [], `${key}: ${value}`);
      assert.equal(entry?.metadataFingerprint, plain?.metadataFingerprint, `${key}: ${value}`);
    }
  }
});

for (const [keys, expected] of [
  [{ tags: 'caching, HTTP' }, ['caching', 'HTTP']],
  [{ tags: 'caching' }, ['caching']],
  [{ tags: '缓存，网络、服务' }, ['缓存', '网络', '服务']],
  [{ tags: ['caching, HTTP'] }, ['caching, HTTP']],
  [{ tags: ['cpp', 'C++'] }, ['C++']],
] as const) {
  test(`${JSON.stringify(keys)} are the tags ${expected.join(' and ')}`, () => {
    assert.deepEqual(namesOf(withKeys(keys).entry?.tags), expected);
  });
}

test('categories and authors in one text are cut at commas like tags, but a known name is one', () => {
  assert.deepEqual(withKeys({ categories: 'Ops, Arts, crafts' }).entry, null);
  assert.deepEqual(namesOf(withKeys({ categories: 'Arts, crafts' }).entry?.categories), ['Arts, crafts']);
  assert.deepEqual(namesOf(withKeys({ categories: ['infra', 'ops'] }).entry?.categories), ['Infrastructure']);
  assert.deepEqual(namesOf(withKeys({ authors: 'mlee, Somebody Else' }).entry?.authors), ['Min Lee', 'Somebody Else']);
});

test('an author is named by name, slug or alias', () => {
  assert.deepEqual(namesOf(withKeys({ authors: ['mlee', 'm. lee', 'desk', 'New'] }).entry?.authors), [
    'Min Lee',
    'The Desk',
    'New',
  ]);
});

test('of two terms with one name a post names each by its slug, and is told which one the name means', () => {
  const { value } = parseSite(`name: T
url: https://t.example/
tags: [{ name: Go }, { name: Go, slug: game, aliases: [Baduk] }, { name: Rust }]
authors: [{ name: Kim, slug: kim-a }, { name: Kim, slug: kim-b }]
`);
  assert.ok(value);
  const readTerms = (keys: Readonly<Record<string, unknown>>) =>
    readPost(
      'content/posts/a.md',
      post(keys),
      readingOf({ root: '/', site: value, key: 'k', words: wordSources, packs: '/' }),
    );
  const slugs = (keys: Readonly<Record<string, unknown>>) =>
    readTerms(keys).entry?.tags.map(({ name, slug }) => `${name} ${slug}`);
  assert.deepEqual(slugs({ tags: ['game', 'baduk'] }), ['Go game']);
  assert.deepEqual(slugs({ tags: ['game', 'go', 'Rust'] }), ['Go game', 'Go null', 'Rust null']);
  assert.deepEqual(readTerms({ tags: ['game', 'go'], authors: 'kim-b' }).problems, []);
  const ambiguous = readTerms({ tags: ['Rust', 'Go'], authors: 'Kim' });
  assert.deepEqual(ambiguous.problems.map(formatProblem), [
    'content/posts/a.md:4:15 warning ambiguous-term "Go" is the name of several in content/site.yaml, and means the tag with the slug "go" here: write the slug of the one that you mean, "go" or "game".',
    'content/posts/a.md:5:10 warning ambiguous-term "Kim" is the name of several in content/site.yaml, and means the author with the slug "kim-a" here: write the slug of the one that you mean, "kim-a" or "kim-b".',
  ]);
  assert.deepEqual(ambiguous.entry?.authors, [{ name: 'Kim', slug: null }]);
});

test('the date in a file’s or folder’s name is the post’s, unless its front matter has one', () => {
  const undated = '---\ntitle: A\n---\n\nText.\n';
  const dateOf = (source: string, text = undated) => read(text, source).entry?.date.iso.slice(0, 10);
  assert.equal(dateOf('content/posts/2019-03-04-a.md'), '2019-03-04');
  assert.equal(dateOf('content/posts/old/2019-03-04-a/index.md'), '2019-03-04');
  assert.equal(dateOf('content/posts/2019-03-04-a.md', post({ date: '2020-01-01' })), '2020-01-01');
  assert.equal(dateOf('content/posts/2019-03-04-a.md', '---\ntitle: A\ndate:\n---\n'), '2019-03-04');
  for (const source of ['content/posts/a.md', 'content/posts/2019-03-a.md']) {
    assert.equal(read(undated, source).problems[0]?.rule, 'missing-key');
  }
  assert.equal(read(undated, 'content/posts/2019-02-30-a.md').problems[0]?.rule, 'wrong-date');
});

for (const [typed, slug] of [
  ['React-v16.4.0', 'React-v16.4.0'],
  ['snake_case', 'snake_case'],
  ['C++', 'C++'],
  ['a~b', 'a~b'],
  ['Größe', 'Gr%c3%b6%c3%9fe'],
  ['日本語', '%e6%97%a5%e6%9c%ac%e8%aa%9e'],
  ['Gro\u0308ße', 'Gr%c3%b6%c3%9fe'],
  ['%E6%97%A5', '%e6%97%a5'],
  ['Two words', 'two-words'],
  ['what?', 'what'],
  ['50%', '50'],
] as const) {
  // RFC 3986, 3.3: a segment is of unreserved characters, sub-delims, ":" and "@"; RFC 3987 adds what is not ASCII.
  test(`the slug "${typed}" is ${slug}`, () => assert.equal(withKeys({ slug: typed }).entry?.slug, slug));
}

for (const slug of ['a/b', '/a/', '..', 'a%2fb']) {
  test(`"${slug}" is no slug`, () => assert.match(told(post({ slug }))[0] ?? '', / error (wrong-value|missing-slug) /));
}

for (const [typed, permalink] of [
  ['/a/b', '/a/b/'],
  ['a/B.html', '/a/B.html'],
  ['/v1.2', '/v1.2/'],
  ['/a b/ö', '/a%20b/%c3%b6/'],
  ['/a%20b/', '/a%20b/'],
  ['/', '/'],
] as const) {
  test(`the permalink "${typed}" is ${permalink}`, () => {
    assert.equal(withKeys({ permalink: typed }).entry?.permalink, permalink);
  });
}

for (const permalink of ['/:year/:title/', '/a/../b/', '/a?b', '/a#b', 'https://x.example/a/']) {
  test(`"${permalink}" is no permalink of a post`, () => {
    assert.match(told(post({ permalink }))[0] ?? '', / error wrong-value "permalink" must be a path /);
  });
}

test('an old URL may have a query, which is kept as it is', () => {
  const aliases = ['/?p=12', '/index.php?p=12&x=ä', '/old', '?p=13'];
  assert.deepEqual(withKeys({ aliases }).entry?.aliases, ['/?p=12', '/index.php?p=12&x=%C3%A4', '/old/', '/?p=13']);
  assert.deepEqual(withKeys({ aliases: '/one/' }).entry?.aliases, ['/one/']);
  assert.match(told(post({ aliases: ['/?'] }))[0] ?? '', / error wrong-value /);
});

test('a post’s own permalink is its address everywhere', async () => {
  using blog = new TestSite({
    'content/posts/a.md': post({ title: 'Moved', permalink: '/Old/Address.html', tags: ['t'], aliases: ['/?p=1'] }),
    'content/posts/b.md': post({ title: 'Other', tags: ['t'] }, 'See [it](a.md).'),
  });
  await blog.built();
  assert.ok(blog.files().includes('Old/Address.html'));
  assert.ok(blog.files().every((name) => !name.includes('?') && !name.startsWith('2025/06/a')));
  const url = '/Old/Address.html';
  assert.equal(blog.page(url)('link[rel=canonical]').attr('href'), `https://test.example${url}`);
  for (const page of ['/', '/tag/t/', '/2025/06/b/']) assert.ok(blog.page(page)(`a[href="${url}"]`).length > 0, page);
  for (const file of ['feed.xml', 'feed.json', 'sitemap.xml']) assert.ok(blog.text(file).includes(url), file);
});

test('two posts with one address are told where it is written, and two with one old query too', async () => {
  using blog = new TestSite({
    'content/posts/a.md': post({ permalink: '/x/', aliases: ['/?p=1'] }),
    'content/posts/b.md': post({ permalink: '/x/', aliases: ['/?p=1'] }),
  });
  const { problems } = await blog.build();
  assert.deepEqual(
    problems.map(({ file, line, rule }) => [file, line, rule]),
    [
      ['content/posts/b.md', 4, 'shared-url'],
      ['content/posts/b.md', 5, 'shared-url'],
    ],
  );
});

for (const [name, rules] of [
  ['README.md', []],
  ['old/readme.md', []],
  ['_index.md', ['left-out']],
  ['_drafts/a.md', ['left-out']],
  ['_a.md', ['left-out']],
  ['a.mdx', ['left-out']],
  ['a.mkd', ['left-out']],
] as const) {
  test(`content/posts/${name} is no post, and stops nothing`, async () => {
    using blog = new TestSite({
      [`content/posts/${name}`]: 'For those who write here.\n',
      'content/posts/b.md': post(),
    });
    const { problems } = await blog.built();
    assert.deepEqual(
      problems.map(({ rule, severity }) => [rule, severity]),
      rules.map((rule) => [rule, 'warning']),
    );
    assert.equal(blog.page('/')('article').length, 1);
  });
}

test('what is in Jekyll’s folder of drafts is a draft, and one without a date stops nothing', async () => {
  using blog = new TestSite({
    'content/posts/b.md': post({ title: 'Published' }),
    'content/posts/_drafts/a.md': post({ title: 'Half' }),
    'content/posts/_drafts/old/2019-03-04-named.md': '---\ntitle: Named\ndraft: false\n---\nText.\n',
    'content/posts/_drafts/undated.md': '---\ntitle: Undated\n---\nText.\n',
  });
  const { problems } = await blog.built();
  assert.deepEqual(problems.map(formatProblem), [
    'content/posts/_drafts/undated.md:1:1 warning left-out this file is a draft without a date, and is not published: add a line `date: 2026-01-31`, and the preview shows it.',
  ]);
  const titles = () =>
    blog
      .page('/')('article h2')
      .get()
      .map((one) => blog.page('/')(one).text().trim());
  assert.deepEqual(titles(), ['Published']);
  await blog.built({ preview: true });
  assert.deepEqual(titles(), ['Published', 'Half', 'Named']);
});

test('a README with front matter is told, and Jekyll’s folder of posts holds posts', () => {
  assert.deepEqual(
    read(post(), 'content/posts/README.md').problems.map(({ rule }) => rule),
    ['left-out'],
  );
  assert.equal(read(post(), 'content/posts/_posts/2019-03-04-a.md').entry?.slug, 'a');
});
