import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { summaryLines } from '../../src/output/summary.ts';
import { runCommand } from '../harness/command.ts';
import { brokenUrls, htmlPages, urlsOf } from '../harness/links.ts';
import { picture } from '../harness/pictures.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';

test('a tag of 25 posts has two pages and a feed and nothing else', async () => {
  using site = new TestSite(posts(25, { tags: ['Backend'] }));
  await site.built();
  assert.deepEqual(site.files('tag/'), [
    'tag/backend/feed.xml',
    'tag/backend/index.html',
    'tag/backend/page/2/index.html',
  ]);
  assert.equal(titlesOn(site, '/tag/backend/').length, 24);
  assert.deepEqual(titlesOn(site, '/tag/backend/page/2/'), ['Post 25']);
});

test('a parent category has its children’s posts, each once, and a child has its own', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}categories:\n  - name: Tools\n  - { name: Compilers, parent: Tools }\n`,
    'content/posts/a.md': post({ title: 'A', date: '2025-06-03', categories: ['Tools', 'Compilers'] }),
    'content/posts/b.md': post({ title: 'B', date: '2025-06-02', categories: ['Compilers'] }),
    'content/posts/c.md': post({ title: 'C', date: '2025-06-01', categories: ['Tools'] }),
  });
  await site.built();
  assert.deepEqual(titlesOn(site, '/category/tools/'), ['A', 'B', 'C']);
  assert.deepEqual(titlesOn(site, '/category/tools/compilers/'), ['A', 'B']);
});

test('posts of one moment keep one order, whatever the order of their files', async () => {
  const files = Object.entries({ x: 3, y: 1, z: 2 }).map(
    ([name, id]) => [`content/posts/${name}.md`, post({ title: name, id })] as const,
  );
  for (const ordered of [files, files.toReversed()]) {
    using site = new TestSite(Object.fromEntries(ordered));
    await site.built();
    assert.deepEqual(titlesOn(site, '/'), ['x', 'z', 'y']);
  }
});

test('a sticky post is first on page 1 of home, once, and nowhere else out of order', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}postsPerPage: 3\n`,
    ...posts(5, { tags: ['x'] }),
    'content/posts/old.md': post({ title: 'Old', date: '2020-01-01', sticky: true, tags: ['x'] }),
  });
  await site.built();
  assert.deepEqual(titlesOn(site, '/'), ['Old', 'Post 1', 'Post 2']);
  assert.deepEqual(titlesOn(site, '/page/2/'), ['Post 3', 'Post 4', 'Post 5']);
  assert.deepEqual(titlesOn(site, '/tag/x/page/2/'), ['Post 4', 'Post 5', 'Old']);
});

for (const [kind, frontMatter] of [
  ['draft', { draft: true }],
  ['scheduled', { date: '2026-06-01T12:00' }],
  ['expired', { expires: '2025-12-01' }],
] as const) {
  test(`a ${kind} post leaves no trace: no page, no card, no term, no feed item, no picture`, async () => {
    const hidden = {
      title: 'Hushed',
      slug: 'hushed',
      tags: ['Hushed tag'],
      authors: ['Hushed author'],
      ...frontMatter,
    };
    using site = new TestSite({
      'content/posts/seen.md': post({ title: 'Seen' }),
      'content/posts/hidden.md': post({ ...hidden, thumbnail: 'hushed.png', thumbnailAlt: 'Hushed' }, 'Hushed text.'),
      'content/posts/hushed.png': await picture(300, 200),
    });
    await site.built();
    assert.match(site.text('index.html'), /Seen/);
    assert.deepEqual(
      site.files().filter((name) => /hushed/i.test(name) || /hushed/i.test(site.text(name))),
      [],
    );
    assert.deepEqual(site.files('assets/images/'), []);
  });
}

