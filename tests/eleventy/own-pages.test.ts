import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { formatProblem } from '../../src/problems/format.ts';
import { tree } from '../harness/edits.ts';
import { ownSite } from '../harness/own-site.ts';
import { TestPreview } from '../harness/preview.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';

test('own templates of every kind are pages of the site, with its data, layouts, functions and checks', async () => {
  using site = await ownSite();
  const { problems, summary } = await site.built();
  // The page in the theme's layout.
  const team = site.page('/team/');
  assert.equal(team('title').text(), 'The team – Test Site');
  assert.equal(team('meta[name=description]').attr('content'), 'Who we are');
  assert.equal(team('link[rel=canonical]').attr('href'), 'https://test.example/blog/team/');
  assert.equal(team('h1').text(), 'The team');
  assert.deepEqual(
    team('.entry-content b')
      .toArray()
      .map((one) => team(one).text()),
    ['AN', 'BO'],
  );
  assert.deepEqual(
    team('.entry-content h2 a')
      .toArray()
      .map((one) => team(one).attr('href')),
    ['/blog/2025/06/shown/', '/blog/2024/02/other/'],
  );
  assert.match(team('.entry-content img').attr('src') ?? '', /^\/blog\/assets\/images\//);
  assert.equal(team('footer').length > 0, true);
  // The others.
  assert.equal(site.page('/people/an/')('body').text().trim(), 'An: An made\n1');
  assert.equal(site.page('/plain/')('p').text(), '1 /blog/plain/');
  assert.equal(site.text('list.txt'), '/blog/2025/06/shown/ 2025-06-01\n/blog/2024/02/other/ 2024-02-03');
  assert.match(site.text('about-seen/index.html'), /^seen \/blog\/tag\/seen\/ 2 1767225600/);
  assert.match(site.text('about-x/index.html'), /^x \/blog\/tag\/x\/ 1 /);
  assert.equal(site.text('fonts/a.woff2'), 'font');
  for (const url of ['/team/', '/plain/', '/', '/2025/06/shown/'])
    assert.match(site.text(`${url.slice(1)}index.html`), /signed/);
  // The sitemap, in which a page can be left out.
  const listed = [...site.text('sitemap.xml').matchAll(/<loc>https:\/\/test\.example\/blog(.*?)<\/loc>/g)].map(
    ([, url]) => url,
  );
  for (const url of ['/team/', '/plain/', '/about-seen/', '/about-x/']) assert.ok(listed.includes(url), url);
  for (const url of ['/people/an/', '/list.txt', '/fonts/a.woff2']) assert.ok(!listed.includes(url), url);
  assert.match(site.text('sitemap.xml'), /\/team\/<\/loc><lastmod>2025-03-04/);
  // Search and feeds, which know what has a date.
  const indexes = site.files('assets/search/').map((name) => readFileSync(join(site.root, '_site', name)));
  const bundled = indexes.map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes).toString() : '')).join('');
  assert.ok(bundled.includes('The team'));
  assert.ok(!bundled.includes('Plain'));
  assert.deepEqual(
    [...site.text('feed.xml').matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title),
    ['Test Site', 'Shown &amp; told', 'The team', 'Other'],
  );
  // Links lead to exactly what is there.
  assert.deepEqual(problems.map(formatProblem), [
    'content/pages/about.md:4:36 warning broken-link nothing is at /nothing/: correct the link.',
  ]);
  assert.ok((summary?.changed.length ?? 0) > 20);
  // The same again, and then without a template.
  assert.deepEqual((await site.built()).summary?.changed, []);
  site.remove('site/plain.html');
  const { summary: after } = await site.built();
  assert.deepEqual(after?.changed, ['sitemap.xml']);
  assert.deepEqual(after?.removed, ['plain/index.html']);
});

