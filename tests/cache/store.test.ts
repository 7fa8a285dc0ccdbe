import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { retain } from '../../src/cache/retain.ts';
import { keptFile, sealedStore } from '../../src/cache/sealed-store.ts';
import { isCount, listOf } from '../../src/cache/shape.ts';
import { pathIn, store } from '../../src/cache/store.ts';
import { tree } from '../harness/edits.ts';

const parent = mkdtempSync(join(tmpdir(), 'broadsheet-store-'));
after(() => rmSync(parent, { recursive: true }));

/** A cache folder of its own, with these files, each with its name as content. */
function cacheOf(...files: readonly string[]): string {
  const folder = mkdtempSync(join(parent, 'cache-'));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), file);
  }
  return folder;
}

const filesOf = (folder: string) => Object.keys(tree(folder)).sort();

const numbers = sealedStore({
  place: 'numbers/*.json',
  key: (version: string, base: number) => `${version} ${base}`,
  shape: listOf(isCount),
  pruned: 'by its writer',
});

test('a place has a name for each of its stars, and no slash at its end', () => {
  const generations = store({ place: 'search-*/*/', pruned: 'by its writer' });
  assert.equal(pathIn(generations, '/cache', '1f', 'a$&b'), join('/cache', 'search-1f', 'a$&b'));
  assert.equal(pathIn(store({ place: 'links.json', pruned: 'replaced' }), '/cache'), join('/cache', 'links.json'));
});

test('what was written is read under its key, and under no other', () => {
  const cache = cacheOf();
  keptFile(numbers, cache, ['1', 10], 'a').write([1, 2]);
  assert.deepEqual(keptFile(numbers, cache, ['1', 10], 'a').read(), [1, 2]);
  assert.equal(keptFile(numbers, cache, ['2', 10], 'a').read(), null);
  assert.equal(keptFile(numbers, cache, ['1', 11], 'a').read(), null);
  assert.equal(keptFile(numbers, cache, ['1', 10], 'b').read(), null);
});

test('a file that is cut, edited, foreign, or no file at all is read as none', () => {
  const cache = cacheOf();
  const file = keptFile(numbers, cache, ['1', 10], 'a');
  file.write([1, 2]);
  const whole = readFileSync(file.path);
  const broken: readonly (() => void)[] = [
    () => writeFileSync(file.path, ''),
    () => writeFileSync(file.path, whole.subarray(0, -1)),
    () => writeFileSync(file.path, whole.toString().replace('2', '3')),
    () => writeFileSync(file.path, '[1,2]'),
    () => writeFileSync(file.path, whole.toString('latin1').replace('1', '\xff'), 'latin1'),
    () => mkdirSync(file.path),
    () => symlinkSync('nowhere', file.path),
    () => execFileSync('mkfifo', [file.path]),
  ];
  for (const breakIt of broken) {
    rmSync(file.path, { recursive: true, force: true });
    breakIt();
    assert.equal(file.read(), null, breakIt.toString());
  }
});

test('what a value must not be is read as none, sealed as it may be', () => {
  const cache = cacheOf();
  const anything = sealedStore({
    place: numbers.place,
    key: numbers.key,
    shape: (value): value is unknown => value !== undefined,
    pruned: numbers.pruned,
  });
  for (const forged of [null, {}, 'x', [-1], [[1]], ['1']]) {
    keptFile(anything, cache, ['1', 10], 'a').write(forged);
    assert.equal(keptFile(numbers, cache, ['1', 10], 'a').read(), null);
  }
});

test('an update writes only what differs from what was read', () => {
  const cache = cacheOf();
  const file = keptFile(numbers, cache, ['1', 10], 'a');
  file.update([], []);
  assert.deepEqual(filesOf(cache), []);
  file.update([], [1]);
  utimesSync(file.path, 1, 1);
  const before = tree(cache);
  file.update([1], [1]);
  assert.deepEqual(tree(cache), before);
});

test('a store retains the entries that are named, and what is no entry of it', () => {
  const cache = cacheOf('d/a.svg', 'd/b.svg', 'd/a.json', 'd/b.json', 'd/painted/b.svg', 'b.svg');
  const drawings = store({ place: 'd/*.svg', pruned: 'by --prune' });
  assert.equal(retain(drawings, cache, new Set(['a', 'c']), 0), 1);
  assert.deepEqual(filesOf(cache), ['b.svg', 'd/a.json', 'd/a.svg', 'd/b.json', 'd/painted/b.svg']);
});

test('a store of folders retains those that are named, among the entries of one parent alone', () => {
  const cache = cacheOf('s-1/a/x', 's-1/b/x', 's-1/b.json', 's-2/b/x');
  const generations = store({ place: 's-*/*/', pruned: 'by its writer' });
  assert.equal(retain(generations, cache, new Set(['a']), 0, '1'), 1);
  assert.deepEqual(filesOf(cache), ['s-1/a/x', 's-1/b.json', 's-2/b/x']);
  assert.equal(retain(generations, cache, new Set(['a']), 0, '3'), 0);
});

test('a draft that nobody finished goes when it is an hour old', () => {
  const cache = cacheOf('e/a', 'e/a.old.tmp', 'e/a.fresh.tmp');
  const now = Date.parse('2026-01-01');
  utimesSync(join(cache, 'e/a.old.tmp'), now / 1000 - 7200, now / 1000 - 7200);
  utimesSync(join(cache, 'e/a.fresh.tmp'), now / 1000 - 60, now / 1000 - 60);
  assert.equal(retain(store({ place: 'e/*', pruned: 'by --prune' }), cache, new Set(['a']), now), 1);
  assert.deepEqual(filesOf(cache), ['e/a', 'e/a.fresh.tmp']);
});

test('nothing is removed through a link, be it the folder or one above it', () => {
  const mine = cacheOf('e/a');
  for (const [link, target] of [
    ['one/e', 'e'],
    ['one', ''],
  ] as const) {
    const cache = cacheOf('other');
    mkdirSync(dirname(join(cache, link)), { recursive: true });
    symlinkSync(join(mine, target), join(cache, link));
    assert.equal(retain(store({ place: 'one/e/*', pruned: 'by --prune' }), cache, new Set(), 0), 0);
  }
  assert.deepEqual(filesOf(mine), ['e/a']);
});

test('folders of two caches can be poured together', () => {
  const [one, other, whole] = [cacheOf(), cacheOf(), cacheOf()];
  keptFile(numbers, one, ['1', 10], 'a').write([1]);
  keptFile(numbers, other, ['1', 10], 'b').write([2]);
  for (const cache of [one, other]) cpSync(cache, whole, { recursive: true });
  assert.deepEqual(keptFile(numbers, whole, ['1', 10], 'a').read(), [1]);
  assert.deepEqual(keptFile(numbers, whole, ['1', 10], 'b').read(), [2]);
});
