import { parentPort } from 'node:worker_threads';
import type { Outcome, Task } from '../build/tasks.ts';
import { keepCompiled } from '../cache/compile-cache.ts';
import type { Seed } from '../site/snapshot.ts';

keepCompiled();

/** What a thread is told: the seed of the pages to come, which has no answer, or a task. */
export type Message = { readonly seed: Seed } | { readonly task: Task };

/** The answer of a thread: what it made, or why it could not. */
export type Answer = { readonly outcome: Outcome } | { readonly failure: Error };

// The thread loads what it needs while its first task is on the way.
const tasks = import('../build/tasks.ts');
let seed: Seed | null = null;

parentPort?.on('message', async (message: Message) => {
  if ('task' in message) {
    parentPort?.postMessage(await answer(message.task));
    // What was read is printed next, after a pause in which this thread has nothing to do.
    if (message.task.kind === 'read') await import('@11ty/eleventy').catch(() => undefined);
    return;
  }
  seed = message.seed;
  // So its pages are known by the time that they are printed. What is wrong with it is told by the task that needs it.
  const { pagesOf } = await import('../site/snapshot.ts');
  try {
    pagesOf(message.seed);
  } catch {}
});

async function answer(task: Task): Promise<Answer> {
  try {
    const { perform } = await tasks;
    return { outcome: await perform(task, seed) };
  } catch (error) {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }
}
