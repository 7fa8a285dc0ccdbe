import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NumberGroups, NumberMap } from '../../src/import/number-map.ts';

const pairs = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.maxSafeNat()));

test('A map of numbers holds what a Map holds, in its order, however it grows and however large its keys are', () => {
  fc.assert(
    fc.property(pairs, fc.maxSafeNat(), fc.nat({ max: 9000 }), (some, far, many) => {
      const step = Math.floor(far / 10_000);
      const all = [...some, ...Array.from({ length: many }, (_, number) => [number * step, number] as const)];
      const [map, numbers] = [new Map<number, number>(), new NumberMap()];
      for (const [key, value] of all) {
        map.set(key, value);
        numbers.set(key, value);
      }
      assert.deepEqual([...numbers.keys()], [...map.keys()]);
      for (const [key, value] of map) assert.equal(numbers.get(key), value);
      assert.equal(numbers.get(0.5), null);
    }),
    { numRuns: 20 },
  );
});

test('Groups of numbers are what Map.groupBy makes of them, each in the order in which its numbers came', () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const groups = new NumberGroups();
      for (const [group, member] of all) groups.add(group, member);
      const expected = Map.groupBy(all, ([group]) => group);
      for (let group = 0; group <= 31; group++)
        assert.deepEqual(
          [...groups.of(group)],
          (expected.get(group) ?? []).map(([, member]) => member),
        );
    }),
  );
});
