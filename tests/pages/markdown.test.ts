import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainMarkdown } from '../../src/markdown/from-html/plain.ts';
import { makeRoutes } from '../../src/pages/routes.ts';
import { type BlogOptions, pageAt, pageContext, printed } from '../harness/context.ts';
import { load } from '../harness/html.ts';

// As typed: a schema reads words.
const agents = { markdown: 'true' };
const routesOf = (options: BlogOptions) =>
  makeRoutes(pageContext({ ...options, site: { permalink: '/:slug/', ...options.site } }));

async function textAt(options: BlogOptions, url: string): Promise<string> {
  const page = pageAt(routesOf(options), url);
  await page.prepare?.();
  return printed(page);
}

test('a post is beside itself in Markdown, with what is known of it, every URL absolute', async () => {
  const post = {
    slug: 'a',
    title: 'A "b": c [d]',
    date: '2025-06-01',
    tags: ['HTTP'],
    authors: ['Ada'],
    body: ['<p>So <a href="/x/">it</a> is.</p>\n'],
  };
  assert.equal(
    await textAt({ site: { agents, url: 'https://test.example/blog/' }, posts: [post] }, '/a/index.md'),
    `---
title: "A \\"b\\": c [d]"
description: "Some text."
date: "2025-06-01T00:00:00Z"
authors: ["Ada"]
tags: ["HTTP"]
language: "en-US"
canonical: "https://test.example/blog/a/"
---

# A "b": c \\[d\\]

So [it](https://test.example/x/) is.
`,
  );
});

test('a page says where its Markdown is, and pages that search engines leave out have none', () => {
  const posts = [{ slug: 'a' }, { slug: 'b', noindex: true }, { slug: 'c', unlisted: true }];
  const standalone = [{ permalink: '/about.html' }, { permalink: '/secret/', noindex: true }];
  const urls = (site: Readonly<Record<string, unknown>>) =>
    routesOf({ site, posts, standalone })
      .filter(({ kind }) => kind === 'markdown')
      .map(({ url }) => url);
  assert.deepEqual(urls({ agents }), ['/a/index.md', '/about.html.md']);
  assert.deepEqual(urls({ agents, robots: ['post'] }), ['/about.html.md']);
  assert.deepEqual(urls({}), []);
  const link = (url: string) =>
    load(printed(pageAt(routesOf({ site: { agents }, posts, standalone }), url)))('link[type="text/markdown"]').attr(
      'href',
    );
  assert.deepEqual(['/a/', '/b/', '/about.html', '/'].map(link), [
    '/a/index.md',
    undefined,
    '/about.html.md',
    undefined,
  ]);
});

/** What only our own Markdown has, as what all know. */
const constructs: readonly (readonly [html: string, markdown: string])[] = [
  [
    '<figure class="code" data-language="TypeScript"><figcaption class="file-name">a.ts</figcaption><pre role="group" tabindex="0"><code class="language-ts">a\n<ins class="line">+b\n</ins></code></pre></figure>',
    '**a.ts**\n\n```ts\na\n+b\n```',
  ],
  [
    '<div class="markdown-alert markdown-alert-note" role="note"><p class="markdown-alert-title">Note</p><p>Be <em>so</em>.</p></div>',
    '> **Note**\n>\n> Be *so*.',
  ],
  ['<div class="formula" role="group"><code>\\int x</code></div>', '```math\n\\int x\n```'],
  [
    '<details class="callout"><summary>More</summary><p>Hidden</p></details>',
    '<details>\n<summary>More</summary>\n\nHidden\n\n</details>',
  ],
  ['<ul><li class="task-list-item"><label>☑ done</label></li></ul>', '- ☑ done'],
  [
    '<div class="table-scroll" tabindex="0"><table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div>',
    '| a |\n| - |\n| 1 |',
  ],
  [
    '<p>So.<sup class="footnote-ref"><a href="#fn:1">[1]</a></sup></p><section class="footnotes"><ol><li><p>Note.</p></li></ol></section>',
    'So.[^1]\n\n[^1]: Note.',
  ],
  [
    '<figure class="embed"><a href="https://film.example/"><span class="t">Film</span> (Site)</a></figure>',
    '[Film (Site)](https://film.example/)',
  ],
  ['<p><kbd class="x">Ctrl</kbd></p>', '<kbd>Ctrl</kbd>'],
];

for (const [html, markdown] of constructs)
  test(`${html.slice(0, 40)}… is ${JSON.stringify(markdown)} in any Markdown`, () => {
    assert.equal(plainMarkdown(html), markdown);
  });

test('llms.txt has the form of llmstxt.org: a name, a summary, and lists of links', async () => {
  const posts = [
    { slug: 'a', title: 'A [b]', description: 'What\nit says.' },
    { slug: 'b', noindex: true },
  ];
  const options = {
    site: { agents: { ...agents, llms: 'true' }, description: 'What it is.', feeds: [] },
    posts,
    standalone: [{ permalink: '/about/', title: 'About' }],
  };
  assert.equal(
    await textAt(options, '/llms.txt'),
    `# Test Site

> What it is.

## Posts

- [A \\[b\\]](https://test.example/a/index.md): What it says.

## Pages

- [About](https://test.example/about/index.md)

## Optional

- [Archive](https://test.example/)
- [Sitemap](https://test.example/sitemap.xml)
`,
  );
  const plain = await textAt({ ...options, site: { agents: { llms: 'true' } } }, '/llms.txt');
  assert.match(plain, /\(https:\/\/test\.example\/a\/\)/);
});

test('robots.txt says what may be done with the texts, and a file of the site’s own takes its place', () => {
  const robots = (signal: Readonly<Record<string, string>>) =>
    printed(pageAt(routesOf({ site: { search: 'false', agents: { signal } } }), '/robots.txt'));
  // contentsignals.org: in the group of all robots, what is not said is neither granted nor restricted.
  assert.equal(
    robots({ search: 'true', aiInput: 'true', aiTrain: 'false' }),
    'User-agent: *\nContent-Signal: search=yes, ai-input=yes, ai-train=no\nDisallow:\n\nSitemap: https://test.example/sitemap.xml\n',
  );
  assert.match(robots({ aiTrain: 'false' }), /^Content-Signal: ai-train=no$/m);
  assert.doesNotMatch(robots({}), /Signal/);
  const context = pageContext({ site: { agents: { llms: 'true' } } });
  const urls = makeRoutes({ ...context, ownTexts: new Set(['robots.txt', 'llms.txt']) }).map(({ url }) => url);
  assert.deepEqual(
    urls.filter((url) => url.endsWith('.txt')),
    [],
  );
});
