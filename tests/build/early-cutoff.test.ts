import assert from 'node:assert/strict';
import { cpSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from '../../src/build/build.ts';
import type { Summary } from '../../src/output/summary.ts';
import { reasonText } from '../../src/output/why.ts';
import { home, productionOptions } from '../../src/site/options.ts';
import { picture } from '../harness/pictures.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const text = post({ tags: ['a'], thumbnail: '/a.png', thumbnailAlt: 'A shade' }, '[Data](data.csv), ![A](/a.png)');

async function siteWithAll(): Promise<TestSite> {
  const site = new TestSite({
    'content/site.yaml': `${plainSite}icon: /a.png\nimages: { widths: [120] }\n`,
    'content/posts/a.md': text,
    'content/posts/data.csv': 'a,b\n',
    'content/a.png': await picture(600, 300),
    'public/own.txt': 'mine',
  });
  for (const version of ['one', 'two']) {
    site.write({ [`${version}/package.json`]: '{}', [`${version}/src/version.ts`]: version });
    cpSync(join(home, '_includes'), join(site.root, version, '_includes'), { recursive: true });
  }
  return site;
}

/** Builds with a version of the generator, which differs from the others by nothing but its name. */
async function summaryOf(site: TestSite, version = 'one'): Promise<Summary> {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const { summary, problems } = await build({
    ...productionOptions(site.root),
    home: join(site.root, version),
    now,
  });
  if (summary === null) throw new Error(JSON.stringify(problems));
  return summary;
}

function assertNothingWritten({ written, changed, removed, urls }: Summary): void {
  assert.deepEqual({ written, changed, removed, urls }, { written: 0, changed: [], removed: [], urls: [] });
}

test('a blank line at the end of a post makes its page and feeds and search anew, and writes none of them', async () => {
  using site = await siteWithAll();
  await summaryOf(site);
  site.write({ 'content/posts/a.md': `${text}\n\n` });
  const summary = await summaryOf(site);
  assertNothingWritten(summary);
  const reasons = new Map(summary.remade.map(({ output, reason }) => [output, reasonText(reason)]));
  assert.equal(reasons.get('2025/06/a/index.html'), 'text');
  assert.equal(reasons.get('tag/a/feed.xml'), 'items');
  assert.equal(reasons.has('index.html'), false);
});

test('another time of a linked file, a picture, a post or a file of public/ makes nothing anew', async () => {
  using site = await siteWithAll();
  await summaryOf(site);
  for (const name of ['content/posts/data.csv', 'content/a.png', 'content/posts/a.md', 'public/own.txt']) {
    utimesSync(join(site.root, name), 1_000_000_000, 1_000_000_000);
  }
  const summary = await summaryOf(site);
  assertNothingWritten(summary);
  assert.deepEqual(summary.remade, []);
});

test('another version of the generator makes every page anew, and writes none whose bytes are the same', async () => {
  using site = await siteWithAll();
  await summaryOf(site);
  const summary = await summaryOf(site, 'two');
  assertNothingWritten(summary);
  assert.deepEqual([...new Set(summary.remade.map(({ reason }) => reasonText(reason)))], ['generator']);
  assert.ok(summary.remade.some(({ output }) => output === 'index.html'));
});
