import { parentPort } from 'node:worker_threads';
import { perform, type Task } from './tasks.ts';

/** The answer of a thread: what it made, or why it could not. */
export type Answer = { readonly outcome: Awaited<ReturnType<typeof perform>> } | { readonly failure: Error };

parentPort?.on('message', async (task: Task) => {
  parentPort?.postMessage(await answer(task));
});

async function answer(task: Task): Promise<Answer> {
  try {
    return { outcome: await perform(task) };
  } catch (error) {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }
}
