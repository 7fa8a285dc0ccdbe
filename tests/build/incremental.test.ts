import assert from 'node:assert/strict';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { LockedError } from '../../src/output/lock.ts';
import { home } from '../../src/site/options.ts';
import { tree } from '../harness/edits.ts';
import { assertIncremental, assertRepaired, buildAt, start } from '../harness/incremental.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';

test('after any sequence of edits an incremental build leaves exactly what a clean build leaves', {
  timeout: 200_000,
}, async () => {
  await assertIncremental(1);
});

test('a second build writes nothing, and an edited body rewrites its page and its feeds alone', async () => {
  using site = new TestSite({ 'content/site.yaml': `${plainSite}search: false\n`, ...posts(30, { tags: ['a'] }) });
  await buildAt(site, start);
  assert.equal((await buildAt(site, start)).written, 0);
  const text = post({ title: 'Post 9', date: '2025-12-23', tags: ['a'], excerpt: 'Own words.' }, 'Old.');
  site.write({ 'content/posts/post-9.md': text });
  await buildAt(site, start);
  site.write({ 'content/posts/post-9.md': text.replace('Old.', 'New.') });
  const { changed } = await buildAt(site, start);
  assert.deepEqual(changed.toSorted(), [
    '2025/12/post-9/index.html',
    'atom.xml',
    'feed.json',
    'feed.xml',
    'tag/a/feed.xml',
  ]);
});

test('a change to one layout rewrites the pages that use it and no others', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}search: false\n`,
    ...posts(5, { tags: ['a'] }),
    'content/pages/about.md': '---\ntitle: About\n---\nText.\n',
  });
  await buildAt(site, start);
  const layout = readFileSync(join(home, '_includes/layouts/page.njk'), 'utf8');
  site.write({ '_includes/layouts/page.njk': layout.replace('{%- endblock', '<!-- changed -->{%- endblock') });
  assert.deepEqual((await buildAt(site, start)).changed, ['about/index.html']);
});

test('files that Broadsheet did not write are left alone and told', async () => {
  using site = new TestSite(posts(2));
  await buildAt(site, start);
  site.write({ '_site/CNAME': 'test.example', '_site/own/note.txt': 'mine' });
  const { foreign } = await buildAt(site, start);
  assert.deepEqual(foreign, ['CNAME', 'own/']);
  assert.equal(site.text('own/note.txt'), 'mine');
});

// One for all: each build that meets a harmed cache leaves a right one.
const harmed = new TestSite(posts(3, { tags: ['a'] }));
after(() => harmed[Symbol.dispose]());
await buildAt(harmed, start);
const published = tree(join(harmed.root, '_site'));

for (const [what, harm] of [
  ['missing', (path: string) => rmSync(path)],
  ['empty', (path: string) => writeFileSync(path, '')],
  ['cut short', (path: string) => truncateSync(path, 100)],
  ['foreign', (path: string) => writeFileSync(path, '{"hello": "world"}\n[]\n')],
] as const) {
  test(`a cache whose files are ${what} means a clean build, never a wrong page`, async () => {
    for (const file of Object.keys(tree(join(harmed.root, '.cache')))) harm(join(harmed.root, '.cache', file));
    await buildAt(harmed, start);
    assert.deepEqual(tree(join(harmed.root, '_site')), published);
  });
}

test('a second build at the same time says so and writes nothing', async () => {
  using site = new TestSite(posts(2));
  const first = buildAt(site, start);
  await assert.rejects(buildAt(site, start), LockedError);
  await first;
});

test('a build that is killed at any moment is repaired by the next', { timeout: 120_000 }, async () => {
  await assertRepaired([300, 450]);
});
