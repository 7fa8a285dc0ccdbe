import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DateTime } from 'luxon';
import { hexoAddress, hexoName, hexoSlug } from '../../src/import/hexo/hexo-paths.ts';
import { dot, importFolder } from './folder-blog.ts';

const date = DateTime.fromISO('2020-03-07T09:08:07', { zone: 'UTC' });

// The variables of permalinks: Hexo’s documentation of them.
for (const [pattern, address] of [
  [':year/:month/:day/:title/', '/2020/03/07/folder/a-post/'],
  [':i_month-:i_day/:name.html', '/3-7/a-post.html'],
  [':category/:lang/:post_title/', '/parent/child/fr/a-post-title/'],
  ['p/:abbrlink.html', '/p/4a17.html'],
] as const) {
  test(`the permalink ${pattern} of Hexo gives ${address}`, () => {
    const page = {
      date,
      slug: 'folder/a-post',
      title: 'A post: title',
      category: 'parent/child',
      data: { abbrlink: '4a17' },
    };
    assert.equal(hexoAddress(pattern, page, { lang: 'fr' }), address);
  });
}

test('a name of Hexo’s is taken apart by new_post_name', () => {
  assert.deepEqual(hexoName('2020-3-07-a-post.md', ':year-:month-:day-:title.md'), {
    slug: 'a-post',
    day: '2020-03-07',
  });
  assert.deepEqual(hexoName('2020-03-07-a-post.md', ':title.md'), { slug: '2020-03-07-a-post', day: null });
  assert.equal(hexoSlug('Größe & C++ 日本'), 'Große-C-日本');
});

test('a blog of Hexo keeps its addresses, paths of categories and pictures', async (t) => {
  const { result, read, again } = await importFolder(t, {
    '_config.yml':
      'title: A blog\nurl: https://example.org\nauthor: Ada Example\npermalink: ":year/:title/"\npost_asset_folder: true\n',
    'source/_posts/first.md': `---
title: First
date: 2020-03-07 09:08:07
categories: [Parent, Child]
tags: [one]
cover: first/a.png
---
{% asset_img a.png "A picture" %} {% post_link second "the other" %}

<!-- more -->

{% raw %}{{ shown }} \`{% x %}\`{% endraw %}

{% codeblock lang:js title %}
{{ code }}
{% endcodeblock %}

{% blockquote Somebody %}
Said.
{% endblockquote %}

{% unknown %}
`,
    'source/_posts/first/a.png': dot,
    'source/_posts/second.md': 'title: Second\ndate: 2020-04-01\n---\nText.\n',
    'source/about/index.md': '---\ntitle: About\n---\nText.\n',
    'source/tags/index.md': '---\ntitle: Tags\ntype: tags\n---\n',
    'scaffolds/post.md': '---\n---\n',
  });
  assert.deepEqual(
    result.report.counts.map(({ type, inSource, imported }) => [type, inSource, imported]),
    [
      ['page', 2, 1],
      ['post', 2, 2],
      ['file', 1, 1],
    ],
  );
  const first = read('content/posts/2020/2020-03-07-first.md');
  for (const line of [
    'categories: [Child]',
    'authors: [Ada Example]',
    '```js title="title"\n{{ code }}\n```',
    '> — Somebody',
    '{{ shown }} `{% x %}`',
    '{% unknown %}',
    '[the other](</2020/second/>)',
  ])
    assert.ok(first.includes(line), `${line} is in\n${first}`);
  assert.match(first, /thumbnail: \/images\/.*a\.png/);
  assert.match(first, /!\[A picture\]\(\/images\/.*a\.png\)/);
  assert.match(
    read('content/site.yaml'),
    /permalink: \/:year\/:slug\/\ncategories:\n {2}- name: Parent\n {2}- name: Child\n {4}parent: Parent/,
  );
  assert.match(read('content/pages/about.md'), /title: About/);
  assert.equal((await again()).files.written, 0);
});
