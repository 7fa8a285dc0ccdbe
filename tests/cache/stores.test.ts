import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { stores } from '../../src/build/stores.ts';
import { dropAbandoned } from '../../src/cache/retain.ts';
import { home } from '../../src/site/options.ts';
import { tree } from '../harness/edits.ts';

/** A row of the paper: the places that it names, its modules, and how it is pruned. */
interface Row {
  readonly places: readonly string[];
  readonly modules: readonly string[];
  readonly pruned: string;
}

const paper = readFileSync(join(home, 'docs/caches.md'), 'utf8');
const codeIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** The rows of the table of what is in the cache folder. Words in capitals are names, for which a store has a star. */
function rowsOf(text: string): Row[] {
  const [, table = ''] = /\n\| what \| file \|.*\n\| ---.*\n((?:\|.*\n)+)/.exec(text) ?? [];
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [, , file = '', , , module = '', pruned = ''] = line.split('|').map((cell) => cell.trim());
      const places = codeIn(file).map((place) => place.replace(/[A-Z]{2,}/g, '*'));
      return { places, modules: codeIn(module), pruned: pruned.replaceAll('`', '') };
    });
}

const rows = rowsOf(paper);

test('every store has a row in the paper of caches, and every row is of a store', () => {
  const listed = rows.flatMap(({ places }) => places);
  assert.deepEqual(listed.toSorted(), stores.map(({ place }) => place).toSorted());
});

test('no two stores lie in the same place', () => {
  assert.equal(new Set(stores.map(({ place }) => place)).size, stores.length);
});

for (const { place, pruned } of stores) {
  test(`the paper says who prunes ${place}, and names the module that has it`, () => {
    const row = rows.find(({ places }) => places.includes(place));
    assert.ok(row !== undefined);
    assert.ok(row.pruned.startsWith(pruned), `${row.pruned} is not ${pruned}`);
    const texts = row.modules.map((name) => readFileSync(join(home, name), 'utf8'));
    assert.ok(texts.some((text) => text.includes(`place: '${place}'`)));
  });
}

test('every store that a module has is in the list', () => {
  const sources = globSync('src/**/*.ts', { cwd: home }).map((name) => readFileSync(join(home, name), 'utf8'));
  const places = sources.flatMap((text) =>
    [...text.matchAll(/\bs(?:ealedS)?tore\(\{[^']*?\bplace: '([^']+)'/g)].map(([, place = '']) => place),
  );
  assert.deepEqual(places.toSorted(), stores.map(({ place }) => place).toSorted());
});

test('nobody makes a path in the cache folder but through a store', () => {
  const made = globSync('src/**/*.ts', { cwd: home })
    .filter((name) => !name.startsWith('src/cache/'))
    .filter((name) =>
      /\bjoin\((?:\w+\.)*cache(?:Folder)?,|'\.cache\/(?!broadsheet')/.test(readFileSync(join(home, name), 'utf8')),
    );
  assert.deepEqual(made, []);
});

test('what killed builds have left goes when it is an hour old, of every store, and nothing else', () => {
  const cache = mkdtempSync(join(tmpdir(), 'broadsheet-stores-'));
  const now = Date.parse('2026-01-01');
  const write = (name: string, age: number) => {
    mkdirSync(dirname(join(cache, name)), { recursive: true });
    writeFileSync(join(cache, name), '');
    utimesSync(join(cache, name), now / 1000 - age, now / 1000 - age);
  };
  const kept = [
    'site.json',
    'images/facts/a.json',
    'search-1f/a.json',
    'own-1f/now/index.html',
    'mine/x.tmp',
    'own-aside-2/a',
  ];
  for (const name of kept) write(name, 7200);
  const old = [
    'site.json.1.tmp',
    'images/facts/a.json.1.tmp',
    'search-1f/a.json.1.tmp',
    'words/de.json.1.tmp',
    'own-aside-1/a',
  ];
  for (const name of old) write(name, 7200);
  write('site.json.2.tmp', 60);
  utimesSync(join(cache, 'own-aside-1'), now / 1000 - 7200, now / 1000 - 7200);
  utimesSync(join(cache, 'own-aside-2'), now / 1000 - 60, now / 1000 - 60);
  utimesSync(join(cache, 'own-1f'), now / 1000 - 7200, now / 1000 - 7200);
  assert.equal(dropAbandoned(stores, cache, now), 5);
  assert.deepEqual(Object.keys(tree(cache)).sort(), [...kept, 'site.json.2.tmp'].sort());
  rmSync(cache, { recursive: true });
});
