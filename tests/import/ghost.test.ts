import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cardHtml } from '../../src/import/ghost/cards.ts';
import { referencesTo } from '../../src/import/ghost/ghost-posts.ts';
import { ghostRoutes, postAddress } from '../../src/import/ghost/ghost-routes.ts';
import { lexicalHtml } from '../../src/import/ghost/lexical.ts';
import { mobiledocHtml } from '../../src/import/ghost/mobiledoc.ts';
import { importSource } from '../../src/import/import.ts';
import { Uploads } from '../../src/import/media/uploads.ts';
import { sourceKindOf } from '../../src/import/recognise.ts';
import { dot } from './folder-blog.ts';

const noneLost = () => assert.fail('a node that is known was lost');
const text = (words: string, format = '0') => ({ type: 'extended-text', text: words, format });

test('a document of Lexical has its marks, lists and cards', () => {
  const children = [
    { type: 'extended-heading', tag: 'h2', children: [text('Head')] },
    {
      type: 'paragraph',
      children: [
        text('a '),
        text('b', '3'),
        { type: 'link', url: '/c/', children: [text('c', '16')] },
        { type: 'linebreak' },
      ],
    },
    {
      type: 'list',
      listType: 'number',
      children: [
        { type: 'listitem', children: [text('one')] },
        {
          type: 'listitem',
          children: [{ type: 'list', tag: 'ul', children: [{ type: 'listitem', children: [text('in')] }] }],
        },
      ],
    },
    { type: 'codeblock', language: 'js', code: 'a < b' },
    { type: 'image', src: '/a.png', alt: 'A', caption: 'It' },
    { type: 'horizontalrule' },
    { type: 'html', html: '<b>x</b>' },
  ];
  assert.equal(
    lexicalHtml({ root: { children } }, noneLost),
    [
      '<h2>Head</h2>',
      '<p>a <em><strong>b</strong></em><a href="/c/"><code>c</code></a><br></p>',
      '<ol><li>one<ul><li>in</li></ul></li></ol>',
      '<pre><code class="language-js">a &lt; b</code></pre>',
      '<figure><img src="/a.png" alt="A"><figcaption>It</figcaption></figure>',
      '<hr>',
      '<b>x</b>',
    ].join('\n'),
  );
});

test('a document of Mobiledoc has its marks, which may end later than they begin, and its cards', () => {
  const document = {
    markups: [['strong'], ['a', ['href', '/c/']]],
    atoms: [['soft-return', '', {}]],
    cards: [
      ['code', { code: 'x', language: 'js' }],
      ['unknown', {}],
    ],
    sections: [
      [
        '1',
        'p',
        [
          ['0', ['0'], '0', 'a '],
          ['0', ['1'], '2', 'b'],
          ['1', [], '0', '0'],
          ['0', [], '0', ' c'],
        ],
      ],
      ['3', 'ul', [[['0', [], '0', 'one']]]],
      ['10', '0'],
      ['10', '1'],
    ],
  };
  const lost: string[] = [];
  const html = mobiledocHtml(document, (name) => lost.push(name));
  assert.equal(
    html,
    '<p><strong>a <a href="/c/">b</a></strong><br> c</p>\n<ul><li>one</li></ul>\n<pre><code class="language-js">x</code></pre>\n',
  );
  assert.deepEqual(lost, ['unknown']);
});

test('an export of Ghost becomes posts, pages, tags and authors, and members keep their texts', async (t) => {
  const room = mkdtempSync(join(tmpdir(), 'import-'));
  t.after(() => rmSync(room, { recursive: true }));
  mkdirSync(join(room, 'content/images/2020'), { recursive: true });
  mkdirSync(join(room, 'new'));
  writeFileSync(join(room, 'content/images/2020/a.png'), dot);
  const post = { type: 'post', status: 'published', visibility: 'public', published_at: '2020-03-07T09:00:00.000Z' };
  const data = {
    posts: [
      {
        ...post,
        id: 1,
        title: 'First',
        slug: 'first',
        html: '<p><img src="__GHOST_URL__/content/images/size/w600/2020/a.png" alt="A"></p>',
        feature_image: '__GHOST_URL__/content/images/2020/a.png',
        custom_excerpt: 'In short.',
      },
      {
        ...post,
        id: 4,
        title: 'Stock',
        slug: 'stock',
        html: '<p>Text.</p>',
        feature_image: 'https://stock.example/photo-1?w=2000',
      },
      { ...post, id: 2, title: 'For some', slug: 'for-some', visibility: 'members', html: '<p>Text.</p>' },
      { ...post, id: 3, type: 'page', title: 'About', slug: 'about', html: '<p>Text.</p>' },
    ],
    tags: [
      { id: 1, name: 'One', slug: 'uno', description: 'The first.' },
      { id: 2, name: '#internal', slug: 'hash-internal', visibility: 'internal' },
    ],
    posts_meta: [
      {
        post_id: 1,
        meta_title: 'Found by this',
        feature_image_alt: 'Cover',
        feature_image_caption: '<span>By <a href="https://x.example/">Ann</a></span>',
      },
    ],
    users: [
      {
        id: 1,
        name: 'Ada Example',
        slug: 'ada',
        bio: 'Writes.',
        profile_image: '__GHOST_URL__/content/images/2020/a.png',
      },
    ],
    posts_tags: [
      { post_id: 1, tag_id: 2, sort_order: 1 },
      { post_id: 1, tag_id: 1, sort_order: 0 },
    ],
    posts_authors: [{ post_id: 1, author_id: 1 }],
    settings: [
      { key: 'title', value: 'A blog' },
      { key: 'navigation', value: '[{"label":"About","url":"/about/"}]' },
    ],
  };
  const file = join(room, 'export.json');
  writeFileSync(file, JSON.stringify({ db: [{ meta: {}, data }] }));
  const kind = sourceKindOf([file], null);
  assert.equal(kind?.name, 'ghost');
  const options = {
    root: join(room, 'new'),
    paths: [file],
    uploads: join(room, 'content/images'),
    withAddresses: false,
    progress: () => {},
  };
  const run = async () => importSource(await kind.open(options), join(room, 'new'), new Set());
  await run();
  const read = (name: string) => readFileSync(join(room, 'new/content', name), 'utf8');
  assert.equal(
    read('posts/2020/2020-03-07-first.md'),
    `---
title: First
date: 2020-03-07T09:00:00.000Z
tags: [One]
authors: [Ada Example]
thumbnail: /images/2020/a.png
thumbnailAlt: Cover
thumbnailCaption: By [Ann](https://x.example/)
excerpt: In short.
metaTitle: Found by this
---

![A](/images/2020/a.png)
`,
  );
  assert.match(read('posts/2020/2020-03-07-for-some.md'), /draft: true/);
  assert.match(read('pages/about.md'), /title: About/);
  assert.match(
    read('site.yaml'),
    /name: A blog[\s\S]*permalink: \/:slug\/[\s\S]*slug: uno\n {4}description: The first\.[\s\S]*bio: Writes\.\n {4}picture: \/images\/2020\/a\.png[\s\S]*label: About[\s\S]*\/rss\/: \/feed\.xml/,
  );
  assert.equal((await run()).files.written, 0);
  const list = readFileSync(join(room, 'new/pictures.txt'), 'utf8');
  assert.match(
    list,
    /url = "https:\/\/stock\.example\/photo-1\?w=2000"\noutput = "[^"]*\/(elsewhere\/stock\.example\/photo-1\.jpg)"/,
  );
  mkdirSync(join(room, 'content/images/elsewhere/stock.example'), { recursive: true });
  writeFileSync(join(room, 'content/images/elsewhere/stock.example/photo-1.jpg'), dot);
  await run();
  assert.match(read('posts/2020/2020-03-07-stock.md'), /thumbnail: \/images\/elsewhere\/stock\.example\/photo-1\.png/);
});

