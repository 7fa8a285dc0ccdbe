import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kebabCase } from '../../src/import/docusaurus/docusaurus-lists.ts';
import { listNamed, redirectsFor } from '../../src/import/redirects.ts';
import { dot, importFolder } from './folder-blog.ts';

const post = (keys: string) => `---\ntitle: A post\ndate: 2020-05-04\n${keys}---\nText.\n`;

/** The redirects of a site.yaml, as they are written. */
function redirectsIn(site: string): string[] {
  const [, lines = ''] = /^redirects:\n((?: {2}.+\n)+)/m.exec(site) ?? [];
  return lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

test('an old address is led on once, and never where something stands', () => {
  assert.deepEqual(
    redirectsFor(
      [
        ['/blog/', '/'],
        ['/blog', '/elsewhere/'],
        ['/tags/a/', '/tag/a/'],
        ['/tag/a/', '/tag/a/'],
        ['/rss.xml', '/feed.xml'],
        ['/tags/', '/tags/'],
        ['/caf%C3%A9/', '/'],
      ],
      ['/tags/a/'],
    ),
    { '/blog/': '/', '/rss.xml': '/feed.xml', '/café/': '/' },
  );
});

for (const [address, list] of [
  ['/blog/index.html', '/'],
  ['/archives.html', '/archive/'],
  ['/blog/rss.xml', '/feed.xml'],
  ['/Tags/', '/tags/'],
  ['/about/', null],
  ['/', null],
] as const) {
  test(`the list at ${address} is ${list ?? 'none that has a place here'}`, () => {
    assert.equal(listNamed(address), list);
  });
}

// What lodash gives, of which Docusaurus makes the addresses of tags.
for (const [name, kebab] of [
  ['Release Notes', 'release-notes'],
  ['TypeScript', 'type-script'],
  ['HTMLParser', 'html-parser'],
  ['v2', 'v-2'],
  ['日本', '日本'],
] as const) {
  test(`the tag ${name} of Docusaurus is at ${kebab}`, () => {
    assert.equal(kebabCase(name), kebab);
  });
}

test('sections, terms and feeds of Hugo have an answer, and lists with a text are pages', async (t) => {
  const { read, result, again } = await importFolder(t, {
    'hugo.toml': `baseURL = "https://example.org/"
[taxonomies]
tag = "tags"
category = "categories"
project = "projects"
[permalinks.term]
tags = "/topics/:slug/"
`,
    'content/posts/_index.md': `---
title: Posts
cascade:
  - author: Ada
    tags: [common]
  - _target: { path: /posts/special/** }
    sitemap: false
---
`,
    'content/posts/a.md': post('projects: [The Press]\n'),
    'content/posts/special/b/index.md': post('tags: [own]\n'),
    'content/posts/special/b/featured.png': dot,
    'content/people/_index.md': '---\ntitle: People\n---\nWho we are.\n',
    'content/tags/common/_index.md': '---\ntitle: Common\n---\nAll of them.\n',
  });
  assert.deepEqual(redirectsIn(read('content/site.yaml')), [
    '/index.xml: /feed.xml',
    '/projects/: /tags/',
    '/posts/: /',
    '/posts/index.xml: /feed.xml',
    '/topics/common/: /tag/common/',
    '/projects/the-press/: /tag/the-press/',
    '/topics/own/: /tag/own/',
  ]);
  const one = read('content/posts/2020/2020-05-04-a.md');
  assert.match(one, /tags: \[ ?common, The Press ?\]\nauthors: \[ ?Ada ?\]/);
  assert.doesNotMatch(one, /noindex/);
  const two = read('content/posts/2020/2020-05-04-b.md');
  assert.match(two, /tags: \[ ?own ?\][\s\S]*thumbnail: \/images\/[^\n]*featured\.png[\s\S]*noindex: true/);
  assert.match(read('content/pages/people.md'), /title: People\n---\n\nWho we are\./);
  assert.match(read('content/site.yaml'), /name: Common\n\s+description: All of them\./);
  assert.equal((await again()).files.written, 0);
  assert.ok(result.report.counts.every(({ inSource, imported, leftOut }) => inSource === imported + leftOut));
});

test('lists of Docusaurus, with tags by their own addresses and authors by their keys', async (t) => {
  const { read } = await importFolder(t, {
    'docusaurus.config.js': `export default { title: 'T', url: 'https://example.org', baseUrl: '/', presets: [['classic', { blog: { routeBasePath: 'news' } }]] };`,
    'blog/tags.yml': 'rel:\n  label: Release\n  permalink: /releases\n',
    'blog/authors.yml': 'ada:\n  name: Ada Example\n  image_url: /img/ada.png\n',
    'static/img/ada.png': dot,
    'blog/2020-05-04-a.md': post('tags: [rel, OpenSource]\nauthors: [ada]\ntitle_meta: For engines\n'),
  });
  const site = read('content/site.yaml');
  assert.deepEqual(
    redirectsIn(site).filter((line) => /tag\/|author/.test(line)),
    [
      '/news/tags/releases/: /tag/release/',
      '/news/tags/open-source/: /tag/opensource/',
      '/news/authors/ada/: /author/ada-example/',
    ],
  );
  assert.match(site, /picture: \/images\/ada\.png/);
  assert.match(read('content/posts/2020/2020-05-04-a.md'), /metaTitle: For engines/);
});

test('lists of Hexo, Astro and Eleventy, by their settings and the names of their pages', async (t) => {
  const hexo = await importFolder(t, {
    '_config.yml': 'url: https://example.org\ntag_dir: topics\nfeed: { path: rss2.xml }\n',
    'scaffolds/post.md': '',
    'source/_posts/a.md': post('tags: [Big Press]\ncategories: [News, Local]\n'),
  });
  assert.deepEqual(redirectsIn(hexo.read('content/site.yaml')), [
    '/archives/: /archive/',
    '/topics/: /tags/',
    '/rss2.xml: /feed.xml',
    '/archives/2020/: /2020/',
    '/archives/2020/05/: /2020/05/',
    '/topics/Big-Press/: /tag/big-press/',
    '/categories/News/Local/: /category/news/local/',
  ]);
  const astro = await importFolder(t, {
    'astro.config.mjs': `export default { site: 'https://example.org' };`,
    'src/content/blog/a.md': post('tags: [Big Press]\n'),
    'src/pages/blog/[...slug].astro': `getCollection('blog')`,
    'src/pages/blog/index.astro': '',
    'src/pages/tags/[tag].astro': '',
    'src/pages/rss.xml.js': '',
  });
  assert.deepEqual(redirectsIn(astro.read('content/site.yaml')), [
    '/blog/: /',
    '/rss.xml: /feed.xml',
    '/tags/Big%20Press/: /tag/big-press/',
    '/tags/big-press/: /tag/big-press/',
  ]);
  const eleventy = await importFolder(t, {
    'eleventy.config.js': 'export default {};',
    'posts/a.md': post('tags: [Big Press]\n'),
    'blog.njk': '---\ntitle: Blog\n---\n{% for post in collections.posts %}{% endfor %}\n',
    'tags.njk': '---\npermalink: /topics/{{ tag | slugify }}/\n---\n{% for post in x %}{% endfor %}\n',
  });
  assert.deepEqual(redirectsIn(eleventy.read('content/site.yaml')), [
    '/blog/: /',
    '/topics/big-press/: /tag/big-press/',
  ]);
});

test('pages of Jekyll that listed posts, and jekyll-archives, have an answer', async (t) => {
  const { read } = await importFolder(t, {
    '_config.yml': 'url: https://example.org\njekyll-archives: { enabled: [tags], permalinks: { tag: "/t/:name/" } }\n',
    '_posts/2020-05-04-a.md': post('tags: [Big Press]\ncategories: [News]\n'),
    'blog/index.html': '---\ntitle: Blog\n---\n{% for post in paginator.posts %}{% endfor %}\n',
    'archive.html': '---\npermalink: /all/\n---\n{% for post in site.posts %}{% endfor %}\n',
  });
  assert.deepEqual(redirectsIn(read('content/site.yaml')).toSorted(), [
    '/all/: /archive/',
    '/blog/: /',
    '/t/big-press/: /tag/big-press/',
  ]);
});