test('an unlisted post has its page, unindexed, and is in no archive, feed or sitemap', async () => {
  using site = new TestSite({
    'content/posts/seen.md': post({ title: 'Seen' }),
    'content/posts/hidden.md': post({ title: 'Hushed', slug: 'hushed', tags: ['Hushed'], unlisted: true }),
  });
  await site.built();
  assert.deepEqual(
    site.files().filter((name) => /hushed/i.test(name) || /hushed/i.test(site.text(name))),
    ['2025/06/hushed/index.html'],
  );
  assert.match(site.page('/2025/06/hushed/')('meta[name="robots"]').attr('content') ?? '', /^noindex/);
});

test('a scheduled post is named with the local time at which it appears, and appears then', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}timeZone: Europe/Stockholm\n`,
    'content/posts/later.md': post({ title: 'Later', date: '2026-06-01T12:00' }),
  });
  const { summary } = await site.built({ now: '2026-06-01T09:59:59Z' });
  assert.ok(summary);
  const lines = summaryLines(summary);
  assert.equal(lines[0], 'scheduled: “Later” (content/posts/later.md) appears at 2026-06-01T12:00:00+02:00');
  assert.deepEqual(titlesOn(site, '/'), []);
  await site.built({ now: '2026-06-01T10:00:00Z' });
  assert.deepEqual(titlesOn(site, '/'), ['Later']);
});

const files = posts(2, { tags: ['x'], categories: ['y'], authors: ['z'] });
const whole = new TestSite(files);
after(() => whole[Symbol.dispose]());
await whole.built();

for (const [switched, gone, kept] of [
  ['archives: [home]', /^(tag|category|author|\d{4}\/(\d{2}\/)?index)/, 'index.html'],
  ['archives: [home, tag]', /^(category|author|\d{4}\/(\d{2}\/)?index)/, 'tag/x/index.html'],
  ['feeds: []', /feed\.(xml|json)$|atom\.xml|feed\.xsl/, 'tag/x/index.html'],
  ['feeds: [site]', /^(tag|category)\/.*feed/, 'feed.xml'],
  ['search: false', /^search/, 'index.html'],
] as const) {
  test(`with "${switched}" the pages that are switched off do not exist, and no link leads to them`, async () => {
    using site = new TestSite({ ...files, 'content/site.yaml': `${plainSite}${switched}\n` });
    await site.built();
    assert.notDeepEqual(
      whole.files().filter((name) => gone.test(name)),
      [],
    );
    assert.deepEqual(
      site.files().filter((name) => gone.test(name)),
      [],
    );
    assert.ok(site.files().includes(kept));
    assert.deepEqual(brokenUrls(`${site.root}/_site`, 'https://test.example/'), []);
  });
}

test('every address of a site under a path begins with the path, in pages, feeds and sitemap', async () => {
  using site = new TestSite({
    'content/site.yaml': `name: A\nurl: https://test.example/blog/\nlogo: /posts/dot.png\nnav:\n  - { label: All, url: / }\n`,
    ...posts(30, { tags: ['x'], categories: ['y'], thumbnail: 'dot.png', thumbnailAlt: 'A dot' }),
    'content/posts/linked.md': post(
      { title: 'Linked', aliases: ['/old/'] },
      'See [this](post-1.md) and ![that](dot.png).',
    ),
    'content/posts/dot.png': await picture(300, 200),
  });
  await site.built();
  const own = (url: string) => url.startsWith('https://test.example/') || !/^\w+:/.test(url);
  const path = (url: string) => new URL(url, 'https://test.example/').pathname;
  for (const [name, $] of htmlPages(`${site.root}/_site`)) {
    const urls = urlsOf($).filter((url) => own(url) && !url.startsWith('#'));
    assert.ok(urls.length > 1);
    assert.deepEqual(
      urls.filter((url) => !path(url).startsWith('/blog/')),
      [],
      name,
    );
  }
  for (const name of ['feed.xml', 'atom.xml', 'feed.json', 'tag/x/feed.xml', 'sitemap.xml', 'robots.txt']) {
    const urls = site.text(name).match(/https:\/\/test\.example[^\s"<&\\]*/g) ?? [];
    assert.ok(urls.length > 0, name);
    assert.deepEqual(
      urls.filter((url) => !path(url).startsWith('/blog/')),
      [],
      name,
    );
  }
  assert.deepEqual(brokenUrls(`${site.root}/_site`, 'https://test.example/blog/'), []);
});

