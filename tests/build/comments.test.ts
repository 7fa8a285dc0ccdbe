import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { build } from '../../src/build/build.ts';
import { check } from '../../src/build/check.ts';
import { productionOptions } from '../../src/site/options.ts';
import { post, TestSite, textFile } from '../harness/site.ts';

const settings = 'name: Test\nurl: https://test.example/\nsearch: false\n';
const beside = 'content/posts/a.comments.json';
const page = '/2025/06/a/';
const comments = (text: string) =>
  JSON.stringify([
    { id: '101', author: 'Ada', date: '2025-06-02T10:00:00Z', website: 'https://ada.example/', text },
    { id: '102', parent: '101', author: '', date: '2025-06-03T10:00:00Z', text: 'Two.' },
  ]);

// One for all: each test leaves it as it was.
const site = new TestSite({
  'content/site.yaml': settings,
  'content/posts/a.md': post({ title: 'A' }, 'Some text.\n\n## Comment 102'),
  [beside]: comments('One.'),
  'content/posts/b.md': post({ title: 'B' }),
  'content/pages/about.md': textFile({ title: 'About' }),
  'content/pages/about.comments.json': '[{ "id": 7, "text": "On a page." }]',
});
after(() => site[Symbol.dispose]());
await site.built();

test('comments stand below their text at the addresses that they had, with their number above them', () => {
  const $ = site.page(page);
  assert.equal($('#comments h2').text(), '2 comments');
  assert.deepEqual(
    $('.comment')
      .toArray()
      .map(({ attribs }) => attribs.id),
    // The text's own heading keeps its anchor.
    ['comment-101', 'comment-102-2'],
  );
  assert.equal($('#comment-101 > .comment-facts .comment-author a').attr('rel'), 'nofollow ugc');
  assert.equal($('#comment-101 > .comment-facts time').attr('datetime'), '2025-06-02T10:00:00Z');
  assert.equal($('#comment-101 > .comment-facts a[href="#comment-101"]').length, 1);
  assert.equal($('#comment-101 .thread .comment-author').text(), 'Anonymous');
  assert.equal($('#comment-101 .thread .comment-text').html(), '<p>Two.</p>');
  assert.equal(site.page('/about/')('#comments h2').text(), '1 comment');
  assert.equal(site.page('/2025/06/b/')('#comments').length, 0);
});

test('search engines and feed readers are told how many there are, and pages without any load nothing for them', () => {
  assert.match(site.text('2025/06/a/index.html'), /"commentCount":2/);
  const [ofA = '', ofB = ''] = ['A', 'B'].map(
    (title) => site.text('feed.xml').match(new RegExp(`<item>\n<title>${title}[\\s\\S]*?</item>`))?.[0],
  );
  // RSS 2.0, and the module slash of RSS 1.0.
  assert.match(ofA, /<comments>https:\/\/test\.example\/2025\/06\/a\/#comments<\/comments>\n<slash:comments>2</);
  assert.doesNotMatch(ofA, /One\./);
  assert.doesNotMatch(ofB, /comments/);
  const styles = (url: string) => site.page(url)('link[rel="stylesheet"]').length;
  assert.equal(styles(page), styles('/2025/06/b/') + 1);
  assert.equal(site.page(page)('script[src*="discussion"]').length, 0);
});

test('a page is made again when its comments change, come or go, and only then', async () => {
  const changed = async () => (await site.built()).summary?.changed.filter((file) => file.endsWith('.html')) ?? [];
  assert.deepEqual(await changed(), []);
  site.write({ [beside]: comments('Another.') });
  assert.deepEqual(await changed(), ['2025/06/a/index.html']);
  // Another time, the same bytes.
  utimesSync(join(site.root, beside), 1, 1);
  assert.deepEqual(await changed(), []);
  site.remove(beside);
  assert.deepEqual(await changed(), ['2025/06/a/index.html']);
  assert.equal(site.page(page)('#comments').length, 0);
  site.write({ [beside]: comments('One.') });
  assert.deepEqual(await changed(), ['2025/06/a/index.html']);
});

test('front matter, site.yaml and its `ignore` each leave them out', async () => {
  const shown = async () => {
    await site.built();
    return site.page(page)('.comment').length;
  };
  const text = { 'content/posts/a.md': post({ title: 'A' }, 'Some text.\n\n## Comment 102') };
  site.write({ 'content/posts/a.md': post({ title: 'A', comments: false }) });
  assert.equal(await shown(), 0);
  site.write({ ...text, 'content/site.yaml': `${settings}comments: false\n` });
  assert.equal(await shown(), 0);
  site.write({ 'content/site.yaml': `${settings}ignore: ["*.comments.json"]\n` });
  assert.equal(await shown(), 0);
  site.write({ 'content/site.yaml': `${settings}comments: { provider: utterances, repo: a/b }\n` });
  assert.equal(await shown(), 2);
  assert.equal(site.page(page)('#comments > .thread ~ .discussion').length, 1);
  site.write({ 'content/site.yaml': settings });
  assert.equal(await shown(), 2);
});

test('comments of a text that is gone are told, and those of one that is there are not', async () => {
  site.write({ 'content/posts/gone.comments.json': comments('One.') });
  const problems = await check({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
  site.remove('content/posts/gone.comments.json');
  assert.deepEqual(
    problems.map(({ file, rule, message }) => `${file} ${rule} ${message}`),
    [
      'content/posts/gone.comments.json unread-file this file holds the comments of a text that is not there: call it as the text is called, with .comments.json for .md, or remove it.',
    ],
  );
});

test('a damaged file stops a build with its place, and a preview goes on without its comments', async () => {
  site.write({ [beside]: '[{ "id": "1", "text": "a" }' });
  const options = { ...productionOptions(site.root), now: Date.parse('2026-01-01') };
  const stopped = await build(options);
  const shown = await build({ ...options, partial: true });
  const text = site.text('2025/06/a/index.html');
  site.write({ [beside]: comments('One.') });
  assert.equal(stopped.summary, null);
  assert.deepEqual(
    stopped.problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`),
    [`${beside}:1 unreadable-comments`],
  );
  assert.ok(shown.summary?.changed.includes('2025/06/a/index.html'));
  assert.doesNotMatch(text, /id="comments"/);
});
