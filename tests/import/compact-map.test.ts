import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CompactMap } from '../../src/import/compact-map.ts';

test('A compact map holds what a Map holds, in its order, however it grows', () => {
  const pairs = fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 3 }), fc.string({ unit: 'grapheme' })));
  fc.assert(
    fc.property(pairs, fc.nat({ max: 2500 }), (some, many) => {
      const all = [
        ...some,
        ...Array.from({ length: many }, (_, number) => [`n${number % 2100}`, `v${number}`] as const),
      ];
      const [map, compact] = [new Map<string, string>(), new CompactMap()];
      for (const [key, value] of all) {
        map.set(key, value.toWellFormed());
        compact.set(key, value);
      }
      assert.deepEqual([...compact.values()], [...map.values()]);
      assert.equal(compact.size, map.size);
      for (const [key, value] of map) assert.equal(compact.get(key), value);
      assert.equal(compact.get('none of them'), null);
    }),
    { numRuns: 20 },
  );
});

test('A compact map says of a key without a value whether it is a new one', () => {
  const compact = new CompactMap();
  assert.deepEqual([compact.add('a'), compact.add('b'), compact.add('a')], [true, true, false]);
  assert.deepEqual([compact.get('a'), compact.has('b'), compact.has('c')], ['', true, false]);
});
