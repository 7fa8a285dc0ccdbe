import type { Surroundings } from '../publish/surroundings.ts';

/** How much is asked at a time. */
export interface Pace {
  /** Requests under way at all hosts. */
  readonly parallel: number;
  /** Requests under way at one host. */
  readonly perHost: number;
  /** Milliseconds between the beginnings of two requests to one host. */
  readonly pause: number;
}

/** Lets so many in at a time, in the order in which they came. */
class Gate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(free: number) {
    this.#free = free;
  }

  async through<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((go) => this.#waiting.push(go));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
  }
}

/**
 * Whose turn it is: few at a time at each host, with a pause between them, and so many in all. Who waits for a host keeps
 * nobody from another one.
 */
export class Turns {
  readonly #pace: Pace;
  readonly #surroundings: Pick<Surroundings, 'now' | 'sleep'>;
  readonly #all: Gate;
  readonly #hosts = new Map<string, { readonly gate: Gate; next: number }>();

  constructor(pace: Pace, surroundings: Pick<Surroundings, 'now' | 'sleep'>) {
    this.#pace = pace;
    this.#surroundings = surroundings;
    this.#all = new Gate(pace.parallel);
  }

  async at<Result>(host: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    const turns = this.#of(host);
    return await turns.gate.through(async () => {
      const { now, sleep } = this.#surroundings;
      for (let wait = turns.next - now(); wait > 0; wait = turns.next - now()) await sleep(wait, signal);
      turns.next = now() + this.#pace.pause;
      return await this.#all.through(work);
    });
  }

  /** Asks nothing of a host before a time. */
  hold(host: string, until: number): void {
    const turns = this.#of(host);
    turns.next = Math.max(turns.next, until);
  }

  #of(host: string) {
    const known = this.#hosts.get(host) ?? { gate: new Gate(this.#pace.perHost), next: 0 };
    this.#hosts.set(host, known);
    return known;
  }
}
