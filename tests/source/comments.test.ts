import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { siteFrom, siteSchema } from '../../src/config/site.ts';
import type { Comment } from '../../src/model/comment.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { commentHtml } from '../../src/source/comment-text.ts';
import { threadsOf } from '../../src/source/comment-thread.ts';
import { readComments } from '../../src/source/read-comments.ts';
import { load } from '../harness/html.ts';

const site = siteFrom(siteSchema.parse({ name: 'Test', url: 'https://test.example/blog/' }));
const read = (comments: unknown) =>
  readComments('content/posts/a.comments.json', JSON.stringify(comments, null, 2), site);
const ugc = 'rel="nofollow ugc"';

/** What WordPress shows of a comment: `wpautop` and `make_clickable` of what `wp_kses` with `$allowedtags` has left. */
const texts: readonly (readonly [written: string, html: string])[] = [
  ['So it is.', '<p>So it is.</p>'],
  ['One\nline\r\n\r\n\r\nand another', '<p>One<br>\nline</p>\n<p>and another</p>'],
  ['a < b & c', '<p>a &lt; b &amp; c</p>'],
  ['&lt;b&gt; is a tag', '<p>&lt;b&gt; is a tag</p>'],
  ['<p>One</p>\n<p>two</p>', '<p>One</p><p>two</p>'],
  ['<div>One</div>two', '<p>One</p><p>two</p>'],
  ['<h2>Loud</h2>', '<p>Loud</p>'],
  ['<blockquote>Said</blockquote>\n\nNo.', '<blockquote><p>Said</p></blockquote><p>No.</p>'],
  ['<pre>a\n\n  b</pre>', '<pre>a\n\n  b</pre>'],
  ['<ul>\n<li>one</li>\n<li>two</li>\n</ul>', '<ul><li>one</li><li>two</li></ul>'],
  ['<em class="x" style="color: red">so</em>', '<p><em>so</em></p>'],
  ['<strike>no</strike> <tt>yes</tt>', '<p><s>no</s> <code>yes</code></p>'],
  ['<b>left open', '<p><b>left open</b></p>'],
  [
    'see https://a.example/b?c=1&d.',
    `<p>see <a href="https://a.example/b?c=1&amp;d" ${ugc}>https://a.example/b?c=1&amp;d</a>.</p>`,
  ],
  ['(https://a.example/)', `<p>(<a href="https://a.example/" ${ugc}>https://a.example/</a>)</p>`],
  ['<code>https://a.example/</code>', '<p><code>https://a.example/</code></p>'],
  [
    '<a href="https://a.example/" title="t" target="_blank">so</a>',
    `<p><a href="https://a.example/" ${ugc}>so</a></p>`,
  ],
  [
    '<a href="https://a.example/">https://b.example/</a>',
    `<p><a href="https://a.example/" ${ugc}>https://b.example/</a></p>`,
  ],
  [
    '<a href="/2012/">old</a> <a href="#comment-3">up</a>',
    `<p><a href="https://test.example/2012/" ${ugc}>old</a> <a href="#comment-3" ${ugc}>up</a></p>`,
  ],
  ['<a href=" java\nscript:alert(1)">x</a>', '<p>x</p>'],
  ['<a href="data:text/html,x">x</a><a>y</a>', '<p>xy</p>'],
  ['<img src="x" onerror="alert(1)">', ''],
  ['<script>alert(1)</script><style>p{}</style><iframe src="x">y</iframe>so', '<p>so</p>'],
  ['<svg><script>alert(1)</script><a href="javascript:x">y</a></svg>', ''],
  ['<template><b>x</b></template><textarea>y</textarea>', ''],
  ['<!-- hidden -->', ''],
  ['', ''],
];

for (const [written, html] of texts)
  test(`a comment ${JSON.stringify(written)} is shown as ${html === '' ? 'nothing' : html}`, () => {
    assert.equal(commentHtml(written, site.url), html);
  });

test('whatever somebody wrote, nothing stays but a few elements, of which links alone have attributes', () => {
  const part = fc.constantFrom(
    ...[
      '<b>',
      '</b>',
      '<p>',
      '<blockquote>',
      '</blockquote>',
      '<a href="javascript:x">',
      '<a href="http://x.example/">',
    ],
    ...[
      '</a>',
      '<pre>',
      '</pre>',
      '<li>',
      '<ul>',
      '<svg>',
      '<math>',
      '<!--',
      '-->',
      '<script>',
      '<i onclick=x>',
      '<table><td>',
    ],
    ...[
      '\n',
      '\n\n',
      '&',
      '<',
      '"',
      'word ',
      'https://x.example/?a=1',
      '<code>',
      '<br>',
      '<div style="x">',
      '<form><input>',
    ],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const html = commentHtml(parts.join(''), site.url);
      const page = load(`<main>${html}</main>`);
      for (const element of page('main *').toArray()) {
        const names = Object.keys(element.attribs);
        assert.deepEqual(names, element.name === 'a' ? ['href', 'rel'] : []);
        assert.match(element.name, /^(?:a|b|i|p|br|code|pre|ul|li|blockquote)$/);
        assert.match(element.attribs.href ?? 'https:', /^https?:/);
      }
      assert.equal(page('body > :not(main)').length, 0);
    }),
  );
});

