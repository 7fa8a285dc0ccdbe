import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { saveState } from '../../src/output/state.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { productionOptions } from '../../src/site/options.ts';
import { tree } from '../harness/edits.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';

const settings = `${plainSite}search: false\n`;

function plainPosts(): TestSite {
  return new TestSite({ 'content/site.yaml': settings, ...posts(3, { tags: ['a'] }) });
}

function placed(problems: readonly Problem[]): string[] {
  return problems.map(({ file, rule }) => `${file} ${rule}`);
}

// One for all: each build that meets a forged record leaves a right one.
const forged = plainPosts();
after(() => forged[Symbol.dispose]());
await forged.built();

for (const output of ['../victim.txt', '/victim.txt', 'a/../../victim.txt', '', '.', 'a//b', '..\\victim.txt']) {
  test(`a forged record of the output ${JSON.stringify(output)} removes nothing`, async () => {
    forged.write({ 'victim.txt': 'Words.' });
    const record = { output, of: null, fingerprint: 'x', texts: '', size: 1, stamp: '1', hash: 'x', needs: '' };
    saveState(productionOptions(forged.root), { metadata: null, manifest: null, records: [record], base: null });
    const { summary } = await forged.built();
    assert.equal(readFileSync(join(forged.root, 'victim.txt'), 'utf8'), 'Words.');
    assert.deepEqual(summary?.removed, []);
  });
}

test('nothing is written or removed through a folder that is a link', async () => {
  using site = plainPosts();
  await site.built();
  renameSync(join(site.root, '_site/2025'), join(site.root, 'elsewhere'));
  symlinkSync(join(site.root, 'elsewhere'), join(site.root, '_site/2025'));
  const outside = tree(join(site.root, 'elsewhere'));
  const before = tree(join(site.root, '_site'));
  site.write({ 'content/posts/post-1.md': post({ title: 'Other', date: '2025-12-31', tags: ['a'] }) });
  const { summary, problems } = await site.build();
  assert.equal(summary, null);
  assert.deepEqual(placed(problems), ['_site/2025 blocked-output']);
  assert.deepEqual(tree(join(site.root, '_site')), before);
  for (const name of [1, 2, 3]) site.remove(`content/posts/post-${name}.md`);
  site.write({ 'content/posts/new.md': post({ date: '2024-01-01' }) });
  await site.built();
  assert.deepEqual(tree(join(site.root, 'elsewhere')), outside);
});

test('a link where a file belongs is replaced, and what it leads to stays', async () => {
  using site = plainPosts();
  await site.built();
  site.write({ 'victim.txt': 'Words.' });
  const page = join(site.root, '_site/index.html');
  const text = readFileSync(page, 'utf8');
  rmSync(page);
  symlinkSync(join(site.root, 'victim.txt'), page);
  await site.built();
  assert.equal(readFileSync(page, 'utf8'), text);
  assert.equal(readFileSync(join(site.root, 'victim.txt'), 'utf8'), 'Words.');
});

test('what is in the way of files and of folders is told, all of it, before one file is moved', async () => {
  using site = plainPosts();
  await site.built();
  for (const name of ['index.html', 'tag']) rmSync(join(site.root, '_site', name), { recursive: true });
  site.write({
    '_site/index.html/own.txt': 'mine',
    '_site/tag': 'mine',
    'content/site.yaml': `${settings}tagline: New\n`,
  });
  const before = tree(join(site.root, '_site'));
  const { summary, problems } = await site.build();
  assert.equal(summary, null);
  assert.deepEqual(placed(problems), ['_site/index.html blocked-output', '_site/tag blocked-output']);
  assert.deepEqual(tree(join(site.root, '_site')), before);
  for (const name of ['index.html', 'tag']) rmSync(join(site.root, '_site', name), { recursive: true });
  await site.built();
  assert.match(site.text('index.html'), /New/);
});

test('empty folders where a file belongs are in nobody’s way', async () => {
  using site = plainPosts();
  await site.built();
  const page = join(site.root, '_site/index.html');
  const text = readFileSync(page, 'utf8');
  rmSync(page);
  mkdirSync(join(page, 'a/b'), { recursive: true });
  await site.built();
  assert.equal(readFileSync(page, 'utf8'), text);
});

test('an own file makes room for a folder, and an own folder for a file', async () => {
  const page = (permalink: string) => ({
    'content/pages/a.md': `---\ntitle: A\npermalink: ${permalink}\n---\nText.\n`,
  });
  using site = new TestSite({ 'content/site.yaml': settings, ...posts(1), ...page('/notes/a.html') });
  await site.built();
  for (const permalink of ['/notes/a.html/b.html', '/notes/a.html']) {
    site.write(page(permalink));
    await site.built();
    assert.ok(existsSync(join(site.root, '_site', permalink)));
  }
});

test('an output that is a file, or a link that leads nowhere, is told', async () => {
  using site = plainPosts();
  writeFileSync(join(site.root, '_site'), 'mine');
  assert.deepEqual(placed((await site.build()).problems), ['_site blocked-output']);
  rmSync(join(site.root, '_site'));
  symlinkSync(join(site.root, 'nowhere'), join(site.root, '_site'));
  assert.deepEqual(placed((await site.build()).problems), ['_site blocked-output']);
});

test('an output that is a link to a folder is where the site goes', async () => {
  using site = plainPosts();
  mkdirSync(join(site.root, 'public-html'));
  symlinkSync(join(site.root, 'public-html'), join(site.root, '_site'));
  await site.built();
  assert.ok(existsSync(join(site.root, 'public-html/index.html')));
});

test('pages that come out as they were are neither written nor told as changed, and not printed again', async () => {
  using site = plainPosts();
  await site.built();
  const file = join(site.root, 'content/posts/post-1.md');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n\n`);
  const { summary } = await site.built();
  assert.deepEqual([summary?.written, summary?.changed, summary?.removed], [0, [], []]);
  rmSync(join(site.root, '.cache'), { recursive: true });
  const afresh = await site.built();
  assert.deepEqual([afresh.summary?.written, afresh.summary?.changed, afresh.summary?.removed], [0, [], []]);
  assert.equal(afresh.summary?.kept, summary?.kept);
  assert.deepEqual(afresh.summary?.foreign, []);
});

test('a file that was altered so that its size and time are the same is right again when it is made anew', async () => {
  using site = plainPosts();
  await site.built();
  const { summary } = await site.build({ clean: true });
  assert.equal(summary?.written, 0);
  const page = join(site.root, '_site/index.html');
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, text.replace('Test Site', 'Best Site'));
  const again = await site.build({ clean: true });
  assert.deepEqual(again.summary?.changed, ['index.html']);
  assert.equal(readFileSync(page, 'utf8'), text);
});

test('a build tells which files it removed', async () => {
  using site = plainPosts();
  await site.built();
  rmSync(join(site.root, '_site/2025/12/post-3/index.html'));
  site.remove('content/posts/post-3.md');
  site.remove('content/posts/post-2.md');
  const { summary } = await site.built();
  assert.deepEqual(summary?.removed, ['2025/12/post-2/index.html']);
});
