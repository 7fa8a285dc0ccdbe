import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withEdits } from '../../src/build/fixed-text.ts';
import { parseSite } from '../../src/config/load.ts';
import { readingOf } from '../../src/source/read-files.ts';
import { readPost } from '../../src/source/read-post.ts';
import { yamlOfToml } from '../../src/source/toml.ts';
import { wordSources } from '../harness/words.ts';

const { value: site } = parseSite('name: T\nurl: https://t.example/\n');
assert.ok(site);
const reading = readingOf({ root: '/', site, key: 'k', words: wordSources, packs: '/' });

/** A post's text after what has one sure remedy was mended, again and again until nothing is. */
function mended(text: string): string {
  for (let before = text; ; ) {
    const plain = before.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
    const problems = readPost('content/posts/a.md', plain, reading).problems.filter(({ fix }) => fix !== undefined);
    const after = withEdits(before, problems).text;
    if (after === before) return after;
    before = after;
  }
}

/** Front matter below a title and a date, as it is typed and as `check --fix` leaves it. */
const keys: readonly (readonly [typed: string, mended: string])[] = [
  ['lastmod: 2025-07-01 # of the draft', 'updated: 2025-07-01 # of the draft'],
  ['redirect_from: /old/', 'aliases: /old/'],
  ['redirect_from:\n  - /old/\n  - /older/  # of 2019', 'aliases:\n  - /old/\n  - /older/  # of 2019'],
  ['Tags:   [ "a",b ]', 'tags:   [ "a",b ]'],
  ['author: "Ada"', 'authors: "Ada"'],
  ["keywords: 'one, two'", "tags: 'one, two'"],
  ['summary: |\n  Two\n  lines.', 'excerpt: |\n  Two\n  lines.'],
  ['excerpt: Short.\nsummary: Long.', 'excerpt: Short.\ndescription: Long.'],
  ['published: true\ntags: [a]', 'tags: [a]'],
  ['tags: [a]\npublished: true', 'tags: [a]'],
  ['published: |\n  true\ntags: [a]', 'tags: [a]'],
  ['published: false', 'draft: true'],
  ['Draft: true', 'draft: true'],
  ['sitemap: false', 'noindex: true'],
  ['pinned: true', 'sticky: true'],
  ['meta_title: For search', 'metaTitle: For search'],
  ['Thumbnail: /images/a.png\nThumbnail_Alt: A', 'thumbnail: /images/a.png\nthumbnailAlt: A'],
  // Two that mean one key: the first takes its name, of the second only a person knows.
  ['lastmod: 2025-07-01\nmodified: 2025-08-01', 'updated: 2025-07-01\nmodified: 2025-08-01'],
  ['tags: [a]\nkeywords: [b]', 'tags: [a]\nkeywords: [b]'],
  // Not sure: whether a picture is there, which of two ways of hiding is meant, what a word says.
  ['image: /assets/a.png', 'image: /assets/a.png'],
  ['hidden: true', 'hidden: true'],
  ['toc: maybe', 'toc: maybe'],
  ['comments: disqus', 'comments: disqus'],
];

test('a key that another generator calls so is renamed where only one thing can be meant, and nothing else changes', () => {
  for (const [typed, expected] of keys) {
    const file = (lines: string) => `---\ntitle: A  # a note\ndate: 2025-06-01\n${lines}\n---\n\nText  \n`;
    assert.equal(mended(file(typed)), file(expected), typed);
    const windows = `\ufeff${file(typed).replaceAll('\n', '\r\n')}`;
    assert.equal(
      mended(windows),
      `\ufeff${file(expected).replaceAll('\n', '\r\n')}`,
      `${typed} with line ends of Windows`,
    );
  }
});

test('front matter in TOML becomes YAML with the same values and comments, and the text below it stays', () => {
  const toml = `+++
title = "A \\"quoted\\" title" # a note
date = 2025-06-01T10:00:00Z
draft = false
tags = ['go', "c#", ] # two
weight = 3

# moved in 2020
aliases = [
  "/old/",
  '/older/', # of 2019
]

[params]
  reviewed = true
+++

Text with +++ in it.
`;
  assert.equal(
    mended(toml),
    `---
title: "A \\"quoted\\" title" # a note
date: 2025-06-01T10:00:00Z
draft: false
tags: ['go', "c#", ] # two
weight: 3

# moved in 2020
aliases: [
  "/old/",
  '/older/', # of 2019
  ]

params:
  reviewed: true
---

Text with +++ in it.
`,
  );
});

test('TOML with what YAML reads otherwise is left alone', () => {
  for (const line of [
    'a.b = 1',
    '[a.b]',
    '[[a]]',
    'a = """',
    'a = { b = 1 }',
    'a = [[1]]',
    'a = "\\e"',
    'a = 0x1f',
    'a = ["b"',
    'a: b',
  ])
    assert.equal(yamlOfToml([line]), null, line);
});
