import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DateTime } from 'luxon';
import { hugoAddress, hugoSegment } from '../../src/import/hugo/hugo-paths.ts';
import { dot, importFolder } from './folder-blog.ts';

const plain = { isUgly: false, keepsCapitals: false, removesAccents: false };
const page = {
  path: 'posts/2020/My Post',
  title: 'What’s new, in C#?',
  slug: null,
  name: 'My Post',
  date: DateTime.fromISO('2020-03-07', { zone: 'UTC' }),
};

// The tokens and what they give: Hugo’s documentation of permalinks, and its tests of them.
for (const [pattern, slug, address] of [
  [null, null, '/posts/2020/my-post/'],
  [null, 'Other', '/posts/2020/other/'],
  ['/:year/:month/:day/:slug/', null, '/2020/03/07/whats-new-in-c#/'],
  ['/:section/:sections[1:]/:contentbasename', null, '/posts/2020/my-post/'],
  ['/:monthname/:weekdayname/:yearday/:slugorcontentbasename.html', 'x', '/march/saturday/67/x.html'],
] as const) {
  test(`the pattern ${pattern} of Hugo gives ${address}`, () => {
    assert.equal(hugoAddress({ ...page, slug }, pattern, plain), address);
  });
}

test('a segment of Hugo’s has letters of every script, and one dash for white space', () => {
  assert.equal(hugoSegment('Ein  Größen – Vergleich!', plain), 'ein-größen-vergleich');
  assert.equal(hugoSegment('Ünïcode', { ...plain, removesAccents: true }), 'unicode');
});

const blog = {
  'hugo.toml': `baseURL = "https://example.org/"
title = "A blog"
languageCode = "en-gb"
[permalinks]
posts = "/:year/:month/:slug/"
[[menu.main]]
name = "About"
pageRef = "/about"
`,
  'data/authors/ada.yaml': 'name: Ada Example\nbio: Writes.\n',
  'content/posts/first.md': `+++
title = "First"
date = 2021-05-04T10:00:00+02:00
tags = ["One", "Two"]
authors = ["ada"]
aliases = ["/old/first/"]
expiryDate = 2099-01-01
lastmod = 2021-06-01
summary = "In short."
[cover]
image = "cover.png"
alt = "A cover"
+++
See [the other]({{< ref "second" >}}) and ![a chart](chart.png).

## A title {#other-id}

{{< youtube dQw4w9WgXcQ >}}

{{< unknown "x" >}}
`,
  'static/cover.png': dot,
  'static/chart.png': dot,
  'content/posts/second/index.md':
    '---\ntitle: Second\ndate: 2021-07-01\ndraft: true\nslug: number-two\n---\n![beside](near.png)\n',
  'content/posts/second/near.png': dot,
  'content/about.md': '{\n"title": "About"\n}\nWho we are.\n',
  'content/_index.md': '---\ntitle: Home\n---\n',
};

test('a blog of Hugo keeps its addresses, names, dates and pictures', async (t) => {
  const { result, read } = await importFolder(t, blog);
  assert.deepEqual(
    result.report.counts.map(({ type, inSource, imported }) => [type, inSource, imported]),
    [
      ['file', 3, 3],
      ['post', 2, 2],
      ['list', 1, 0],
      ['page', 1, 1],
    ],
  );
  const first = read('content/posts/2021/2021-05-04-first.md');
  for (const line of [
    'title: First',
    'date: 2021-05-04T10:00:00.000+02:00',
    'authors: [Ada Example]',
    'tags: [One, Two]',
    'aliases: [/old/first/]',
    'expires: 2099-01-01',
    'excerpt: In short.',
    'thumbnail: /images/cover.png',
    'thumbnailAlt: A cover',
  ])
    assert.ok(first.includes(line), `${line} is in\n${first}`);
  assert.match(first, /\[the other\]\(\/2021\/07\/number-two\/\) and !\[a chart\]\(\/images\/chart\.png\)/);
  assert.match(first, /^## A title \{#other-id\}$/m);
  assert.match(first, /\n\n<https:\/\/www\.youtube\.com\/watch\?v=dQw4w9WgXcQ>\n\n/);
  assert.match(first, /\{\{< unknown "x" >\}\}/);
  const second = read('content/posts/2021/2021-07-01-second.md');
  assert.match(second, /slug: number-two\ndraft: true/);
  assert.match(second, /!\[beside\]\(\/images\/.*near\.png\)/);
  assert.match(read('content/site.yaml'), /permalink: \/:year\/:month\/:slug\/[\s\S]*label: About\n {4}url: \/about/);
});

test('importing a blog of Hugo again changes nothing', async (t) => {
  const { again } = await importFolder(t, blog);
  assert.equal((await again()).files.written, 0);
});

for (const [generator, files] of [
  ['Hugo', { 'hugo.toml': 'baseURL = "https://example.org/"\n', 'content/_index.md': '' }],
  ['Jekyll', { '_config.yml': 'url: https://example.org\n', 'index.md': '' }],
  ['Eleventy', { 'eleventy.config.js': 'export default function () {}\n', 'index.md': '' }],
  ['Astro', { 'astro.config.mjs': 'export default {};\n', 'src/pages/index.md': '' }],
] as const) {
  test(`the front page of ${generator} that is a text has an address of its own`, async (t) => {
    const page = '---\ndescription: Hello\n---\nWelcome.\n';
    const { read } = await importFolder(
      t,
      Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text === '' ? page : text])),
    );
    assert.match(read('content/pages/home.md'), /^---\ntitle: \w+\ndescription: Hello\n---\n\nWelcome\.\n$/);
  });
}

