import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newCounter, noneTaken, takeNeighbours, takeTurns } from '../../src/workers/turns.ts';

/** Lets threads take items in an order that is given by their numbers, then each to its end; gives what each of them got. */
function takenBy(threads: readonly (() => number | null)[], order: readonly number[]): number[][] {
  const got: number[][] = threads.map(() => []);
  const take = (number: number): boolean => {
    const item = threads[number]?.() ?? null;
    if (item !== null) got[number]?.push(item);
    return item !== null;
  };
  for (const number of order) take(number % threads.length);
  for (const number of threads.keys()) while (take(number));
  return got;
}

const counts = fc.integer({ min: 0, max: 60 });
const orders = fc.array(fc.nat({ max: 7 }), { maxLength: 80 });

test('each item is handed out once, whichever thread asks when', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 8 }), orders, (count, threads, order) => {
      const items = Array.from({ length: count }, (_, index) => index);
      const [counter, taken] = [newCounter(), noneTaken(count)];
      for (const take of [() => takeTurns(items, counter), () => takeNeighbours(items, taken)]) {
        const got = takenBy(Array.from({ length: threads }, take), order);
        assert.deepEqual(
          got.flat().sort((a, b) => a - b),
          items,
        );
      }
    }),
  );
});

test('threads that take neighbours begin apart, and go on beside what they had', () => {
  const items = Array.from({ length: 16 }, (_, index) => index);
  const taken = noneTaken(items.length);
  const threads = [1, 2, 3, 4].map(() => takeNeighbours(items, taken));
  const got = takenBy(threads, [0, 1, 2, 3, 0, 1, 2, 3]);
  assert.deepEqual(
    got.map((some) => some.slice(0, 2)),
    [
      [0, 1],
      [8, 9],
      [4, 5],
      [12, 13],
    ],
  );
});
