import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { foreignFiles } from '../../src/output/foreign.ts';
import { outputName } from '../../src/output/places.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'broadsheet-foreign-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const own = new Set(['index.html', ...Array.from({ length: 100 }, (_, number) => `posts/${number}/index.html`)]);
const folder = () => ({ root, output: join(root, '_site'), cache: join(root, '.cache') });
const kept = () => join(root, '.cache', `folders-${outputName(folder())}.json`);
const write = (name: string) => {
  const path = join(root, '_site', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, name);
};
const foreign = (files: ReadonlySet<string> = own, isAlone = false) => foreignFiles(folder(), files, isAlone);
/** What has changed within a clock step may change once more in it: nothing is kept of that. */
const clockStep = () => pause(30);

for (const begins of ['with an output that nobody else was in', 'with one that was read'])
  test(`what comes into a folder is told, and no more when it is gone, whatever the folder's times say: ${begins}`, async () => {
    for (const name of own) write(name);
    await clockStep();
    assert.deepEqual(foreign(own, begins.includes('nobody')), []);
    assert.ok(existsSync(kept()));
    assert.deepEqual(foreign(), []);
    const { atime, mtime } = statSync(join(root, '_site/posts/7'));
    write('posts/7/note.txt');
    write('posts/8/own/deep.txt');
    write('CNAME');
    write('tools/a.txt');
    utimesSync(join(root, '_site/posts/7'), atime, mtime);
    const all = ['CNAME', 'posts/7/note.txt', 'posts/8/own/', 'tools/'];
    assert.deepEqual(foreign(), all);
    await clockStep();
    assert.deepEqual(foreign(), all);
    rmSync(join(root, '_site/posts/7/note.txt'));
    assert.deepEqual(foreign(), all.toSpliced(1, 1));
    rmSync(join(root, '_site/posts/9'), { recursive: true });
    renameSync(join(root, '_site/posts/8'), join(root, '_site/posts/9'));
    assert.deepEqual(foreign(), ['CNAME', 'posts/9/own/', 'tools/']);
  });

test('a file that is not our own any more is told, though its folder is as it was', async () => {
  for (const name of own) write(name);
  await clockStep();
  assert.deepEqual(foreign(own, true), []);
  const fewer = new Set([...own].filter((name) => name !== 'posts/5/index.html' && name !== 'index.html'));
  assert.deepEqual(foreign(fewer), ['index.html', 'posts/5/']);
});

test('folders that a build has added nothing to are not read again: what is known of them outlives files that come and go', async () => {
  for (const name of own) write(name);
  await clockStep();
  assert.deepEqual(foreign(own, true), []);
  const before = statSync(kept()).mtimeMs;
  write('posts/new/index.html');
  rmSync(join(root, '_site/posts/5'), { recursive: true });
  const others = new Set([...own, 'posts/new/index.html'].filter((name) => name !== 'posts/5/index.html'));
  assert.deepEqual(foreign(others), []);
  // So few were read that it was not worth keeping.
  assert.equal(statSync(kept()).mtimeMs, before);
  write('posts/6/note.txt');
  assert.deepEqual(foreign(others), ['posts/6/note.txt']);
});
