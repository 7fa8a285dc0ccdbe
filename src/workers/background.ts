import { on } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** A thread that finds out some things, one after the other, while this one goes on. */
export class Background<Answer> {
  readonly #answers: AsyncIterator<Answer[]>;
  readonly #ended: Promise<unknown>;

  /** Starts the thread with a program that calls `answerFrom`. */
  constructor(program: URL, input: unknown) {
    const thread = new Worker(program, { workerData: input });
    const answers: AsyncIterable<Answer[]> = on(thread, 'message', { close: ['exit'] });
    this.#answers = answers[Symbol.asyncIterator]();
    this.#ended = new Promise((resolve) => thread.once('exit', resolve));
  }

  /** The next of its answers; null where it could not give it. */
  async next(): Promise<Answer | null> {
    try {
      const { value, done } = await this.#answers.next();
      return done === true ? null : (value[0] ?? null);
    } catch {
      return null;
    }
  }

  /** Waits until the thread has ended, which it does by itself. */
  async ended(): Promise<void> {
    await this.#ended;
  }
}

/** Gives the answers of the thread that this is, each as soon as it is known. */
export function answerFrom<Input>(answers: (input: Input) => Iterable<unknown>): void {
  for (const answer of answers(workerData)) parentPort?.postMessage(answer);
}