test('rows of one name are named by their slugs', () => {
  const rows = [
    { id: '1', name: 'Kim', slug: 'kim' },
    { id: '2', name: 'kim', slug: 'kim-2' },
    { id: '3', name: 'Ada', slug: 'a' },
  ];
  assert.deepEqual(
    [...referencesTo(rows)],
    [
      ['1', 'kim'],
      ['2', 'kim-2'],
      ['3', 'Ada'],
    ],
  );
});

// What Ghost's renderer shows of its cards on a page (kg-default-nodes).
for (const [name, card, html] of [
  [
    'embed',
    { url: 'https://e.example/', caption: 'It' },
    '<p><a href="https://e.example/">https://e.example/</a></p><p>It</p>',
  ],
  ['callout', { calloutEmoji: '', calloutText: 'Mind' }, '<blockquote><p>Mind</p></blockquote>'],
  ['audio', { src: '/a.mp3', title: 'Song' }, '<p>Song</p><figure><audio src="/a.mp3" controls></audio></figure>'],
  [
    'header',
    { header: 'Head', subheader: 'Sub', buttonEnabled: 'true', buttonUrl: '/go/', buttonText: 'Go' },
    '<h2>Head</h2><p>Sub</p><p><a href="/go/">Go</a></p>',
  ],
  [
    'product',
    {
      productImageSrc: '/p.png',
      productTitle: 'P',
      productButtonEnabled: 'false',
      productUrl: '/p/',
      productButton: 'Buy',
    },
    '<figure><img src="/p.png" alt=""></figure><h4>P</h4>',
  ],
  [
    'call-to-action',
    { textValue: '<p>Join</p>', showButton: 'true', buttonUrl: '/join/', buttonText: 'Join' },
    '<p>Join</p><p><a href="/join/">Join</a></p>',
  ],
  ['email', { html: '<p>For letters</p>' }, ''],
  ['signup', {}, null],
] as const) {
  test(`the card ${name} of Ghost has all that its page shows`, () => assert.equal(cardHtml(name, card), html));
}

// Ghost’s documentation of routing and redirects, and the setting `permalinks` of its versions before 2.
test('routes and redirects of Ghost’s folder of content, and permalinks of an old export', (t) => {
  const room = mkdtempSync(join(tmpdir(), 'ghost-'));
  t.after(() => rmSync(room, { recursive: true }));
  for (const folder of ['settings', 'data']) mkdirSync(join(room, folder));
  writeFileSync(join(room, 'settings/routes.yaml'), 'collections:\n  /:\n    permalink: /{year}/{month}/{slug}/\n');
  writeFileSync(
    join(room, 'data/redirects.json'),
    JSON.stringify([
      { from: '^/old\\/$', to: '/new/', permanent: true },
      { from: '/tag/(.*)', to: '/topic/$1' },
    ]),
  );
  const { permalink, redirects, notes } = ghostRoutes({}, new Uploads(room));
  assert.equal(permalink, '/:year/:month/:slug/');
  assert.deepEqual(redirects, [['/old/', '/new/']]);
  assert.deepEqual(
    notes.map(({ subject }) => subject),
    ['by a rule of Ghost’s redirects: /tag/(.*) to /topic/$1'],
  );
  assert.equal(ghostRoutes({ permalinks: '/:year/:slug/' }, new Uploads(null)).permalink, '/:year/:slug/');
  assert.equal(
    postAddress('/:year/:month/:day/:slug/', 'a', '1', '2020-12-31T23:30:00Z', 'Europe/Oslo'),
    '/2021/01/01/a/',
  );
});
