import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archiveRoutes } from '../../src/pages/routes/archive.ts';
import { overviewRoutes } from '../../src/pages/routes/system.ts';
import { distinctArchiveName } from '../../src/pages/views/archive-name.ts';
import { authorView } from '../../src/pages/views/author.ts';
import { frames } from '../../src/pages/views/frame.ts';
import { type BlogOptions, pageContext, printed } from '../harness/context.ts';
import { blog, headAt } from '../harness/heads.ts';
import { load } from '../harness/html.ts';

/** A blog whose terms are called like each other, and like its years and months in every language. */
const namesakes = (language: string): BlogOptions => {
  const months = ['en', 'de', 'ar'].map((one) => new Intl.DateTimeFormat(one, { month: 'long' }).format(1e12));
  const names = ['Release Team', '2001', ...months.map((month) => `${month} 2001`)];
  return {
    site: { language, tagline: 'Notes', postsPerPage: '1', categories: names.map((name) => ({ name })) },
    posts: ['One', 'Two', 'Three'].map((title, index) => ({
      ...{ slug: `post-${index}`, title, date: `2001-09-0${index + 1}` },
      ...{ tags: names, categories: names, authors: names },
    })),
  };
};

/** What every archive page and overview of a blog says of itself. */
function saidBy(options: BlogOptions) {
  const context = pageContext(options);
  const frame = frames(context);
  return [...archiveRoutes(context, frame), ...overviewRoutes(context, frame)].map((page) => {
    const $ = load(printed(page));
    const meta = (name: string) => $(`meta[name="${name}"], meta[property="${name}"]`).attr('content') ?? '';
    const graph: { '@graph': { '@type': string; name?: string }[] } = JSON.parse(
      $('script[type="application/ld+json"]').text(),
    );
    return {
      url: page.url,
      title: $('title').text(),
      shared: meta('og:title'),
      description: meta('description'),
      name: graph['@graph'].find((node) => /^(?:Collection|Profile)Page$/.test(node['@type']))?.name ?? '',
    };
  });
}

for (const language of ['en', 'de', 'ar']) {
  test(`no two pages of archives have one title, name or description in ${language}, whatever terms are called`, () => {
    const all = saidBy(namesakes(language));
    assert.ok(all.length > 40);
    for (const key of ['title', 'shared', 'description', 'name'] as const) {
      const urls = Map.groupBy(all, (page) => page[key]);
      const twice = [...urls].filter(([, pages]) => pages.length > 1);
      assert.deepEqual(
        twice.map(([text, pages]) => `${text}: ${pages.map((page) => page.url).join(' ')}`),
        [],
        key,
      );
    }
  });

  test(`a page N says so in its title and in its structured data in ${language}`, () => {
    const { words } = pageContext({ site: { language } });
    const second = saidBy(namesakes(language)).filter((page) => page.url.endsWith('/page/2/'));
    assert.ok(second.length > 10);
    for (const page of second) {
      for (const text of [page.title, page.shared, page.name]) assert.ok(text.includes(words.phrases.pageOf('2', '3')));
    }
  });
}

test('two terms of one name have archives, titles and feeds of their own', () => {
  const site = {
    categories: [{ name: 'Backend' }, { name: 'Tools', slug: 'tools-b', parent: 'Backend' }, { name: 'Tools' }],
    authors: [
      { name: 'Kim', bio: 'One.' },
      { name: 'Kim', slug: 'kim-2', bio: 'Two.' },
    ],
  };
  const { blog, ...context } = pageContext({
    site,
    posts: [
      { slug: 'a', categories: ['tools'], authors: ['kim'] },
      { slug: 'b', categories: ['tools-b'], authors: ['kim-2'] },
    ],
  });
  const archives = blog.archives.filter(({ term }) => term?.name === 'Tools' || term?.name === 'Kim');
  assert.deepEqual(
    archives.map((archive) => [
      archive.posts.map(({ slug }) => slug),
      distinctArchiveName({ ...context, blog }, archive),
    ]),
    [
      [['b'], 'Tools (backend/tools-b)'],
      [['a'], 'Tools (tools)'],
      [['b'], 'Kim (kim-2)'],
      [['a'], 'Kim (kim)'],
    ],
  );
  const [newest, oldest] = blog.posts;
  assert.ok(newest && oldest);
  const views = [newest, oldest].map((post) =>
    authorView({ ...context, blog }, post.authors[0] ?? { name: '', slug: null }),
  );
  assert.deepEqual(views.map(({ url, bio }) => [url, bio]).toSorted(), [
    ['/author/kim-2/', 'Two.'],
    ['/author/kim/', 'One.'],
  ]);
});

for (const [url, description] of [
  ['/', 'Notes on compilers'],
  ['/page/2/', '2 posts on Test Site (Page 2 of 2): Second'],
  ['/tag/backend/', '2 posts tagged “Backend”: First'],
  ['/tag/backend/page/2/', '2 posts tagged “Backend” (Page 2 of 2): Second'],
  ['/category/tools/', 'What we work with.'],
  ['/category/tools/compilers/', '1 post in the category “Compilers”: First'],
  ['/author/the-desk/', 'Writes.'],
  ['/author/the-desk/page/2/', '2 posts by The Desk (Page 2 of 2): Second'],
  ['/2025/', '2 posts from 2025: First'],
  ['/2025/06/page/2/', '2 posts from June 2025 (Page 2 of 2): Second'],
] as const) {
  test(`${url} is described as “${description}”`, () => assert.equal(headAt(url, blog).description, description));
}

test('a description has as many titles as search engines show, and one at least', () => {
  const long = 'A title of forty letters, about a tool';
  const posts = Array.from({ length: 9 }, (_, index) => ({
    title: `${long} ${index}`,
    tags: ['x'],
    slug: `p${index}`,
  }));
  const { description } = headAt('/tag/x/', { posts });
  assert.equal(description.split(' · ').length, 3);
  assert.ok(description.length <= 160);
  const [only] = [{ title: 'y'.repeat(300), tags: ['x'] }];
  assert.match(headAt('/tag/x/', { posts: [only] }).description, /: y{300}$/);
});

test('the way to page N of an archive leads past its first page', () => {
  const graph = headAt('/tag/backend/page/2/', blog).jsonLd;
  const { itemListElement } = JSON.parse(graph)['@graph'].find(
    (node: { '@type': string }) => node['@type'] === 'BreadcrumbList',
  );
  assert.deepEqual(itemListElement.slice(1), [
    { '@type': 'ListItem', position: 2, name: 'Backend', item: 'https://test.example/tag/backend/' },
    { '@type': 'ListItem', position: 3, name: 'Page 2 of 2' },
  ]);
});
