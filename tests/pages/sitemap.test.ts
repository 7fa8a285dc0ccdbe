import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLValidator } from 'fast-xml-parser';
import { centre } from '../../src/model/focus.ts';
import type { Route } from '../../src/model/route.ts';
import { robotsRoutes } from '../../src/pages/routes/robots.ts';
import { sitemapRoutes } from '../../src/pages/routes/sitemap.ts';
import { manifestRoutes } from '../../src/pages/routes/web-manifest.ts';
import { type BlogOptions, type PostOptions, pageAt, pageContext, printed } from '../harness/context.ts';
import { parseFeed } from '../harness/feed-rules.ts';

/** What a sitemap says: `URL date pictures`, without the site's own beginning. */
function listed(page: Route): string[] {
  const text = printed(page);
  assert.equal(XMLValidator.validate(text), true);
  const $ = parseFeed(text);
  return $('url, sitemap')
    .toArray()
    .map((element) => {
      const values = $(element).find('loc, lastmod, image\\:loc').toArray();
      return values.map((value) => $(value).text().replace('https://test.example', '')).join(' ');
    });
}
const sitemapOf = (options: BlogOptions) => listed(pageAt(sitemapRoutes(pageContext(options)), '/sitemap.xml'));

const thumbnail = { path: 'content/wide.png', alt: '', caption: [], focus: centre };
const blog: BlogOptions = {
  site: { timeZone: 'Europe/Stockholm', postsPerPage: '2', archives: ['home', 'tag', 'category', 'month'] },
  posts: [
    { slug: 'a', date: '2025-06-03', tags: ['C'], categories: ['Tools'] },
    {
      slug: 'b',
      date: '2025-06-02',
      updated: '2025-07-01T10:00:00Z',
      categories: ['Tools'],
      thumbnail,
      pictures: [
        { path: 'content/tall.png', line: 1, column: 1 },
        { path: 'content/wide.png', line: 2, column: 1 },
        { path: 'content/gone.png', line: 3, column: 1 },
      ],
    },
    { slug: 'c', date: '2025-05-01' },
  ],
  standalone: [{ permalink: '/about/', pictures: [{ path: 'content/tall.png', line: 1, column: 1 }] }],
  pictures: { 'content/wide.png': {}, 'content/tall.png': {} },
};

test('the sitemap has every page that search engines may keep, with its last change and its pictures', () => {
  assert.deepEqual(sitemapOf(blog), [
    '/2025/05/c/ 2025-05-01T00:00:00+02:00',
    '/2025/06/b/ 2025-07-01T12:00:00+02:00 /assets/wide.png /assets/tall.png',
    '/2025/06/a/ 2025-06-03T00:00:00+02:00',
    '/about/ /assets/tall.png',
    '/ 2025-07-01T12:00:00+02:00',
    '/category/tools/ 2025-07-01T12:00:00+02:00',
    '/2025/06/ 2025-07-01T12:00:00+02:00',
    '/2025/05/ 2025-05-01T00:00:00+02:00',
    '/tags/',
    '/categories/',
    '/archive/',
    '/search/',
  ]);
});

for (const [robots, gone, added] of [
  [['tag'], [], ['/page/2/']],
  [['paged'], [], ['/tag/c/']],
  [['tag', 'paged', 'post'], ['/2025/05/c/', '/2025/06/b/', '/2025/06/a/'], []],
  [['tag', 'paged', 'page', 'month'], ['/about/', '/2025/06/', '/2025/05/'], []],
  [['tag', 'paged', 'search'], ['/search/'], []],
] as const) {
  test(`with robots: [${robots.join(', ')}] the sitemap loses ${gone.join(' ') || 'nothing'}`, () => {
    const urls = (options: BlogOptions) => sitemapOf(options).map((line) => line.split(' ')[0] ?? '');
    const before = urls(blog);
    const after = urls({ ...blog, site: { ...blog.site, robots } });
    assert.deepEqual(
      before.filter((url) => !after.includes(url)),
      gone,
    );
    assert.deepEqual(
      after.filter((url) => !before.includes(url)),
      added,
    );
  });
}

test('an unlisted post, an alias and a post whose home is elsewhere are not in the sitemap', () => {
  const posts: PostOptions[] = [
    { slug: 'hushed', unlisted: true },
    { slug: 'elsewhere', canonical: 'https://other.example/elsewhere/' },
    { slug: 'here', canonical: 'https://test.example/2025/06/here/', aliases: ['/old/'] },
  ];
  const urls = sitemapOf({ site: { archives: ['home'] }, posts }).map((line) => line.split(' ')[0]);
  assert.deepEqual(urls, ['/2025/06/here/', '/', '/search/']);
});

