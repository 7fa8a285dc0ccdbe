import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dot, importFolder } from './folder-blog.ts';

test('a blog of Docusaurus keeps its addresses, authors and boxes, and its modules fall away', async (t) => {
  const { result, read, again } = await importFolder(t, {
    'docusaurus.config.ts': `import type { Config } from '@docusaurus/types';
const config: Config = {
  title: 'A site',
  url: 'https://example.org',
  baseUrl: '/',
  presets: [['classic', { blog: { routeBasePath: 'news' } }]],
  themeConfig: { navbar: { items: [{ to: '/news', label: 'News' }] } },
};
export default config;
`,
    'blog/authors.yml': 'ada:\n  name: Ada Example\n  title: Engineer\n  url: https://ada.example\n',
    'blog/tags.yml': 'one:\n  label: Number one\n  description: The first.\n',
    'blog/2020-03-07-first/index.mdx': `---
title: First
authors: [ada, { name: Bo Sample }]
tags: [one, two]
---
import Tabs from '@theme/Tabs';
import Part from './_part.mdx';

<Part />

{/* truncate */}

:::tip Try it
Do \`:::\` so.
:::

## A heading {#other}

<img src={require('./a.png').default} style={{ width: 10 }} className="x" />

<Tabs>
text
</Tabs>

\`\`\`jsx
import React from 'react';
<App />
\`\`\`

[Second](../2020-04-01-second.md)
`,
    'blog/2020-03-07-first/_part.mdx': 'A part.\n',
    'blog/2020-03-07-first/a.png': dot,
    'blog/2020-04-01-second.md': '---\nslug: /number-two\nauthors: ada\nunlisted: true\n---\n# Second\n\nText.\n',
    'docs/intro.md': '# Intro\n',
    'src/pages/about.md': '# About\n\nText.\n',
  });
  assert.deepEqual(
    result.report.counts.map(({ type, inSource, imported }) => [type, inSource, imported]),
    [
      ['post', 2, 2],
      ['doc', 1, 0],
      ['file', 1, 1],
      ['page', 1, 1],
    ],
  );
  const first = read('content/posts/2020/2020-03-07-first.md');
  for (const line of [
    'authors: [Ada Example, Bo Sample]',
    'A part.\n',
    '<!--more-->',
    ':::tip Try it\nDo `:::` so.\n:::',
    '## A heading {#other}',
    '&lt;Tabs>\ntext\n&lt;/Tabs>',
    "import React from 'react';\n<App />",
    '[Second](/news/number-two/)',
  ])
    assert.ok(first.includes(line), `${line} is in\n${first}`);
  assert.match(first, /<img src="\/images\/.*a\.png" class="x" \/>/);
  assert.doesNotMatch(first, /@theme|_part/);
  assert.match(first, /permalink: \/news\/2020\/03\/07\/first\/|slug:/);
  assert.match(read('content/posts/2020/2020-04-01-second.md'), /title: Second[\s\S]*unlisted: true\n---\n\nText\./);
  assert.match(read('content/site.yaml'), /- name: Number one\n {4}description: The first\.\n {4}aliases:\n {6}- one/);
  assert.equal((await again()).files.written, 0);
});

// Docusaurus’s documentation of multiple blogs, of translated blogs, and of its plugin for redirects.
test('several blogs of Docusaurus, their translations and the redirects of its plugin have their addresses', async (t) => {
  const { read } = await importFolder(t, {
    'docusaurus.config.js': `export default {
  title: 'T', url: 'https://example.org', baseUrl: '/',
  presets: [['classic', { blog: { routeBasePath: 'news' } }]],
  plugins: [
    ['@docusaurus/plugin-content-blog', { id: 'log', path: './log', routeBasePath: 'log' }],
    ['@docusaurus/plugin-client-redirects', { redirects: [{ from: ['/old', '/older'], to: '/news/2020/05/04/a' }] }],
  ],
};`,
    'blog/2020-05-04-a.md': '---\ntitle: A\n---\nText.\n',
    'log/2020-05-05-b/index.md': '---\ntitle: B\nauthors: bo\n---\nText.\n',
    'log/authors.yml': 'bo:\n  name: Bo Sample\n',
    'i18n/fr/docusaurus-plugin-content-blog/2020-05-04-a.md': '---\ntitle: A en français\n---\nTexte.\n',
  });
  const site = read('content/site.yaml');
  for (const line of ['/old/: /news/2020/05/04/a', '/older/: /news/2020/05/04/a', '/log/: /', '/fr/news/: /'])
    assert.ok(site.includes(`  ${line}\n`), `${line} is in\n${site}`);
  assert.match(
    read('content/posts/2020/2020-05-05-b.md'),
    /authors: \[ ?Bo Sample ?\]\npermalink: \/log\/2020\/05\/05\/b\//,
  );
  assert.match(read('content/posts/2020/2020-05-04-a-2.md'), /permalink: \/fr\/news\/2020\/05\/04\/a\/\nlang: fr/);
});
