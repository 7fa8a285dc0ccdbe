import assert from 'node:assert/strict';
import { test } from 'node:test';
import { centre } from '../../src/model/focus.ts';
import { feedRoutes } from '../../src/pages/routes/feed.ts';
import { type BlogOptions, pageAt, pageContext, printed } from '../harness/context.ts';

const urlsOf = (options: BlogOptions) => feedRoutes(pageContext(options)).map((page) => page.url);
const feedOf = (options: BlogOptions, url = '/feed.xml') => printed(pageAt(feedRoutes(pageContext(options)), url));

for (const [feeds, expected] of [
  [[], []],
  [['site'], ['/feed.xml', '/atom.xml', '/feed.json', '/feed.xsl', '/feed.css']],
  [['tag'], ['/tag/c/feed.xml', '/feed.xsl', '/feed.css']],
  [['category'], ['/category/tools/feed.xml', '/feed.xsl', '/feed.css']],
] as const) {
  test(`with feeds: [${feeds.join(', ')}] there are ${expected.join(' ') || 'none'}`, () => {
    assert.deepEqual(urlsOf({ site: { feeds }, posts: [{ tags: ['C'], categories: ['Tools'] }] }), expected);
  });
}

test('a term has no feed where the site has no archives of its kind', () => {
  assert.deepEqual(urlsOf({ site: { archives: ['home'], feeds: ['tag'] }, posts: [{ tags: ['C'] }] }), [
    '/feed.xsl',
    '/feed.css',
  ]);
});

test('every body is read once for all feeds that have it', () => {
  const context = pageContext({ posts: [{ tags: ['C', 'D'] }, { tags: ['C'], categories: ['Tools'] }, {}] });
  const asked: string[] = [];
  const bodyOf = (source: string) => {
    asked.push(source);
    return context.bodyOf(source);
  };
  const pages = feedRoutes({ ...context, bodyOf });
  assert.deepEqual(asked, [], 'a list of pages is made without their bodies');
  for (const page of pages) printed(page);
  assert.deepEqual(asked.toSorted(), [...new Set(asked)].toSorted());
  assert.equal(asked.length, 3);
});

const plain: BlogOptions = {
  site: { tags: [{ name: 'C', description: 'A language.' }] },
  posts: [
    {
      slug: 'a',
      tags: ['C'],
      thumbnail: { path: 'content/wide.png', alt: '', caption: [], focus: centre },
      links: [{ target: 'b.md', fragment: '', line: 1, column: 1 }],
    },
    { slug: 'b', date: '2024-01-01' },
  ],
  pictures: { 'content/wide.png': {} },
};
const [first = {}, second = {}] = plain.posts ?? [];
for (const [change, changed, differs] of [
  ['nothing', {}, false],
  ['a post’s text', { posts: [{ ...first, fingerprint: 'other' }, second] }, true],
  ['a post’s picture', { pictures: { 'content/wide.png': { url: 'https://test.example/other.png' } } }, true],
  ['the term’s description', { site: { tags: [{ name: 'C', description: 'Another language.' }] } }, true],
  ['the URL of a post that a body links to', { posts: [first, { ...second, slug: 'b', date: '2024-02-01' }] }, true],
  ['a post of another tag', { posts: [first, second, { slug: 'c', tags: ['D'] }] }, false],
] as const) {
  test(`the fingerprint of a tag’s feed ${differs ? 'changes with' : 'does not change with'} ${change}`, () => {
    const fingerprint = (options: BlogOptions) =>
      JSON.stringify(pageAt(feedRoutes(pageContext(options)), '/tag/c/feed.xml').facts());
    const [before, after] = [fingerprint(plain), fingerprint({ ...plain, ...changed })];
    assert.equal(before !== after, differs);
  });
}

test('a feed names its style sheets by paths, which hold on a preview’s host too, and both exist', () => {
  const options = { site: { url: 'https://test.example/blog/' } };
  const sheets = [...feedOf(options).matchAll(/<\?xml-stylesheet href="([^"]+)" type="([^"]+)"\?>/g)];
  assert.deepEqual(
    sheets.map(([, href, type]) => [href, type]),
    [
      ['/blog/feed.xsl', 'text/xsl'],
      ['/blog/feed.css', 'text/css'],
    ],
  );
  assert.match(feedOf(options, '/feed.xsl'), /^<\?xml [^>]+\?>\n<xsl:stylesheet /);
  assert.match(feedOf(options, '/feed.css'), /display: block/);
});
