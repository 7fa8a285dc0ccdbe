import { parentPort, workerData } from 'node:worker_threads';
import { keepCompiled } from '../cache/compile-cache.ts';

/** What a thread does. It is told of things, which has no answer, and takes part in tasks. */
export interface Performer<Task, Outcome, Notice> {
  hear(notice: Notice): void;
  /** Takes part in a task until nothing of it is left. */
  perform(task: Task): Promise<Outcome>;
}

/** The module that says what the thread does: it exports `createPerformer`. */
export interface WorkerData {
  readonly module: string;
}

/** What a thread is sent. */
export type Message<Task, Notice> = { readonly notice: Notice } | { readonly task: Task };

/** The answer to a task: what the thread made, or why it could not. */
export type Answer<Outcome> = { readonly outcome: Outcome } | { readonly failure: Error };

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
  if ('task' in message) parentPort?.postMessage(await answer(message.task));
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

async function answer(task: unknown): Promise<Answer<unknown>> {
  try {
    if (misheard !== null) throw misheard;
    return { outcome: await (await performer).perform(task) };
  } catch (error) {
    return { failure: errorOf(error) };
  }
}

function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
