import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Head } from '../../src/pages/views/head-view.ts';
import type { BlogOptions } from '../harness/context.ts';
import { blog, blogWith, everyUrl, headAt } from '../harness/heads.ts';

const tagsOf = (tags: Head['openGraph']) => tags.map(({ name, content }) => `${name} ${content}`);

for (const [url, title] of [
  ['/', 'Test Site – Notes on compilers'],
  ['/page/2/', 'Test Site – Page 2 of 2'],
  ['/tag/backend/', 'Backend Archives – Test Site'],
  ['/tag/backend/page/2/', 'Backend Archives – Page 2 of 2 – Test Site'],
  ['/category/tools/', 'Tools Category Archives – Test Site'],
  ['/author/the-desk/', 'Posts by The Desk – Test Site'],
  ['/2025/', 'Posts from 2025 – Test Site'],
  ['/2025/06/', 'Posts from June 2025 – Test Site'],
  ['/2025/06/first/', 'First – Test Site'],
  ['/about/', 'About – Test Site'],
] as const) {
  test(`the title of ${url} is “${title}”`, () => assert.equal(headAt(url).title, title));
}

test('a site without a tagline is titled by its name alone', () => {
  assert.equal(headAt('/', {}).title, 'Test Site');
});

for (const [url, description] of [
  ['/', 'Notes on compilers'],
  ['/category/tools/', 'What we work with.'],
  ['/tag/backend/', '2 posts tagged “Backend”: First'],
  ['/author/the-desk/', 'Writes.'],
  ['/2025/06/first/', 'The first.'],
  ['/about/', 'Who we are.'],
] as const) {
  test(`the description of ${url} is “${description}”`, () => assert.equal(headAt(url).description, description));
}

test('no description is empty: where nothing describes a page its title does', () => {
  const silent: BlogOptions = { posts: [{ slug: 'x', title: 'A title', description: '', tags: ['Backend'] }] };
  assert.equal(headAt('/tag/backend/', silent).description, '1 post tagged “Backend”: A title');
  assert.equal(headAt('/2025/06/x/', silent).description, 'A title');
  assert.equal(headAt('/', silent).description, '1 post on Test Site: A title');
  assert.equal(headAt('/404.html', silent).description, 'A signpost');
});

for (const [robots, hidden] of [
  [
    ['tag', 'paged'],
    ['/page/2/', '/tag/backend/', '/tag/backend/page/2/'],
  ],
  [['paged'], ['/page/2/', '/tag/backend/page/2/']],
  [['home'], ['/', '/page/2/']],
  [
    ['post', 'page'],
    ['/2025/06/first/', '/2025/06/second/', '/about/'],
  ],
  [
    ['author', 'category'],
    ['/category/tools/', '/category/tools/compilers/', '/author/the-desk/'],
  ],
  [
    ['year', 'month'],
    ['/2025/', '/2025/06/'],
  ],
  [['search'], ['/search/']],
  [[], []],
] as const) {
  test(`with robots: [${robots.join(', ')}] search engines leave out ${hidden.join(' ') || 'no page of the blog'}`, () => {
    const robotsOf = (url: string) => headAt(url, blogWith({ robots })).robots;
    const found = everyUrl.filter((url) => robotsOf(url) !== null);
    assert.deepEqual(found.toSorted(), [...hidden, '/404.html'].toSorted());
    for (const url of found) assert.equal(robotsOf(url), 'noindex, follow');
  });
}

test('an unlisted post is not for search engines, and a post published elsewhere first names that place', () => {
  const options: BlogOptions = {
    posts: [
      { slug: 'a', unlisted: true },
      { slug: 'b', canonical: 'https://first.example/b/' },
    ],
  };
  assert.equal(headAt('/2025/06/a/', options).robots, 'noindex, follow');
  assert.equal(headAt('/2025/06/b/', options).canonical, 'https://first.example/b/');
  assert.equal(headAt('/2025/06/b/', options).robots, null);
});

test('every page is canonical itself, and pages of an archive name their neighbours, under the site’s path too', () => {
  const options = blogWith({ url: 'https://test.example/blog/', postsPerPage: '1' });
  for (const url of everyUrl) assert.equal(headAt(url, options).canonical, `https://test.example/blog${url}`);
  const { previous, next } = headAt('/tag/backend/page/2/', options);
  assert.deepEqual([previous, next], ['https://test.example/blog/tag/backend/', null]);
  assert.equal(headAt('/', options).next, 'https://test.example/blog/page/2/');
});

