import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Background } from '../../src/workers/background.ts';

/** The program of a thread that answers from a number. */
const program = (answers: string) => {
  const module = new URL('../../src/workers/background.ts', import.meta.url).href;
  const code = `import { answerFrom } from ${JSON.stringify(module)};\nanswerFrom(function* (number) { ${answers} });`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
};

test('a thread in the background gives its answers in their order, whenever somebody asks, and ends by itself', async () => {
  const thread = new Background<number>(program('yield number; yield number + 1;'), 41);
  const [second, third] = [thread.next(), thread.next()].slice(1).concat(thread.next());
  assert.deepEqual([await second, await third], [42, null]);
  await thread.ended();
  assert.equal(await thread.next(), null);
});

test('what a thread in the background cannot answer is null, and nothing else of the process ends with it', async () => {
  const failing = new Background<number>(program('yield number; throw new Error("no");'), 1);
  assert.deepEqual([await failing.next(), await failing.next(), await failing.next()], [1, null, null]);
  await failing.ended();
  const missing = new Background<number>(new URL('./nowhere.ts', import.meta.url), 1);
  await missing.ended();
  assert.equal(await missing.next(), null);
});
