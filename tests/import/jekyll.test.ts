import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DateTime } from 'luxon';
import { jekyllAddress, jekyllPattern } from '../../src/import/jekyll/jekyll-paths.ts';
import { dot, importFolder } from './folder-blog.ts';

// The styles and placeholders: Jekyll’s documentation of permalinks.
for (const [written, address] of [
  ['date', '/news/big/2020/03/07/A-post.html'],
  ['pretty', '/news/big/2020/03/07/A-post/'],
  ['ordinal', '/news/big/2020/067/A-post.html'],
  ['weekdate', '/news/big/2020/W10/Sat/A-post.html'],
  ['none', '/news/big/A-post.html'],
  ['/:short_year/:i_month/:i_day/:slug', '/20/3/7/a-post'],
  ['/blog/:long_month/:slugified_categories/:title/', '/blog/March/news/big/A-post/'],
] as const) {
  test(`the permalink ${written} of Jekyll gives ${address}`, () => {
    const page = {
      date: DateTime.fromISO('2020-03-07', { zone: 'UTC' }),
      name: 'A-post',
      slug: null,
      title: 'A post',
      categories: ['News', 'big'],
      collection: 'post',
      path: 'A-post',
    };
    assert.equal(jekyllAddress(jekyllPattern(written), page), address);
  });
}

const blog = {
  '_config.yml': `title: A blog
url: https://example.org
baseurl: /b
permalink: /:categories/:year/:title/
collections:
  recipes:
    output: true
defaults:
  - scope: { path: "", type: posts }
    values: { author: ada }
`,
  '_data/authors.yml': 'ada:\n  name: Ada Example\n  github: ada\n',
  'news/_posts/2020-03-07-first.md': `---
title: First
categories: extra more
tags: one, two
redirect_from: /old.html
image: /assets/a.png
---
[Next]({{ site.baseurl }}{% post_url 2020-04-01-second %}) ![p]({{ "/assets/a.png" | relative_url }})
{: .wide }

{% highlight ruby linenos %}
puts "{% raw %}{{ x }}{% endraw %}"
{% endhighlight %}

{% include figure.html src="a.png" %}

* TOC
{:toc}

{% include_relative part.md %}
`,
  'news/_posts/part.md': 'A part.\n',
  'assets/a.png': dot,
  '_posts/2020-04-01-second.markdown': '---\ntitle: Second\npublished: false\n---\nText.\n',
  '_drafts/idea.md': '---\ntitle: Idea\n---\nText.\n',
  '_recipes/soup.md': '---\ntitle: Soup\n---\nText.\n',
  'about.md': '---\ntitle: About\npermalink: /about-us/\n---\nText.\n',
  'index.html': '---\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n',
};