test('the sitemap of a site under a path begins every URL with it', () => {
  const lines = sitemapOf({ ...blog, site: { ...blog.site, url: 'https://test.example/blog/' } });
  assert.ok(lines.every((line) => line.startsWith('/blog/')));
});

test('a sitemap with more URLs than it may have is an index of several, each URL in one of them', () => {
  const pages = sitemapRoutes(pageContext(blog), 4);
  assert.deepEqual(
    pages.map((page) => page.output),
    ['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml'],
  );
  assert.deepEqual(listed(pageAt(pages, '/sitemap.xml')), [
    '/sitemap-1.xml 2025-07-01T12:00:00+02:00',
    '/sitemap-2.xml 2025-07-01T12:00:00+02:00',
    '/sitemap-3.xml',
  ]);
  assert.deepEqual(pages.slice(1).flatMap(listed), sitemapOf(blog));
});

test('as many URLs as a sitemap may have are in one', () => {
  const count = sitemapOf(blog).length;
  assert.equal(sitemapRoutes(pageContext(blog), count).length, 1);
  assert.equal(sitemapRoutes(pageContext(blog), count - 1).length, 3);
});

test('a new post changes the last of several sitemaps of posts, and no other of them', () => {
  const site = { archives: ['home'] };
  const posts = Array.from(
    { length: 9 },
    (_, index): PostOptions => ({
      slug: `p${index}`,
      date: `2025-01-0${index + 1}`,
    }),
  );
  const prints = (written: readonly PostOptions[]) =>
    sitemapRoutes(pageContext({ site, posts: written }), 4)
      .slice(1)
      .map((page) => page.facts());
  const [before, after] = [prints(posts.slice(0, 8)), prints(posts)];
  assert.deepEqual(after.slice(0, 2), before.slice(0, 2));
  assert.notEqual(after[2], before[2]);
});

test('the fingerprint of the sitemap changes with a date and with a picture', () => {
  const fingerprint = (options: BlogOptions) =>
    JSON.stringify(pageAt(sitemapRoutes(pageContext(options)), '/sitemap.xml').facts());
  const [a = {}, ...others] = blog.posts ?? [];
  const changes: BlogOptions[] = [
    blog,
    { ...blog, posts: [{ ...a, updated: '2025-08-01' }, ...others] },
    { ...blog, pictures: { ...blog.pictures, 'content/wide.png': { url: 'https://test.example/other.png' } } },
  ];
  assert.equal(new Set(changes.map(fingerprint)).size, 3);
  assert.equal(fingerprint({ ...blog, posts: [{ ...a, title: 'Another title' }, ...others] }), fingerprint(blog));
});

for (const [site, text] of [
  [{}, 'User-agent: *\nDisallow: /search/?\nDisallow: /?s=\n\nSitemap: https://test.example/sitemap.xml\n'],
  [{ search: 'false' }, 'User-agent: *\nDisallow:\n\nSitemap: https://test.example/sitemap.xml\n'],
  [
    { url: 'https://test.example/blog/' },
    'User-agent: *\nDisallow: /blog/search/?\nDisallow: /blog/?s=\n\nSitemap: https://test.example/blog/sitemap.xml\n',
  ],
] as const) {
  test(`robots.txt with ${JSON.stringify(site)} closes nothing but answers to queries, and names the sitemap`, () => {
    assert.equal(printed(pageAt(robotsRoutes(pageContext({ site })), '/robots.txt')), text);
  });
}

test('the web app manifest has the site’s names and its large icons, and exists where there is an icon', () => {
  const site = { url: 'https://test.example/blog/', tagline: 'Notes & queries', language: 'ar' };
  const page = pageAt(manifestRoutes(pageContext({ site, hasIcon: true })), '/site.webmanifest');
  assert.deepEqual(JSON.parse(printed(page)), {
    id: '/blog/',
    name: 'Test Site',
    description: 'Notes & queries',
    lang: 'ar',
    dir: 'rtl',
    start_url: '/blog/',
    scope: '/blog/',
    display: 'browser',
    icons: [
      { src: '/blog/assets/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/blog/assets/icon-512.png', sizes: '512x512', type: 'image/png' },
    ],
  });
  assert.deepEqual(manifestRoutes(pageContext({})), []);
});
