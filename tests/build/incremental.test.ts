import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { build } from '../../src/build/build.ts';
import { LockedError } from '../../src/output/lock.ts';
import { home, productionOptions } from '../../src/site/options.ts';
import { editedSite, step, take, tree } from '../harness/edits.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const day = 86_400_000;

async function buildAt(
  site: TestSite,
  now: number,
  { output = '_site', cache = '.cache', preview = false }: { output?: string; cache?: string; preview?: boolean } = {},
) {
  const result = await build({
    ...productionOptions(site.root),
    output: join(site.root, output),
    cache: join(site.root, cache),
    now,
    preview,
  });
  if (result.summary === null) throw new Error(result.problems.map((problem) => JSON.stringify(problem)).join('\n'));
  return result.summary;
}

/** What a clean build, with nothing kept from before, leaves of the site as it is now. */
async function cleanTree(site: TestSite, now: number, preview = false): Promise<Record<string, string>> {
  for (const folder of ['_clean', '.clean']) rmSync(join(site.root, folder), { recursive: true, force: true });
  await buildAt(site, now, { output: '_clean', cache: '.clean', preview });
  return tree(join(site.root, '_clean'));
}

/** Whether a build shows drafts: most do not. */
const drafts = fc.nat(4).map((number) => number === 0);

test('after any sequence of edits an incremental build leaves exactly what a clean build leaves', {
  timeout: 200_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, drafts), { minLength: 3, maxLength: 8 }), async (steps) => {
      using site = editedSite();
      let now = start;
      await buildAt(site, now);
      for (const [number, [one, preview]] of steps.entries()) {
        now += take(site, one, number, '_site') * day;
        await buildAt(site, now, { preview });
        assert.deepEqual(tree(join(site.root, '_site')), await cleanTree(site, now, preview));
      }
    }),
    { numRuns: 10 },
  );
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

for (const [what, harm] of [
  ['missing', (path: string) => rmSync(path)],
  ['empty', (path: string) => writeFileSync(path, '')],
  ['cut short', (path: string) => truncateSync(path, 100)],
  ['foreign', (path: string) => writeFileSync(path, '{"hello": "world"}\n[]\n')],
] as const) {
  test(`a cache whose files are ${what} means a clean build, never a wrong page`, async () => {
    using site = new TestSite(posts(3, { tags: ['a'] }));
    await buildAt(site, start);
    const before = tree(join(site.root, '_site'));
    for (const file of Object.keys(tree(join(site.root, '.cache')))) harm(join(site.root, '.cache', file));
    await buildAt(site, start);
    assert.deepEqual(tree(join(site.root, '_site')), before);
  });
}

test('a second build at the same time says so and writes nothing', async () => {
  using site = new TestSite(posts(2));
  const first = buildAt(site, start);
  await assert.rejects(buildAt(site, start), LockedError);
  await first;
});

test('a build that is killed at any moment is repaired by the next', { timeout: 120_000 }, async () => {
  using site = new TestSite(posts(40, { tags: ['a', 'b'] }));
  const expected = await cleanTree(site, start);
  for (const delay of [150, 300, 450, 600, 750]) {
    const child = spawn(process.execPath, [join(home, 'src/commands/build.ts'), '--root', site.root], {
      env: { ...process.env, SOURCE_DATE_EPOCH: String(start / 1000) },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await pause(delay);
    child.kill('SIGKILL');
    await ended;
    await buildAt(site, start);
    assert.deepEqual(tree(join(site.root, '_site')), expected);
    if (delay % 300 === 0) rmSync(join(site.root, '_site'), { recursive: true });
    else site.write({ 'content/posts/post-1.md': post({ title: 'Post 1', date: '2025-12-31', tags: ['a', 'b'] }) });
  }
  assert.equal(existsSync(join(site.root, '.cache', 'output.lock')), false);
});
