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

// Eleventy’s documentation of permalinks and of the data that it supplies; filters as those libraries have their forms.
for (const [permalink, address, unknown] of [
  ['/{{ page.date | date: "%Y/%m" }}/{{ title | slugify }}/index.html', '/2020/03/grosse-and-more/', null],
  ['/{{ page.date | dateFormat("yyyy/MM/dd") }}/', '/2020/03/07/', null],
  ['/blog/{{ page.fileSlug }}.html', '/blog/a-post.html', null],
  ['{{ page.filePathStem }}.html', '/in/a-post.html', null],
  ['/{{ title | special }}/', '/in/a-post/', '/{{ title | special }}/'],
  ['false', null, null],
] as const) {
  test(`the permalink ${permalink} of Eleventy gives ${address}`, () => {
    const page = { data: { title: 'Größe & more' }, name: 'a-post', date: readEntryDate('2020-03-07', 'UTC') };
    assert.deepEqual(eleventyAddress('in/2020-03-07-a-post.md', permalink, page), { address, unknown });
  });
}

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

// Eleventy’s documentation of data files, computed data, ignored files, and front matter in JavaScript.
test('permalinks of Eleventy that functions print are read, those that they work out are told', async (t) => {
  const { read, result } = await importFolder(t, {
    '.eleventy.js':
      "const settings = require('./settings.cjs');\nmodule.exports = () => ({ dir: { input: settings.dir.src } });\n",
    'settings.cjs': "module.exports = { dir: { src: 'texts' } };\n",
    '.eleventyignore': 'texts/secret\n*.tmp.md\n',
    'texts/posts/posts.11tydata.js':
      'module.exports = { tags: "post", permalink: (data) => "/p/" + data.page.fileSlug + "/" };\n',
    'texts/posts/2020-05-04-a.md': '---\ntitle: A\n---\nText.\n',
    'texts/posts/2020-05-05-b.njk': '---js\n{ title: "B", tags: ["x"] }\n---\n<p>{% include "x.njk" %}</p>\n',
    'texts/posts/2020-05-06-c.md': '---\ntitle: C\npermalink: false\n---\nText.\n',
    'texts/notes/notes.11tydata.js':
      'module.exports = { eleventyComputed: { permalink: (data) => (data.draft ? false : make(data)) } };\n',
    'texts/notes/2020-05-07-d.md': '---\ntitle: D\n---\nText.\n',
    'texts/secret/e.md': 'Secret.\n',
    'texts/f.tmp.md': 'For a while.\n',
    'texts/about.njk': `---\ntitle: About\n---\n{% extends "base.njk" %}<p>${'We write here of machines and of those who built them. '.repeat(5)}</p>\n`,
    'texts/tool.webc': '<p>Tool</p>\n',
  });
  assert.match(read('content/site.yaml'), /permalink: \/p\/:slug\//);
  const second = read('content/posts/2020/2020-05-05-b.md');
  assert.match(second, /title: B\n[\s\S]*tags: \[ ?x ?\]\n---\n\n\{% include "x\.njk" %\}/);
  assert.match(read('content/posts/2020/2020-05-06-c.md'), /draft: true/);
  assert.match(read('content/posts/2020/2020-05-07-d.md'), /permalink: \/notes\/d\//);
  assert.match(read('content/pages/about.md'), /We write here/);
  const report = read('import-report.md');
  assert.match(
    report,
    /a program makes the permalink \{\{ … \}\}: set permalink in content\/site\.yaml to what it gave: content\/posts\/2020\/2020-05-07-d\.md/,
  );
  assert.match(report, /a template in webc, which is a program: texts\/tool\.webc/);
  assert.doesNotMatch(report, /secret|f\.tmp/);
  assert.ok(result.report.counts.every(({ inSource, imported, leftOut }) => inSource === imported + leftOut));
});