test('a blog of Jekyll keeps its addresses, categories by folder, authors and pictures', async (t) => {
  const { result, read } = await importFolder(t, blog);
  assert.deepEqual(
    result.report.counts.map(({ type, inSource, imported }) => [type, inSource, imported]),
    [
      ['post', 4, 3],
      ['page', 2, 1],
      ['file', 1, 1],
      ['recipes', 1, 1],
    ],
  );
  const first = read('content/posts/2020/2020-03-07-first.md');
  for (const line of [
    'permalink: /news/extra/more/2020/first/',
    'categories: [news, extra, more]',
    'tags: [one, two]',
    'authors: [Ada Example]',
    'thumbnail: /images/assets/a.png',
    'aliases: [/old.html]',
    '[[toc]]',
  ])
    assert.ok(first.includes(line), `${line} is in\n${first}`);
  assert.match(first, /\[Next\]\(\/2020\/second\/\) !\[p\]\(\/images\/assets\/a\.png\)\n/);
  assert.match(first, /```ruby showLineNumbers\nputs "\{\{ x \}\}"\n```/);
  assert.match(first, /\{% include figure\.html src="a\.png" %\}/);
  assert.match(first, /A part\./);
  assert.match(first, /a\.png\)\n\{\.wide\}\n/);
  assert.doesNotMatch(first, /\* TOC|\{:/);
  assert.match(read('content/posts/2020/2020-04-01-second.md'), /draft: true/);
  assert.match(read('content/posts/1970/1970-01-01-idea.md'), /draft: true/);
  assert.match(read('content/pages/about-us.md'), /title: About/);
  assert.match(read('content/pages/recipes/soup.md'), /title: Soup/);
  assert.match(read('content/site.yaml'), /url: https:\/\/example\.org\/b\//);
  assert.match(read('import-report.md'), /\{% include %\}/);
});

// Jekyll’s documentation of collections, excerpts and posts; jekyll-redirect-from’s; YAML 1.2.2, 6.9.1 on the tag `!`.
test('a blog of Jekyll is known by its posts, and what is no text of it is told or led on', async (t) => {
  const { result, read } = await importFolder(t, {
    CNAME: 'blog.example.org\n',
    '_config.yml': `collections_dir: stuff
excerpt_separator: "<!-- end -->"
collections:
  posts: { output: true, permalink: "/p/:title" }
  notes: { output: true }
`,
    'stuff/_posts/2020-03-07-first.md':
      "---\ntitle: ! 'First: of all'\ndate: Fri Sep  3 11:21:31 CEST 2021\n---\nIn short.\n<!-- end -->\n![x]({{ site.unknown }}/a.png)\n",
    'stuff/_posts/2020-03-08-second.md': '---\ntitle: Second\ncategories: news\n ---\nText.\n',
    'stuff/_posts/2020-03-09-third.textile': '---\ntitle: Third\n---\nh1. Text\n',
    'stuff/_posts/no-date.md': '---\ntitle: No date\n---\nText.\n',
    'stuff/_posts/2020-03-10-first.md': '---\ntitle: Again\nslug: first\n---\nText.\n',
    'stuff/_posts/2020-03-11-list.html': '---\ntitle: A list\n---\n<p>{% include x.html %}</p>\n',
    'stuff/_notes/one.md': '---\ntitle: One\n---\nText.\n',
    'moved.md': '---\nredirect_to: https://elsewhere.example/\n---\n',
    'news.html':
      '---\npermalink: /category/news/\n---\n<ul>{% for p in site.categories.news %}<li>{{ p.title }}{% endfor %}</ul>\n',
    'shop.html': '---\n---\n<h1>Shop</h1>{% for one in site.data.shop %}{{ one }}{% endfor %}\n',
    'index.html': '---\nlayout: home\n---\n',
    'people.html': `---\ntitle: People\n---\n<p>${'We write here of machines and of those who built them. '.repeat(5)}</p>{% if x %}{% endif %}\n`,
  });
  assert.ok(result.report.counts.every(({ inSource, imported, leftOut }) => inSource === imported + leftOut));
  const first = read('content/posts/2021/2021-09-03-first.md');
  assert.match(first, /title: "First: of all"\ndate: Sep 3 2021 11:21:31 \+02:00\n/);
  assert.match(first, /In short\.\n<!--more-->\n/);
  assert.match(read('content/posts/2020/2020-03-08-second.md'), /categories: \[ ?news ?\]/);
  assert.match(read('content/posts/1970/1970-01-01-no-date.md'), /draft: true/);
  assert.match(read('content/posts/2020/2020-03-11-list.md'), /\{% include x\.html %\}/);
  assert.match(read('content/pages/people.md'), /We write here/);
  const site = read('content/site.yaml');
  assert.match(site, /url: https:\/\/blog\.example\.org\/\npermalink: \/p\/:slug\//);
  assert.match(site, /\/moved\.html: https:\/\/elsewhere\.example\//);
  const report = read('import-report.md');
  for (const told of [
    /written in textile, which is no Markdown: convert it first: stuff\/\\_posts\/2020-03-09-third\.textile/,
    /- \/p\/first, where another text is too/,
    /- \/shop\.html: shop\.html/,
  ])
    assert.match(report, told);
  assert.doesNotMatch(report, /- \/category\/news\//);
});
