import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { type Layer, LayeredFile, type LayerForm, layerOf, layerPieces } from '../../src/cache/layered-file.ts';
import { keptFile, sealedStore } from '../../src/cache/sealed-store.ts';
import { isCount, isText, objectOf } from '../../src/cache/shape.ts';

const parent = mkdtempSync(join(tmpdir(), 'broadsheet-layers-'));
after(() => rmSync(parent, { recursive: true }));

interface Item {
  readonly name: string;
  readonly number: number;
}
type Items = Layer<string, Item>;

const definition = {
  shape: layerOf(isText, objectOf<Item>({ name: isText, number: isCount })),
  pieces: layerPieces,
  pruned: 'replaced',
} as const;
const all = sealedStore({ ...definition, place: 'all.json', key: () => 'items-1' });
const changed = sealedStore({ ...definition, place: 'changed.json', key: (seal: string) => seal });
const form: LayerForm<Items, string, Item> = {
  nameOf: ({ name }) => name,
  kept: (layer) => layer,
  layer: (kept) => kept,
};

/** Two files in a folder of their own. */
function layers() {
  const folder = mkdtempSync(join(parent, 'cache-'));
  const file = new LayeredFile(keptFile(all, folder, []), (seal) => keptFile(changed, folder, [seal]), form);
  return { file, all: join(folder, 'all.json'), changed: join(folder, 'changed.json') };
}

const itemsTo = (count: number): Item[] =>
  Array.from({ length: count }, (_, number) => ({ name: `item ${number}`, number }));

test('whatever is kept after whatever else is read as it was kept, by somebody else too', () => {
  const edits = fc.array(
    fc.record({
      head: fc.string(),
      numbers: fc.dictionary(fc.stringMatching(/^[a-z]{1,2}$/), fc.nat(9), { maxKeys: 90, noNullPrototype: true }),
      isOther: fc.boolean(),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(edits, (taken) => {
      const { file } = layers();
      let base = null;
      let before: ReadonlyMap<string, Item> = new Map();
      for (const { head, numbers, isOther } of taken) {
        const items = Object.entries(numbers).map(([name, number]) => {
          const known = before.get(name);
          return known?.number === number ? known : { name, number };
        });
        base = file.write(head, items, base);
        const read = file.read();
        assert.equal(read?.head, head);
        assert.deepEqual(new Map(read?.items), new Map(items.map((item) => [item.name, item])));
        // Another process has only what it has read.
        if (isOther) base = read?.base ?? null;
        before = isOther ? (read?.items ?? new Map()) : new Map(items.map((item) => [item.name, item]));
      }
    }),
    { numRuns: 30 },
  );
});

test('a change writes what changed, and all is written anew when an eighth has changed', () => {
  const { file, ...paths } = layers();
  const items = itemsTo(800);
  const base = file.write('', items, null);
  const { ino } = statSync(paths.all);
  for (const changes of [1, 50, 100]) {
    assert.equal(file.write('', [...itemsTo(changes), ...items.slice(changes)], base), base);
    assert.ok(statSync(paths.changed).size < 200 + 40 * changes);
  }
  assert.equal(statSync(paths.all).ino, ino);
  file.write('', [...itemsTo(101), ...items.slice(101)], base);
  assert.notEqual(statSync(paths.all).ino, ino);
  assert.ok(!existsSync(paths.changed));
});

test('changes are worth nothing beside another file than the one that they were made for, or beside none', () => {
  const { file, ...paths } = layers();
  const [first, ...others] = itemsTo(5);
  const base = file.write('one', itemsTo(5), null);
  const older = readFileSync(paths.all);
  file.write('two', others, file.read()?.base ?? null);
  const changes = readFileSync(paths.changed);
  assert.equal(file.read()?.items.size, 4);
  file.write('three', [...others, { name: 'new', number: 1 }], null);
  // As a build leaves them that is killed between the two.
  writeFileSync(paths.changed, changes);
  assert.deepEqual([...(file.read()?.items.keys() ?? [])].at(-1), 'new');
  assert.equal(file.read()?.head, 'three');
  writeFileSync(paths.all, older);
  assert.equal(file.read()?.head, 'two');
  writeFileSync(paths.changed, changes.subarray(0, -1));
  assert.deepEqual([...(file.read()?.items.values() ?? [])][0], first);
  rmSync(paths.all);
  writeFileSync(paths.changed, changes);
  assert.equal(file.read(), null);
  assert.notEqual(file.write('four', others, base), base, 'what is lost is written again');
  assert.equal(file.read()?.items.size, 4);
});

test('a file that somebody else has written in the meantime gets no changes that were made for the one before', () => {
  const { file, ...paths } = layers();
  const base = file.write('', itemsTo(5), null);
  const stamp = file.stamp();
  file.write('of somebody else', itemsTo(3), null);
  assert.notEqual(file.stamp(), stamp);
  file.write('ours', itemsTo(4), base);
  assert.ok(!existsSync(paths.changed));
  assert.deepEqual([file.read()?.head, file.read()?.items.size], ['ours', 4]);
});
