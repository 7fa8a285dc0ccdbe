import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showProgress } from '../../src/commands/progress.ts';

test('a step is measured from its first report, whatever was waited for before', () => {
  const lines: string[] = [];
  let now = 0;
  const stream = { isTTY: false, write: (line: string | Uint8Array) => lines.push(String(line)) > 0 };
  const report = showProgress(stream, () => now);
  for (const [at, done] of [
    [60_000, 0],
    [64_000, 20],
    [70_000, 50],
  ] as const) {
    now = at;
    report({ step: 'published', done, total: 100 });
  }
  assert.deepEqual(lines, ['published: 50 of 100, 5.0/s, 10 s left\n']);
});
