import { test } from 'node:test';
import { assertAllContained } from '../harness/raw-html.ts';

test('no raw HTML whatever reaches what follows it, in very many bodies', () => {
  assertAllContained(30_000);
});