test('a text as deep as a file can be is read', () => {
  assert.match(commentHtml(`${'<div>'.repeat(20_000)}deep`, site.url), /deep/);
  assert.match(commentHtml(`${'<q>'.repeat(20_000)}deep`, site.url), /deep/);
});

/** Threads as ids: `1(2(3) 4)`. */
function shape(threads: readonly Comment[]): string {
  return threads
    .map(({ id, answers, replies }) => {
      const named = answers === null ? '' : `>${answers.id}`;
      return `${id}${named}${replies.length === 0 ? '' : `(${shape(replies)})`}`;
    })
    .join(' ');
}

const said = (id: string, parent: string | null, day = 1) => ({
  id,
  parent,
  author: 'A',
  website: null,
  date: { millis: day, iso: '', text: '' },
  html: '',
});

test('answers stand below what they answer, the oldest first, and name it where no place would show it', () => {
  assert.equal(
    shape(threadsOf([said('2', null, 2), said('1', null, 1), said('4', '1', 4), said('3', '1', 3)])),
    '1(3 4) 2',
  );
  const chain = Array.from({ length: 7 }, (_, index) => said(`${index + 1}`, index === 0 ? null : `${index}`));
  // WordPress has five levels; what is deeper stands beside.
  assert.equal(shape(threadsOf(chain)), '1(2(3>2(4>3(5>4 6>5 7>6))))');
});

test('a comment whose parent nobody sees stands by itself, and one of a circle does', () => {
  assert.equal(shape(threadsOf([said('1', '99'), said('2', '1')])), '1(2)');
  assert.equal(shape(threadsOf([said('1', '2'), said('2', '1'), said('3', '3'), said('4', '2')])), '2(1 4) 3');
});

test('ten thousand answers to one another are one thread', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) => said(`${index + 1}`, index === 0 ? null : `${index}`));
  const count = (threads: readonly Comment[]): number =>
    threads.reduce((sum, { replies }) => sum + 1 + count(replies), 0);
  assert.equal(count(threadsOf(chain)), 10_000);
});

test('comments are read with what is needed alone, and only those that were approved are given', () => {
  const { threads, count, problems } = read([
    { id: 3, text: 'Short.' },
    {
      id: '4',
      parent: 3,
      author: ' Bo ',
      date: '2026-01-15T10:30:00Z',
      website: 'www.bo',
      text: 'So.',
      mail: 'b@b.example',
    },
    { id: '5', status: 'spam', text: 'Buy' },
    { id: '6', kind: 'pingback', text: 'Linked' },
    { id: '7', date: '0000-00-00T00:00:00', website: 'http://c.example', text: 'Old.', author: 'C' },
  ]);
  assert.deepEqual(problems, []);
  assert.equal(count, 3);
  assert.deepEqual(
    threads.map(({ id, author, website, date, replies }) => [id, author, website, date?.text ?? null, replies.length]),
    [
      ['3', '', null, null, 1],
      ['7', 'C', 'http://c.example/', null, 0],
    ],
  );
  assert.equal(threads[0]?.replies[0]?.date?.text, 'January 15, 2026');
});

const wrongFiles: readonly (readonly [text: string, lines: readonly string[]])[] = [
  ['[{ "id": "1", "text": "a" }, ]', []],
  [
    '{ "id": "1" }',
    [
      ':1:1 error unreadable-comments these comments cannot be read, as they are no list: write a list in JSON, such as [{ "id": "1", "author": "Ada", "date": "2026-01-15", "text": "So it is." }].',
    ],
  ],
  [
    '[\n  { "id": "1",\n    "date": "soon", "text": "a" },\n  { "id": "1", "txt": 3 }\n]',
    [
      ':3:13 error wrong-comment "date" of a comment must be a date, but "soon" is not in the form year-month-day: write `"date": "2026-01-15T10:30:00Z"`.',
      ':4:3 error wrong-comment "text" of a comment must be text: write `"text": "So it is."`.',
      ':4:16 error wrong-comment "txt" of a comment must be a key that comments have: did you mean "text"?',
    ],
  ],
  [
    '[{ "id": "a b", "text": "a" }, "x", { "id": "2", "text": "a", "status": "fine" }]',
    [
      ':1:10 error wrong-comment "id" of a comment must be letters, digits and hyphens: write `"id": "1"`.',
      ':1:32 error wrong-comment "id" of a comment must be in braces, with its other keys: write `{ "id": "1", "text": "So it is." }`.',
      ':1:73 error wrong-comment "status" of a comment must be one of approved, pending, spam, trash: write `"status": "approved"`.',
    ],
  ],
];

for (const [text, lines] of wrongFiles)
  test(`a file of comments ${JSON.stringify(text)} has ${lines.length} mistakes, each with its place`, () => {
    const { problems } = readComments('c.json', text, site);
    assert.deepEqual(
      problems.map(formatProblem),
      lines.map((line) => `c.json${line}`),
    );
  });

test('a file of comments that was cut short is told where it ends', () => {
  const { problems } = readComments('c.json', '[\n  { "id": "1", "text": "a" },\n  { "id": "2", "te', site);
  assert.deepEqual(
    problems.map(({ line, rule }) => `${line} ${rule}`),
    ['3 unreadable-comments'],
  );
});
