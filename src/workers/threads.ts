import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Outcome, Task } from '../build/tasks.ts';
import type { Seed } from '../site/snapshot.ts';
import type { Answer, Message } from './thread.ts';

/** More threads than this gain nothing: the rest of a build is not divided. */
const mostThreads = 8;

/** A nursery of 8 MB, as `npm run build` gives the first thread: a larger one takes much more memory than time. */
const resourceLimits = { maxYoungGenerationSizeMb: 24 };

/**
 * The threads of a build: this one, and one for each further core. They start when they are first needed, and take
 * turns at tasks with this thread.
 */
export class Threads {
  readonly #others: Worker[] = [];
  readonly #count: number;
  #seed: Seed | null = null;

  constructor(count: number = Math.min(mostThreads, availableParallelism())) {
    this.#count = count;
  }

  /** Starts the other threads, so that they are ready when the first task comes. */
  start(): void {
    while (this.#others.length < this.#count - 1) {
      const other = new Worker(new URL('thread.ts', import.meta.url), { resourceLimits });
      if (this.#seed !== null) tell(other, { seed: this.#seed });
      this.#others.push(other);
    }
  }

  /** Says what pages the tasks to come are about. Threads that are up make themselves ready for it. */
  share(seed: Seed): void {
    if (this.#seed === seed) return;
    this.#seed = seed;
    for (const other of this.#others) tell(other, { seed });
  }

  /** Works at a task in all threads; `alone` keeps a small one to this thread. Throws what the first thread threw. */
  async work(task: Task, alone: boolean): Promise<readonly Outcome[]> {
    if (!alone) this.start();
    const answers = alone ? [] : this.#others.map((worker) => ask(worker, task));
    // A thread that only lists files and starts others need not have loaded what these load at the same time.
    const own = import('../build/tasks.ts').then(({ perform }) => perform(task, this.#seed));
    return await Promise.all([own, ...answers]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#others.splice(0).map((worker) => worker.terminate()));
  }
}

function tell(worker: Worker, message: Message): void {
  worker.postMessage(message);
}

async function ask(worker: Worker, task: Task): Promise<Outcome> {
  const answered = once(worker, 'message');
  tell(worker, { task });
  const [answer]: Answer[] = await answered;
  if (answer === undefined) throw new Error('a thread ended without an answer');
  if ('failure' in answer) throw answer.failure;
  return answer.outcome;
}
