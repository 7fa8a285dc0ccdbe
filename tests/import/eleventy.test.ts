import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultAddress, eleventyAddress } from '../../src/import/eleventy/eleventy-paths.ts';
import { readEntryDate } from '../../src/import/folder/written-date.ts';
import { dot, importFolder } from './folder-blog.ts';

// Eleventy’s documentation of permalinks and of page.fileSlug.
for (const [path, address] of [
  ['index.md', '/'],
  ['about.md', '/about/'],
  ['blog/2020-01-02-a-post.md', '/blog/a-post/'],
  ['blog/a-post/index.md', '/blog/a-post/'],
  ['blog/a-post/a-post.md', '/blog/a-post/'],
] as const) {
  test(`Eleventy has ${path} at ${address}`, () => {
    assert.equal(defaultAddress(path), address);
  });
}

test('a permalink of Eleventy’s prints what is known, and one that is worked out otherwise is left', () => {
  const page = { data: { title: 'Größe & more' }, name: 'a-post', date: readEntryDate('2020-03-07', 'UTC') };
  assert.equal(
    eleventyAddress('a.md', '/{{ page.date | date: "%Y/%m" }}/{{ title | slugify }}/index.html', page),
    '/2020/03/grosse-and-more/',
  );
  assert.equal(eleventyAddress('a.md', '/blog/{{ page.fileSlug }}.html', page), '/blog/a-post.html');
  assert.equal(eleventyAddress('a.md', '/{{ title | special }}/', page), '/a/');
  assert.equal(eleventyAddress('a.md', 'false', page), null);
});

test('a blog of Eleventy has the data of its folders, and its module of settings is read and never run', async (t) => {
  const { result, read, again } = await importFolder(t, {
    'eleventy.config.js': `throw new Error('run');
export default function (config) {
  config.addPassthroughCopy({ 'src/static': '/' });
  return { dir: { input: 'src' }, pathPrefix: '/b/' };
}
`,
    'src/_data/metadata.js': 'module.exports = { title: "A blog", url: "https://example.org", language: "en" };\n',
    'src/blog/blog.json': '{ "tags": ["posts"], "author": "Ada Example" }',
    'src/blog/2020-03-07-first.md':
      '---\ntitle: First\ntags: [one]\npermalink: /b/{{ title | slugify }}/\n---\n![a]({{ "/img/a.png" | url }}) {% unknown %}\n',
    'src/static/img/a.png': dot,
    'src/about.md': '---\ntitle: About\n---\n[First](/b/first/)\n',
    'src/index.njk': '---\n---\n{% for post in collections.posts %}{% endfor %}\n',
    'src/404.md': '---\ntitle: Nothing\npermalink: /404.html\n---\nNothing.\n',
  });
  assert.deepEqual(
    result.report.counts.map(({ type, inSource, imported }) => [type, inSource, imported]),
    [
      ['page', 2, 1],
      ['file', 1, 1],
      ['post', 1, 1],
      ['template', 1, 0],
    ],
  );
  const first = read('content/posts/2020/2020-03-07-first.md');
  for (const line of ['tags: [one]', 'authors: [Ada Example]', '![a](/images/a.png) {% unknown %}'])
    assert.ok(first.includes(line), `${line} is in\n${first}`);
  assert.match(
    read('content/site.yaml'),
    /name: A blog\nlanguage: en\nurl: https:\/\/example\.org\/b\/\npermalink: \/b\/:slug\//,
  );
  assert.equal((await again()).files.written, 0);
});
