import { on } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programUrl } from '../engine/own-files.ts';
import type { Answer, Message, WorkerData } from './thread.ts';

/** More threads than this gain nothing: the rest of a build is not divided. */
const mostThreads = 8;

/**
 * A nursery of 8 MB at most, for those who build by the API and whose V8 nobody has told to keep it small: a larger one takes
 * much more memory than time.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24 };

/**
 * The other threads of a process, one for each further core. They start when they are first needed. What they do is
 * said by a module, which exports `createPerformer` (see `Performer`).
 */
export class Threads<Task, Outcome, Notice> {
  readonly #module: URL;
  readonly #others: Worker[] = [];
  readonly #ending: Promise<number>[] = [];
  readonly #begun = new Set<Worker>();
  readonly #count: number;
  readonly #notices: Notice[] = [];

  constructor(module: URL, count: number = Math.min(mostThreads, availableParallelism())) {
    this.#module = module;
    this.#count = count;
  }

  /** Starts the threads, so that they are ready when the first task comes. */
  start(): void {
    const workerData: WorkerData = { module: this.#module.href };
    while (this.#others.length < this.#count - 1) {
      const other = new Worker(programUrl('workers/thread'), { resourceLimits, workerData });
      for (const notice of this.#notices) this.#send(other, { notice });
      this.#others.push(other);
    }
  }

  /** True when each of the threads has answered something: all that they need is loaded. */
  get haveBegun(): boolean {
    return this.#others.every((other) => this.#begun.has(other));
  }

  /** Tells the threads, those that start later too, what the tasks to come are about. They make themselves ready for it. */
  tell(notice: Notice): void {
    this.#notices.push(notice);
    for (const other of this.#others) this.#send(other, { notice });
  }

  /**
   * Lets all threads take part in a task, this one by `here`; gives all that they made. Throws what the first of them
   * threw.
   */
  async work(task: Task, here: () => AsyncIterable<Outcome>): Promise<readonly Outcome[]> {
    this.start();
    const answers = this.#others.map((other) => this.#ask(other, task));
    return (await Promise.all([Array.fromAsync(here()), ...answers])).flat();
  }

  /**
   * Ends the threads. To end one with much in memory takes a while, which nobody has to wait for who has something else to do:
   * whoever closes them again waits for those too.
   */
  async close(): Promise<void> {
    this.#ending.push(...this.#others.splice(0).map((worker) => worker.terminate()));
    await Promise.all(this.#ending);
  }

  #send(worker: Worker, message: Message<Task, Notice>): void {
    worker.postMessage(message);
  }

  async #ask(worker: Worker, task: Task): Promise<Outcome[]> {
    const answers: AsyncIterable<Answer<Outcome>[]> = on(worker, 'message');
    this.#send(worker, { task });
    const outcomes: Outcome[] = [];
    for await (const [answer] of answers) {
      this.#begun.add(worker);
      if (answer === undefined || 'isDone' in answer) break;
      if ('failure' in answer) throw answer.failure;
      outcomes.push(answer.outcome);
    }
    return outcomes;
  }
}