test('an alias is a page that leads to the post and stays out of search engines', async () => {
  using site = new TestSite({ 'content/posts/new.md': post({ aliases: ['/old/url', '/2010/05/x.html'] }) });
  await site.built();
  for (const url of ['/old/url/', '/2010/05/x.html']) {
    const $ = site.page(url);
    assert.equal($('meta[http-equiv="refresh"]').attr('content'), '0; url=/2025/06/new/');
    assert.equal($('link[rel="canonical"]').attr('href'), 'https://test.example/2025/06/new/');
    assert.equal($('meta[name="robots"]').attr('content'), 'noindex');
    assert.equal($('a').attr('href'), '/2025/06/new/');
  }
  assert.doesNotMatch(site.text('sitemap.xml'), /old|2010/);
});

test('every link, picture and fragment of a site of 60 posts leads somewhere', async () => {
  using site = new TestSite({
    ...posts(60, {
      tags: ['x', 'Größe', 'C++ & C'],
      categories: ['y'],
      authors: ['z'],
      thumbnail: 'dot.png',
      thumbnailAlt: 'Dot',
    }),
    'content/posts/dot.png': await picture(800, 400),
    'content/posts/日本.md': post(
      { title: '日本', toc: true },
      '## Ein Wörtchen\n\nText.[^1]\n\n## Two\n\n[^1]: Note.',
    ),
    'content/pages/about.md': '---\ntitle: About\nnav: 1\n---\n\nSee [all](/) and [one](../posts/post-1.md).\n',
  });
  await site.built();
  assert.ok(site.files().length > 75);
  assert.deepEqual(brokenUrls(`${site.root}/_site`, 'https://test.example/'), []);
});

test('every listed post is on exactly one page of home, whatever the posts', async () => {
  const days = fc.integer({ min: 0, max: 20 });
  const kinds = fc.constantFrom('listed', 'sticky', 'draft', 'unlisted');
  const sets = fc.array(fc.record({ day: days, kind: kinds }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(sets, fc.integer({ min: 1, max: 5 }), async (set, size) => {
      const files = set.map(({ day, kind }, index): [string, string] => {
        const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
        return [
          `content/posts/p${index}.md`,
          post({ title: `P${index}`, date, ...(kind !== 'listed' && { [kind]: true }) }),
        ];
      });
      using site = new TestSite({
        'content/site.yaml': `${plainSite}postsPerPage: ${size}\n`,
        ...Object.fromEntries(files),
      });
      await site.built();
      const listed = set.flatMap(({ kind }, index) => (kind === 'listed' || kind === 'sticky' ? [`P${index}`] : []));
      const pages = Array.from({ length: Math.max(1, Math.ceil(listed.length / size)) }, (_, index) => index + 1);
      const shown = pages.map((page) => titlesOn(site, page === 1 ? '/' : `/page/${page}/`));
      assert.deepEqual(shown.flat().sort(), listed.sort());
      assert.ok(shown.slice(0, -1).every((titles) => titles.length === size));
      assert.equal(site.files('page/').length, pages.length - 1);
    }),
    { numRuns: 4 },
  );
});

test('a cache beside the site, whose name begins as the site’s does, is none of its content', async () => {
  using site = new TestSite(posts(2));
  const cache = `${site.root}-cache`;
  try {
    const { status, errors } = await runCommand('build', ['--cache', cache], {}, site.root);
    assert.equal(status, 0, errors);
    assert.ok(site.files().includes('2025/12/post-1/index.html'), site.files().join(' '));
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});

function titlesOn(site: TestSite, url: string): string[] {
  const $ = site.page(url);
  return $('.posts-list .info h2')
    .toArray()
    .map((element) => $(element).text());
}
