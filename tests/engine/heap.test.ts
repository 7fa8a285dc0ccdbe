import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

const megabyte = 2 ** 20;

/** What a process tells of its first thread's nursery before it expects much work and after it, and of that of another thread. */
function nurseries(begin: string): { before: number; after: number; other: number } {
  const heap = JSON.stringify(new URL('../../src/engine/heap.ts', import.meta.url).href);
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    import { isMainThread, parentPort, Worker } from 'node:worker_threads';
    import { claimHeap, expectMuchWork, keepHeapSmall } from ${heap};
    const size = () => {
      const space = getHeapSpaceStatistics().find((one) => one.space_name === 'new_space');
      return space.space_used_size + space.space_available_size;
    };
    if (isMainThread) {
      ${begin}
      const before = size();
      expectMuchWork();
      expectMuchWork();
      const after = size();
      const thread = new Worker(new URL(import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 24 } });
      thread.once('message', (other) => console.log(JSON.stringify({ before, after, other })));
    } else {
      expectMuchWork();
      parentPort.postMessage(size());
    }`;
  const module = `data:text/javascript,${encodeURIComponent(script)}`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', `await import(${JSON.stringify(module)})`], {
      encoding: 'utf8',
    }),
  );
}

test("a command's threads that expect much work have a nursery of eight megabytes each, and not more", () => {
  // A build says only that the process is its own; a preview and an import keep it small from their beginning on.
  for (const begin of ['claimHeap();', 'keepHeapSmall();']) {
    const { before, after, other } = nurseries(begin);
    assert.ok(before < 4 * megabyte, `${before} before`);
    for (const size of [after, other]) assert.ok(size > 7 * megabyte && size <= 8 * megabyte, `${size}`);
  }
});

test("who calls the engine by its API keeps V8's settings", () => {
  const { before, after } = nurseries('');
  assert.equal(after, before);
});
