import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeLock } from '../../src/output/lock.ts';
import { outputPlaces } from '../../src/output/places.ts';
import { productionOptions } from '../../src/site/options.ts';
import { runCommand } from '../harness/command.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const settings = `${plainSite}search: false\narchives: [home]\nfeeds: []\n`;

async function buildJson(site: TestSite) {
  const { status, output } = await runCommand('build', ['--root', site.root, '--json']);
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
