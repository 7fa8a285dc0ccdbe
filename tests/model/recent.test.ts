import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Recent } from '../../src/model/recent.ts';

test('the last things that were set or found are remembered, and no more than twice as many', () => {
  const key = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.array(fc.record({ key, isSet: fc.boolean() })), (size, steps) => {
      const recent = new Recent<number, number>(size);
      // Newest last, each key once.
      let used: number[] = [];
      const values = new Map<number, number>();
      for (const [step, { key: asked, isSet }] of steps.entries()) {
        if (isSet) {
          recent.set(asked, step);
          values.set(asked, step);
        } else if (recent.get(asked) === undefined) {
          assert.ok(!used.slice(-size).includes(asked));
          continue;
        } else assert.equal(recent.get(asked), values.get(asked));
        used = [...used.filter((one) => one !== asked), asked];
      }
      const known = [...values.keys()].filter((one) => recent.get(one) !== undefined);
      assert.ok(known.length <= 2 * size);
    }),
  );
});
