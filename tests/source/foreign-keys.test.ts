import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { sortProblems } from '../../src/problems/format.ts';
import { splitFrontMatter } from '../../src/source/front-matter.ts';
import { readingOf } from '../../src/source/read-files.ts';
import { readPost } from '../../src/source/read-post.ts';
import { readStandalonePage } from '../../src/source/read-standalone-page.ts';
import { wordSources } from '../harness/words.ts';

const { value: site } = parseSite('name: T\nurl: https://t.example/\n');
assert.ok(site);
const reading = readingOf({ root: '/', site, key: 'k', words: wordSources, packs: '/' });

function told(lines: string, date = 'date: 2025-06-01\n') {
  return sortProblems(readPost('content/posts/a.md', `---\ntitle: A\n${date}${lines}\n---\n`, reading).problems);
}

for (const [line, remedy] of [
  ['published: false', 'draft: true'],
  ['published: "no"', 'draft: true'],
  ['publish: False', 'draft: true'],
  ['isDraft: true', 'draft: true'],
  ['Draft: true', 'draft: true'],
  ['darft: true', 'draft: true'],
  ['publised: false', 'draft: true'],
  ['private: true', 'draft: true'],
  ['password: abc', 'draft: true'],
  ['status: draft', 'draft: true'],
  ['Status: Pending', 'draft: true'],
  ['visibility: private', 'draft: true'],
  ['permalink: false', 'draft: true'],
  ['render: false', 'draft: true'],
  ['hidden: true', 'unlisted: true'],
  ['eleventyExcludeFromCollections: true', 'unlisted: true'],
  ['status: hidden', 'unlisted: true'],
  ['sitemap: false', 'noindex: true'],
  ['robotsNoIndex: true', 'noindex: true'],
  ['robots: noindex, nofollow', 'noindex: true'],
  ['_build: { list: never }', 'unlisted: true'],
  ['build: { render: never, list: never }', 'draft: true'],
  ['publishDate: 2030-01-01', 'date: 2030-01-01'],
  ['published_at: 2030-01-01T10:00:00Z', 'date: 2030-01-01T10:00:00Z'],
  ['published: 2030-01-01', 'date: 2030-01-01'],
  ['expiryDate: 2030-01-01', 'expires: 2030-01-01'],
  ['unpublish_date: 2030-01-01', 'expires: 2030-01-01'],
] as const) {
  test(`"${line}" hides or times a post, so it is an error, and its remedy "${remedy}" works when pasted`, () => {
    const [problem, ...others] = told(line);
    assert.deepEqual(
      [problem?.rule, problem?.severity, problem?.line, others.length],
      ['hiding-key', 'error', 4, 0],
      problem?.message,
    );
    assert.match(problem?.message ?? '', new RegExp(`write "${remedy}" in`));
    assert.deepEqual(told(remedy, remedy.startsWith('date') ? '' : undefined), []);
  });
}

for (const [line, written] of [
  ['redirect_from: /old/', 'aliases: [/old/]'],
  ['redirect_from: [/old/, /older/]', 'aliases: [/old/, /older/]'],
  ['lastmod: 2025-07-01', 'updated: 2025-07-01'],
  ['last_modified_at: 2025-07-01', 'updated: 2025-07-01'],
  ['Modified: 2025-07-01', 'updated: 2025-07-01'],
  ['author: Ann Other', 'authors: [Ann Other]'],
  ['author: "Doe: Jane"', 'authors: ["Doe: Jane"]'],
  ['category: Tools', 'categories: [Tools]'],
  ['keywords: caching, HTTP', 'tags: [caching, HTTP]'],
  ['featured_image: /images/a.png', 'thumbnail: /images/a.png'],
  ['cover: /images/a.png', 'thumbnail: /images/a.png'],
  ['image: content/images/a.png', 'thumbnail: /images/a.png'],
  ['summary: "Short: yes"', 'excerpt: "Short: yes"'],
  ['excerpt: E\nsummary: S', 'description: S'],
  ['pinned: true', 'sticky: true'],
  ['thumbnail_alt: A', 'thumbnailAlt: A'],
  ['cover_image_caption: C', 'thumbnailCaption: C'],
  ['title_meta: T', 'metaTitle: T'],
] as const) {
  test(`"${line}" is told with the line ${written}, which is front matter`, () => {
    const [problem, ...others] = told(line);
    assert.deepEqual([problem?.rule, problem?.severity, others.length], ['foreign-key', 'warning', 0]);
    const remedy = problem?.message.split(': write ')[1]?.replace(/ instead\.$/, '') ?? '';
    assert.equal(remedy.replace(/^"(.*)"$/, written.includes('"') ? remedy : '$1'), written);
    assert.deepEqual(splitFrontMatter('a.md', `---\n${written}\n---\n`, []).problems, []);
    assert.doesNotMatch(problem?.message ?? '', /remove/);
  });
}