test('a post’s Open Graph tags say whose it is, from when and what about', () => {
  assert.deepEqual(tagsOf(headAt('/2025/06/first/').openGraph), [
    'og:locale en_US',
    'og:type article',
    'og:title First',
    'og:description The first.',
    'og:url https://test.example/2025/06/first/',
    'og:site_name Test Site',
    'article:published_time 2025-06-02T00:00:00Z',
    'article:modified_time 2025-06-03T10:00:00Z',
    'article:author https://test.example/author/the-desk/',
    'article:section Compilers',
    'article:tag Backend',
    'article:tag C++',
    'og:image https://test.example/assets/wide.png',
    'og:image:width 1200',
    'og:image:height 600',
    'og:image:type image/png',
    'og:image:alt Wide',
  ]);
});

test('an author without an archive is named in Open Graph', () => {
  const tags = tagsOf(headAt('/2025/06/first/', blogWith({ archives: ['home'] })).openGraph);
  assert.deepEqual(
    tags.filter((tag) => tag.startsWith('article:author')),
    ['article:author The Desk'],
  );
});

test('the Open Graph type is article for posts, profile for authors and website for all else', () => {
  const types = Object.groupBy(everyUrl, (url) => headAt(url).openGraph[1]?.content ?? '');
  assert.deepEqual(types.article, ['/2025/06/first/', '/2025/06/second/']);
  assert.deepEqual(types.profile, ['/author/the-desk/']);
  assert.equal(types.website?.length, everyUrl.length - 3);
});

test('a page is shared with its first picture in large, else with the site’s icon in small, else without', () => {
  assert.deepEqual(tagsOf(headAt('/tag/backend/').twitter), [
    'twitter:card summary_large_image',
    'twitter:title Backend Archives',
    'twitter:description 2 posts tagged “Backend”: First',
    'twitter:image https://test.example/assets/wide.png',
    'twitter:image:alt Wide',
  ]);
  const second = headAt('/2025/06/second/');
  assert.deepEqual(tagsOf(second.twitter).slice(0, 1), ['twitter:card summary']);
  assert.ok(tagsOf(second.openGraph).includes('og:image https://test.example/assets/icon-512.png'));
  const bare = headAt('/2025/06/second/', { ...blog, hasIcon: false });
  assert.equal(bare.openGraph.filter(({ name }) => name.startsWith('og:image')).length, 0);
  assert.equal(bare.twitter.filter(({ name }) => name.startsWith('twitter:image')).length, 0);
});

test('the icons and the manifest are there where the site has an icon', () => {
  const { icons, manifest } = headAt('/', blogWith({ url: 'https://test.example/blog/' }));
  assert.deepEqual(
    icons.map(({ rel, url, sizes }) => [rel, url, sizes]),
    [
      ['icon', '/blog/assets/icon-32.png', '32x32'],
      ['apple-touch-icon', '/blog/assets/icon-180.png', '180x180'],
      ['icon', '/blog/assets/icon-192.png', '192x192'],
    ],
  );
  assert.equal(manifest, '/blog/site.webmanifest');
  const bare = headAt('/', {});
  assert.deepEqual([bare.icons, bare.manifest], [[], null]);
});

test('every page names the site’s feeds, and a term’s archive its own too', () => {
  const feedsOf = (url: string, options = blog) => headAt(url, options).feeds.map((feed) => `${feed.url} ${feed.type}`);
  const ofSite = [
    '/feed.xml application/rss+xml',
    '/atom.xml application/atom+xml',
    '/feed.json application/feed+json',
  ];
  assert.deepEqual(feedsOf('/2025/06/first/'), ofSite);
  assert.deepEqual(feedsOf('/2025/'), ofSite);
  assert.deepEqual(feedsOf('/tag/backend/page/2/'), [...ofSite, '/tag/backend/feed.xml application/rss+xml']);
  assert.deepEqual(feedsOf('/tag/backend/', blogWith({ feeds: ['category'] })), []);
  const titles = headAt('/category/tools/').feeds.map((feed) => feed.title);
  assert.equal(new Set(titles).size, 4);
});

test('the language, its direction and its locale are the site’s', () => {
  const { language, direction, openGraph } = headAt('/', blogWith({ language: 'ar-EG' }));
  assert.deepEqual([language, direction, openGraph[0]?.content], ['ar-EG', 'rtl', 'ar_EG']);
});
