import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** What a publish takes from the machine: tests give it another clock and other chances. */
export interface Surroundings {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Ends after so many milliseconds, and throws when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** A name that nothing else has. */
  readonly unique: () => string;
  /** Who publishes, for whoever else wants to. */
  readonly owner: string;
  /** True for an owner that surely lives no more: a process of this machine that there is not. */
  readonly hasEnded: (owner: string) => boolean;
}

/** Those of this process. */
export function machine(): Surroundings {
  return {
    now: Date.now,
    random: Math.random,
    async sleep(milliseconds, signal) {
      try {
        await pause(milliseconds, undefined, { signal });
      } catch (error) {
        // Who has stopped it says why.
        signal?.throwIfAborted();
        throw error;
      }
    },
    unique: randomUUID,
    owner: `process ${process.pid} on ${hostname()}`,
    hasEnded(owner) {
      const [, pid, host] = /^process (\d+) on (.+)$/.exec(owner) ?? [];
      return host === hostname() && !isRunning(Number(pid));
    },
  };
}

/** Signal 0 asks, and does nothing (POSIX, `kill`); a process of somebody else's refuses it. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