// Hugo’s documentation of languages, configuration folders, page bundles, mounts and `url`.
test('languages of Hugo in folders of their own are at their prefixes, and what is no page of its own is told', async (t) => {
  const { result, read, again } = await importFolder(t, {
    'config/_default/hugo.toml': `baseURL = "https://staging.example/"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
[permalinks]
post = "/:year/:slug/"
[outputFormats.RSS]
baseName = "feed"
`,
    'config/production/hugo.toml': 'baseURL = "https://example.org/"\n',
    'config/_default/languages.en.toml': 'title = "A blog"\ncontentDir = "content/en"\n',
    'config/_default/hugo.de.toml': 'title = "Ein Blog"\ncontentDir = "content/de"\n',
    'config/_default/languages.fr.toml': 'disabled = true\ncontentDir = "content/fr"\n',
    'content/en/post/_index.md': '---\ntitle: Posts\nurl: /blog/\n---\n',
    'content/en/post/a.md': '---\ntitle: A\ndate: 2020-05-04\n---\n[B]({{< ref "post/b" >}})\n',
    'content/en/post/b/index.md': '---\ntitle: B\ndate: 2020-05-05\n---\nText.\n',
    'content/en/post/b/note.md': 'A part of B.\n',
    'content/en/plain.md': 'Without front matter.\n',
    'content/en/own.md': '---\ntitle: Own\nurl: /all/own/\n---\nText.\n',
    'content/en/below.md': '---\ntitle: Below\nurl: own/below/\n---\nText.\n',
    'content/en/hidden/index.md': '---\ntitle: Hidden\nheadless: true\n---\nText.\n',
    'content/en/post/never.md': '---\ntitle: Never\ndate: 2020-05-06\nbuild: { render: never }\n---\nText.\n',
    'content/en/post/emacs.org': '#+TITLE: Emacs\n',
    'content/de/post/b/index.md': '---\ntitle: B auf Deutsch\ndate: 2020-05-05\n---\n[A]({{< relref "a.md" >}})\n',
    'content/fr/post/c.md': '---\ntitle: C\ndate: 2020-05-05\n---\nTexte.\n',
    'content/other/d.md': '---\ntitle: D\n---\nOf no language.\n',
  });
  const site = read('content/site.yaml');
  assert.match(site, /name: A blog\nlanguage: en\nurl: https:\/\/example\.org\/\npermalink: \/en\/:year\/:slug\//);
  assert.match(site, /\/de\/post\/feed\.xml: \/feed\.xml/);
  assert.match(site, /\/blog\/: \//);
  assert.match(read('content/posts/2020/2020-05-04-a.md'), /\[B\]\(\/en\/2020\/b\/\)/);
  const german = read('content/posts/2020/2020-05-05-b-2.md');
  assert.match(german, /permalink: \/de\/2020\/b-auf-deutsch\/\nlang: de\n/);
  assert.match(read('content/pages/en/plain.md'), /title: Plain\n---\n\nWithout/);
  assert.match(read('content/pages/all/own.md'), /title: Own/);
  assert.match(read('content/pages/en/own/below.md'), /title: Below/);
  assert.match(read('content/pages/en/hidden.md'), /draft: true/);
  assert.match(read('content/posts/2020/2020-05-06-never.md'), /draft: true/);
  const report = read('import-report.md');
  for (const told of [
    /a resource of the text in its folder, and no page of its own: content\/en\/post\/b\/note\.md/,
    /written in org, which is no Markdown: convert it first: content\/en\/post\/emacs\.org/,
    /in a language that is switched off \(fr\): content\/fr\/post\/c\.md/,
  ])
    assert.match(report, told);
  assert.doesNotMatch(report, /Of no language|content\/other/);
  assert.ok(result.report.counts.every(({ inSource, imported, leftOut }) => inSource === imported + leftOut));
  assert.equal((await again()).files.written, 0);
});

test('mounts of Hugo say where texts and files are', async (t) => {
  const { read } = await importFolder(t, {
    'hugo.toml': `baseURL = "https://example.org/"
title = "A blog"
[[module.mounts]]
source = "texts/posts"
target = "content/blog"
[[module.mounts]]
source = "files"
target = "static"
`,
    'texts/posts/a.md': '---\ntitle: A\ndate: 2020-05-04\n---\n![a](/a.png)\n',
    'files/a.png': dot,
  });
  assert.match(read('content/site.yaml'), /permalink: \/blog\/:slug\//);
  assert.match(read('content/posts/2020/2020-05-04-a.md'), /!\[a\]\(\/images\/a\.png\)/);
});
