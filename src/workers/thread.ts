import { parentPort, workerData } from 'node:worker_threads';
import { keepCompiled } from '../cache/compile-cache.ts';

/** What a thread does. It is told of things, which has no answer, and takes part in tasks. */
export interface Performer<Task, Outcome, Notice> {
  hear(notice: Notice): void;
  /** Takes part in a task until nothing of it is left; gives what it made bit by bit, as soon as it is made. */
  perform(task: Task): AsyncIterable<Outcome>;
}

/** The module that says what the thread does: it exports `createPerformer`. */
export interface WorkerData {
  readonly module: string;
}

/** What a thread is sent. */
export type Message<Task, Notice> = { readonly notice: Notice } | { readonly task: Task };

/** An answer to a task: something that the thread made, that it has made all, or why it could not. */
export type Answer<Outcome> = { readonly outcome: Outcome } | { readonly isDone: true } | { readonly failure: Error };

/** A module as `import` gives it. */
interface PerformerModule {
  createPerformer(): Performer<unknown, unknown, unknown> | Promise<Performer<unknown, unknown, unknown>>;
}

keepCompiled();

const { module }: WorkerData = workerData;
// The thread loads what it needs while its first task is on the way.
const performer = import(module).then(({ createPerformer }: PerformerModule) => createPerformer());
// A module that cannot be loaded is told by the first task.
performer.catch(() => undefined);

/** Why the last notice could not be understood: a notice has no answer, so the next task is told. */
let misheard: Error | null = null;

parentPort?.on('message', async (message: Message<unknown, unknown>) => {
  if ('task' in message) await answerAll(message.task);
  else misheard = await hear(message.notice);
});

async function hear(notice: unknown): Promise<Error | null> {
  try {
    (await performer).hear(notice);
    return null;
  } catch (error) {
    return errorOf(error);
  }
}

/**
 * Sends what a task gives at once: sent in one message at the end, all of it would be in memory here, in the message, and
 * there.
 */
async function answerAll(task: unknown): Promise<void> {
  try {
    if (misheard !== null) throw misheard;
    for await (const outcome of (await performer).perform(task)) answer({ outcome });
    answer({ isDone: true });
  } catch (error) {
    answer({ failure: errorOf(error) });
  }
}

function answer(answered: Answer<unknown>): void {
  parentPort?.postMessage(answered);
}

function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
