import { test } from 'node:test';
import { stepWithCode } from '../harness/edits.ts';
import { assertPreviewFollows } from '../harness/preview-edits.ts';

test('after very many sequences of edits a preview shows exactly what a new preview would show', async () => {
  await assertPreviewFollows(60);
});

test('after edits of its own code too a preview shows exactly what a new preview would show', async () => {
  await assertPreviewFollows(12, stepWithCode);
});
