import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeLock } from '../../src/output/lock.ts';
import { outputPlaces } from '../../src/output/places.ts';
import { productionOptions } from '../../src/site/options.ts';
import { runCommand } from '../harness/command.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';

const settings = `${plainSite}search: false\narchives: [home]\nfeeds: []\n`;

async function buildJson(site: TestSite) {
  const { status, output } = await runCommand('build', ['--json'], {}, site.root);
  return { status, report: JSON.parse(output) };
}

test('build --json names the files that changed and those that were removed', async () => {
  using site = new TestSite({
    'content/site.yaml': settings,
    'content/posts/a.md': post(),
    'content/posts/b.md': post(),
  });
  const first = await buildJson(site);
  assert.equal(first.status, 0);
  assert.equal(first.report.ok, true);
  assert.ok(first.report.changed.includes('2025/06/a/index.html'));
  assert.equal(first.report.changed.length, first.report.written);
  site.remove('content/posts/b.md');
  const { report } = await buildJson(site);
  assert.deepEqual(report.removed, ['2025/06/b/index.html']);
  assert.ok(!report.changed.includes('robots.txt'));
});

test('build --json says why each changed file changed, and what a CDN has to purge', async () => {
  using site = new TestSite({
    'content/site.yaml': settings.replace('test.example/', 'test.example/blog/'),
    'content/posts/a.md': post({ slug: 'öl & licht' }),
    'content/posts/b.md': post(),
  });
  assert.equal((await buildJson(site)).report.why['404.html'], 'new');
  site.write({ 'content/posts/a.md': post({ slug: 'öl & licht', title: 'Other' }) });
  site.remove('content/posts/b.md');
  const { report } = await buildJson(site);
  const own = '2025/06/ol-licht/index.html';
  assert.deepEqual(Object.keys(report.why).toSorted(), report.changed.toSorted());
  assert.equal(report.why[own], 'text, card, neighbours');
  assert.equal(report.why['404.html'], 'cards');
  const at = (path: string) => `https://test.example/blog/${path}`;
  assert.ok(report.urls.includes(at('2025/06/ol-licht/')));
  assert.ok(report.urls.includes(at('2025/06/b/')));
  assert.ok(report.urls.includes(at('404.html')));
  assert.equal(report.urls.length, report.changed.length + report.removed.length);
});

test('build --why says of every file that is made anew why, and many of one reason by their number', async () => {
  using site = new TestSite({ 'content/site.yaml': settings, ...posts(12) });
  const why = async () => (await runCommand('build', ['--root', site.root, '--why'])).output.split('\n').slice(0, -2);
  assert.match((await why()).join('\n'), /^\d+ files: new$/m);
  assert.deepEqual(await why(), []);
  site.write({
    '_site/404.html': 'altered',
    'content/posts/post-12.md': post({ title: 'A', date: '2025-12-20' }, ' '),
  });
  rmSync(join(site.root, '_site/robots.txt'));
  const lines = await why();
  for (const line of ['404.html: altered on disk', 'robots.txt: gone from disk', 'index.html: cards']) {
    assert.ok(lines.includes(line), lines.join('\n'));
  }
  site.write({ 'content/site.yaml': `${settings}excerptLength: 19\n` });
  assert.match((await why()).join('\n'), /^12 files: site, text, card \(unchanged\)$/m);
  site.remove('content/posts/post-12.md');
  assert.ok((await why()).includes('2025/12/post-12/index.html: removed'));
});

test('build --json prints the problems where nothing was written', async () => {
  using site = new TestSite({ 'content/posts/a.md': post({ date: 'nonsense' }) });
  const { status, report } = await buildJson(site);
  assert.equal(status, 1);
  assert.equal(report.ok, false);
  assert.equal(report.problems[0].file, join('content', 'posts', 'a.md'));
  assert.equal(report.problems[0].rule, 'wrong-date');
});

test('build --json prints JSON where another build is writing', async () => {
  using site = new TestSite({ 'content/posts/a.md': post() });
  const release = takeLock(outputPlaces(productionOptions(site.root)).lock);
  const { status, report } = await buildJson(site);
  release();
  assert.deepEqual([status, report.ok, report.problems], [1, false, []]);
  assert.match(report.error, /another build/);
});