test('a preview renders own templates again where something that they read was saved, and only there', async () => {
  using site = await ownSite();
  await using preview = new TestPreview(site);
  await preview.update();
  const first = preview.text('about-seen/index.html');
  preview.now += 60_000;
  site.write({
    'content/posts/other.md': post(
      { title: 'Other', date: '2024-02-03', tags: ['seen', 'x'], excerpt: 'E' },
      'New words.',
    ),
  });
  await preview.update();
  // The time of the build is on the page: it is the one of the first rendering.
  assert.equal(preview.text('about-seen/index.html'), first);
  site.write({
    'lib/word.ts': "export const word = 'another';\n",
    '_data/team.yaml': '- name: Cy\n',
    'content/posts/other.md': post({ title: 'Renamed', date: '2024-02-03' }),
    'extra/fonts/a.woff2': 'other',
  });
  await preview.update();
  await preview.settled();
  const clean = await site.build({ output: '_clean', now: new Date(preview.now).toISOString() });
  assert.notEqual(clean.summary, null);
  assert.deepEqual(tree(preview.output), tree(`${site.root}/_clean`));
  assert.match(preview.text('people/an/index.html'), /<em>An<\/em> another/);
  // A template that is wrong keeps nobody from seeing the rest, and what it made stays.
  site.write({
    'site/plain.html': '{% nope %}',
    'content/posts/other.md': post({ title: 'Again', date: '2024-02-03' }),
  });
  await preview.update();
  assert.deepEqual(preview.problems.map(formatProblem), [
    'content/pages/about.md:4:36 warning broken-link nothing is at /nothing/: correct the link.',
    'site/plain.html:1:1 error site-code tag "nope" not found: mend it here.',
  ]);
  assert.match(preview.text('index.html'), /Again/);
  assert.match(preview.text('plain/index.html'), /<p>1 /);
  site.write({ 'site/plain.html': '---\ntitle: Plain\n---\nmended {{ broadsheet.posts[1].title }}' });
  await preview.update();
  assert.match(preview.text('plain/index.html'), /mended Again/);
  site.write({ 'extra/fonts/a.woff2': 'another font' });
  await preview.update();
  assert.equal(preview.text('fonts/a.woff2'), 'another font');
});

test('two things of one URL are told with both files, whatever they come from', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}search: false\n`,
    ...posts(1),
    'public/x.txt': 'public',
    'site/post.njk': '---\npermalink: /2025/12/post-1/\n---\nx',
    'site/x.njk': '---\npermalink: /x.txt\n---\nx',
    'site/missing.njk': '---\npermalink: /404.html\n---\nx',
    'site/tags.njk': '---\npermalink: /tags.html/x/\n---\nx',
  });
  const lines = async () => (await site.build()).problems.map(formatProblem);
  assert.deepEqual(await lines(), [
    'public/x.txt:1:1 error shared-url this file would be published at /x.txt, where site/x.njk is: give one of the two another name, or remove this one.',
    'site/missing.njk:1:1 error shared-url /404.html is also the URL of the not-found page of the site: give one of them another slug or permalink.',
    'site/post.njk:1:1 error shared-url /2025/12/post-1/ is also the URL of content/posts/post-1.md: give one of them another slug or permalink.',
  ]);
  site.write({ 'site/y.njk': '---\npermalink: /x.txt\n---\ny' });
  assert.deepEqual(await lines(), [
    'site/y.njk:1:1 error shared-url /x.txt is also the URL of site/x.njk: give one of them another slug or permalink.',
  ]);
});

/** What is wrong with own templates or their data, and what is told. */
const mistakes: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  [
    'a filter that there is not',
    { 'site/a.njk': '---\ntitle: A\n---\n<p>\n  {{ title | nope }}\n' },
    'site/a.njk:5:12 error site-code there is no filter "nope": correct its name, or add it.',
  ],
  [
    'a tag of Liquid that there is not',
    { 'site/a.md': '---\ntitle: A\n---\nText\n\n{% nope %}\n' },
    'site/a.md:6:1 error site-code tag "nope" not found: mend it here.',
  ],
  [
    'code of data that throws',
    { 'site/a.njk': 'x', '_data/x.ts': 'export default (): object => {\n  throw new Error("No data");\n};\n' },
    '_data/x.ts:2:9 error site-code No data: mend it here.',
  ],
  [
    'a slip in what code of data imports',
    {
      'site/a.njk': 'x',
      '_data/x.ts': "export { x as default } from '../lib/x.ts';",
      'lib/x.ts': 'export const x = {,};',
    },
    'lib/x.ts:1:19 error site-code Expected identifier but found ",": mend the code here.',
  ],
  [
    'code that ends its process',
    { 'site/a.11ty.js': 'process.exit(3);' },
    'site:1:1 error site-code the process that renders site/ ended before it was done: take out what ends it.',
  ],
];

for (const [what, files, line] of mistakes) {
  test(`${what} is told with file and line`, async () => {
    using site = new TestSite({ 'content/site.yaml': `${plainSite}search: false\n`, ...files });
    const { problems, summary } = await site.build();
    assert.equal(summary, null);
    assert.deepEqual(problems.map(formatProblem), [line]);
  });
}

test('links to own pages are not told as dead where a mistake in the configuration keeps all of them from being made', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}search: false\n`,
    ...posts(1),
    'content/pages/about.md': '---\ntitle: About\n---\n[Team](/team/)',
    'site/team.html': 'The team',
    '.eleventy.ts': 'export default function (config: any) {\n  config.addFilte();\n}\n',
  });
  const { problems } = await site.build();
  assert.deepEqual(problems.map(formatProblem), [
    '.eleventy.ts:2:10 error site-code the configuration fails: config.addFilte is not a function: mend it here.',
  ]);
});
