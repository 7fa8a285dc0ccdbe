import { test } from 'node:test';
import { assertPreviewFollows } from '../harness/preview-edits.ts';

test('after very many sequences of edits a preview shows exactly what a new preview would show', async () => {
  await assertPreviewFollows(60);
});
