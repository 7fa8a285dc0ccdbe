import { parentPort } from 'node:worker_threads';
import { keepCompiled } from './compile-cache.ts';
import type { Outcome, Task } from './tasks.ts';

keepCompiled();

/** The answer of a thread: what it made, or why it could not. */
export type Answer = { readonly outcome: Outcome } | { readonly failure: Error };

parentPort?.on('message', async (task: Task) => {
  parentPort?.postMessage(await answer(task));
});

async function answer(task: Task): Promise<Answer> {
  try {
    const { perform } = await import('./tasks.ts');
    return { outcome: await perform(task) };
  } catch (error) {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }
}
