import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRoutes } from '../../src/pages/routes.ts';
import { pageAt, pageContext, printed } from '../harness/context.ts';
import { load } from '../harness/html.ts';

const posts = [
  { slug: 'a', authors: ['Ann'] },
  { slug: 'b', authors: ['Ann', 'Bo'] },
];
const site = {
  authors: [
    { name: 'Ann', bio: 'Writes.' },
    { name: 'Silent', bio: 'Has written nothing.' },
  ],
};
const urlsOf = (options: Parameters<typeof pageContext>[0]) => makeRoutes(pageContext(options)).map(({ url }) => url);

test('all authors of a blog of several stand on one page, with what is known of them and their numbers of posts', () => {
  const $ = load(printed(pageAt(makeRoutes(pageContext({ site, posts })), '/authors/')));
  assert.deepEqual(
    $('.author-list > li')
      .get()
      .map((one) =>
        $(one)
          .text()
          .trim()
          .split(/\s*\n\s*/),
      ),
    [
      ['Ann', '2 posts', 'Writes.'],
      ['Bo', '1 post'],
    ],
  );
  assert.equal($('.author-list h2 a').first().attr('href'), '/author/ann/');
});

test('a blog of one author has no such page, nor one whose editors wrote their own at its address', () => {
  assert.ok(!urlsOf({ posts: posts.slice(0, 1) }).includes('/authors/'));
  assert.ok(!urlsOf({ posts, site: { archives: ['home'] } }).includes('/authors/'));
  const own = { title: 'The desk', permalink: '/authors/', source: 'content/pages/authors.md' };
  assert.equal(urlsOf({ posts, standalone: [own] }).filter((url) => url === '/authors/').length, 1);
});

test('a long list of tags is parted by the letters that they begin with, a short one is not', () => {
  const initials = (names: readonly string[]) => {
    const tagged = names.map((name, index) => ({ slug: `p${index}`, tags: [name] }));
    const $ = load(printed(pageAt(makeRoutes(pageContext({ posts: tagged })), '/tags/')));
    return $('[data-initial]')
      .get()
      .map((one) => `${$(one).attr('data-initial')} ${$(one).children('a').text()}`);
  };
  const long = Array.from({ length: 24 }, (_, index) => [`${index} tag`, `Éclair ${index}`]).flat();
  assert.deepEqual(initials([...long, 'zebra']), ['0–9 0 tag', 'E Éclair 0', 'Z zebra']);
  assert.deepEqual(initials(['ant', 'bee', 'cat']), []);
  const single = Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0x4e00 + index));
  assert.deepEqual(initials(single), [], 'signs that each begin one name part nothing');
});
