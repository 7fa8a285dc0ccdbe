import type { Surroundings } from './surroundings.ts';
import {
  BusyError,
  type Condition,
  type Content,
  type Entry,
  type Found,
  type Headers,
  type Target,
} from './target.ts';

/** Tries of one operation; with the waits between them about a minute and a half at most. */
const mostTries = 8;

/** The longest wait before the second try, and before any, in milliseconds. */
const firstWait = 250;
const longestWait = 30_000;

/**
 * A target that asks again where the one behind it is busy. Waits double from try to try, and a chance between none and
 * all of each is taken, so that many who were refused together do not come back together.
 */
export class PatientTarget implements Target {
  readonly name: string;
  readonly servesCopies: boolean;
  readonly servesRedirects: boolean;
  readonly hasFolders: boolean;
  readonly keepsConditions: boolean;
  readonly #target: Target;
  readonly #surroundings: Pick<Surroundings, 'random' | 'sleep'>;
  readonly #signal: AbortSignal;

  constructor(target: Target, surroundings: Pick<Surroundings, 'random' | 'sleep'>, signal: AbortSignal) {
    this.name = target.name;
    this.servesCopies = target.servesCopies;
    this.servesRedirects = target.servesRedirects;
    this.hasFolders = target.hasFolders;
    this.keepsConditions = target.keepsConditions;
    this.#target = target;
    this.#surroundings = surroundings;
    this.#signal = signal;
  }

  async list(prefix: string): Promise<readonly Entry[]> {
    return await this.#patiently(() => this.#target.list(prefix));
  }

  async head(key: string): Promise<Entry | null> {
    return await this.#patiently(() => this.#target.head(key));
  }

  async get(key: string): Promise<Found | null> {
    return await this.#patiently(() => this.#target.get(key));
  }

  async put(key: string, content: Content, headers: Headers, condition?: Condition): Promise<string> {
    return await this.#patiently(() => this.#target.put(key, content, headers, condition));
  }

  async remove(key: string): Promise<void> {
    await this.#patiently(() => this.#target.remove(key));
  }

  async #patiently<Result>(operation: () => Promise<Result>): Promise<Result> {
    const { random, sleep } = this.#surroundings;
    for (let tries = 1; ; tries++) {
      this.#signal.throwIfAborted();
      try {
        return await operation();
      } catch (error) {
        if (!(error instanceof BusyError) || tries === mostTries) throw error;
        await sleep(random() * Math.min(longestWait, firstWait * 2 ** (tries - 1)), this.#signal);
      }
    }
  }
}