test('a date under another name stands for the date, and is told once', () => {
  assert.deepEqual(
    told('pubDate: Jul 08 2022', '').map(({ rule }) => rule),
    ['hiding-key'],
  );
});

test('a key whose meaning is there already asks for no second line of it', () => {
  assert.match(told('author: Ann\nauthors: [Bob]')[0]?.message ?? '', /add what it says to "authors"/);
  assert.match(told('updated: 2025-07-01\nlastmod: 2025-07-02')[0]?.message ?? '', /"updated" is there already/);
  assert.deepEqual([told('created: 2024-01-01')[0]?.severity], ['warning']);
});

test('what hides nothing is no error', () => {
  for (const line of [
    'published: true',
    'hidden: false',
    'status: publish',
    'robots_noindex: false',
    'visibility: public',
  ]) {
    assert.deepEqual(
      told(line).map(({ severity }) => severity),
      ['warning'],
      line,
    );
  }
});

test('what Docusaurus says of an author in each post is to be said in site.yaml once', () => {
  const lines = told('authorTitle: Engineer\nauthor_url: https://a.example/\nauthorImageURL: a.png\nauthorTwitter: a');
  assert.deepEqual(
    lines.map(({ line, rule, message }) => [line, rule, /write it once as "(\w+)"/.exec(message)?.[1]]),
    [
      [4, 'foreign-key', 'bio'],
      [5, 'foreign-key', 'links'],
      [6, 'foreign-key', 'picture'],
      [7, 'foreign-key', 'links'],
    ],
  );
});

for (const [line, remedy] of [
  ['url: /a/b/', 'permalink: /a/b/'],
  ['url: a/b.html', 'permalink: a/b.html'],
  ['urlname: short', 'slug: short'],
] as const) {
  test(`"${line}" moves a post, so it is an error, and its remedy "${remedy}" works when pasted`, () => {
    assert.deepEqual(
      told(line).map(({ rule, severity, message }) => [rule, severity, /write "([^"]*)" instead/.exec(message)?.[1]]),
      [['moving-key', 'error', remedy]],
    );
    assert.deepEqual(told(remedy), []);
  });
}

test('an address elsewhere, or a pattern of one, is no permalink: none is offered', () => {
  for (const line of ['url: "https://x.example/a?b"', 'path: /:year/:title/'])
    assert.match(told(line)[0]?.message ?? '', /write the path of its address as "permalink"\.$/);
});

for (const [line, rule, remedy] of [
  ['published: false', 'hiding-key', 'write "draft: true" instead'],
  ['hidden: true', 'hiding-key', 'write "noindex: true" instead for'],
  ['expiryDate: 2030-01-01', 'hiding-key', 'write "draft: true" instead when its time is over'],
  ['url: /who/', 'moving-key', 'write "permalink: /who/" instead'],
  ['redirect_from: /who/', 'foreign-key', 'write "aliases: [/who/]" instead'],
  ['date: 2020-01-01', 'unknown-key', 'put "#" before it'],
  ['author: Jane', 'unknown-key', 'put "#" before it'],
] as const) {
  test(`"${line}" of a standalone page is told as a post's would be, as far as a page knows it`, () => {
    const { problems } = readStandalonePage('content/pages/a.md', `---\ntitle: A\n${line}\n---\n`, reading);
    assert.deepEqual(
      problems.map((problem) => [problem.rule, problem.message.includes(remedy)]),
      [[rule, true]],
      problems[0]?.message,
    );
  });
}
