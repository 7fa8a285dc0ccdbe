import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

const megabyte = 2 ** 20;

/** The nurseries of a fresh thread that grows its own, and of one that starts after it, in bytes. */
async function nurseries(): Promise<{ before: number; after: number; later: number }> {
  const thread = new Worker(
    `const { parentPort, Worker } = require('node:worker_threads');
     const { getHeapSpaceStatistics } = require('node:v8');
     const size = 'const space = getHeapSpaceStatistics().find((one) => one.space_name === "new_space");' +
       'space.space_used_size + space.space_available_size';
     import(${JSON.stringify(new URL('../../src/engine/heap.ts', import.meta.url).href)}).then(({ expectMuchWork, keepHeapSmall }) => {
       keepHeapSmall();
       const before = eval(size);
       expectMuchWork();
       const after = eval(size);
       const script = 'const { parentPort } = require("node:worker_threads");' +
         'const { getHeapSpaceStatistics } = require("node:v8");' +
         'parentPort.postMessage((() => { ' + size.replace(';', '; return ') + '; })());';
       new Worker(script, { eval: true }).once('message', (later) => parentPort.postMessage({ before, after, later }));
     });`,
    { eval: true },
  );
  const [sizes] = await once(thread, 'message');
  return sizes;
}

test('a nursery that grows has eight megabytes, as those of later threads have, and not more', async () => {
  const { before, after, later } = await nurseries();
  assert.ok(before < 4 * megabyte, `${before} before`);
  for (const size of [after, later]) assert.ok(size > 7 * megabyte && size <= 8 * megabyte, `${size}`);
});
