import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { RecordFile } from '../../src/import/record-file.ts';

test('A file of records holds what a Map holds, in its order, in texts of any script', () => {
  const entries = fc.array(fc.tuple(fc.nat({ max: 20 }), fc.string({ unit: 'grapheme' })));
  fc.assert(
    fc.property(entries, (all) => {
      const [map, records] = [new Map<number, string>(), new RecordFile((value) => z.string().parse(value))];
      for (const [number, text] of all) {
        map.set(number, text);
        records.set(number, text);
      }
      assert.deepEqual([...records.values()], [...map.values()]);
      for (const [number, text] of map) assert.equal(records.get(number), text);
      assert.equal(records.get(21), null);
    }),
    { numRuns: 20 },
  );
});
