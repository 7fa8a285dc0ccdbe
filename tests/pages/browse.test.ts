import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRoutes } from '../../src/pages/routes.ts';
import { pageAt, pageContext, printed } from '../harness/context.ts';
import { load } from '../harness/html.ts';

/** Thirty tags of a post each, another post for the last of them, all in months of their own. */
const tagNames = Array.from({ length: 30 }, (_, index) => `Tag ${10 + index}`);
const posts = [...tagNames, 'Tag 39'].map((tag, index) => {
  const date = `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
  return { slug: `post-${index}`, date, tags: [tag] };
});

const search = (options: Parameters<typeof pageContext>[0]) =>
  load(printed(pageAt(makeRoutes(pageContext(options)), '/search/')));

test('of many tags the search page lists those with the most posts, of many months the newest, and leads to all', () => {
  const $ = search({ posts });
  const tags = $('.index[aria-label="Tags"] a')
    .get()
    .map((one) => $(one).text());
  assert.deepEqual(tags, [...tagNames.slice(0, 23), 'Tag 39']);
  const months = $('.index[aria-label="Archive"] a')
    .get()
    .map((one) => $(one).text());
  assert.deepEqual([months.length, months[0], months.at(-1)], [24, 'July 2022', 'August 2020']);
  const all = $('.browse-all a')
    .get()
    .map((one) => [$(one).attr('href'), $(one).text()]);
  assert.deepEqual(all, [
    ['/tags/', 'Tags: show all 30'],
    ['/archive/', 'Archive: show all 31'],
  ]);
});

test('a list of few archives has all of them, and leads nowhere else', () => {
  const $ = search({ posts: posts.slice(0, 24) });
  assert.deepEqual([$('.index[aria-label="Tags"] a').length, $('.browse-all').length], [24, 0]);
});

test('the page of all tags has all of them', () => {
  const $ = load(printed(pageAt(makeRoutes(pageContext({ posts })), '/tags/')));
  assert.deepEqual([$('.index a').length, $('.browse-all').length], [30, 0]);
});
