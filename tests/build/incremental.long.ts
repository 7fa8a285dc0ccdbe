import { test } from 'node:test';
import { stepWithCode } from '../harness/edits.ts';
import { assertIncremental, assertRepaired } from '../harness/incremental.ts';

test('after very many sequences of edits an incremental build leaves exactly what a clean build leaves', async () => {
  await assertIncremental(60);
});

test('a build that is killed at any of many moments is repaired by the next', async () => {
  await assertRepaired(Array.from({ length: 20 }, (_, index) => 100 + index * 50));
});

test('after edits of its own code too an incremental build leaves exactly what a clean build leaves', async () => {
  await assertIncremental(12, stepWithCode);
});
