import { parentPort } from 'node:worker_threads';
import { keepCompiled } from './compile-cache.ts';
import type { Seed } from './seed.ts';
import type { Outcome, Task } from './tasks.ts';

keepCompiled();

/** What a thread is told: the seed of the pages to come, which has no answer, or a task. */
export type Message = { readonly seed: Seed } | { readonly task: Task };

/** The answer of a thread: what it made, or why it could not. */
export type Answer = { readonly outcome: Outcome } | { readonly failure: Error };

// The thread loads what it needs while its first task is on the way.
const tasks = import('./tasks.ts');
let seed: Seed | null = null;

parentPort?.on('message', async (message: Message) => {
  if ('task' in message) {
    parentPort?.postMessage(await answer(message.task));
    return;
  }
  seed = message.seed;
  const { makeReady } = await tasks;
  // What is wrong with a seed is told by the task that needs it.
  await makeReady(seed).catch(() => undefined);
});

async function answer(task: Task): Promise<Answer> {
  try {
    const { perform } = await tasks;
    return { outcome: await perform(task, seed) };
  } catch (error) {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }
}
