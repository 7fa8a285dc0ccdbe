import { setImmediate as turn } from 'node:timers/promises';
import type { Schedule } from '../site/schedule.ts';

/** What a preview asks of one build. */
export interface LiveRequest {
  /** Gives the build up at its next pause: newer changes are there. */
  readonly signal: AbortSignal;
  /**
   * Ends the encoding of pictures too, and at once: nobody wants them. Newer changes do, so `signal` lets it go on. Where
   * this one is aborted, so is `signal`.
   */
  readonly closed: AbortSignal;
  /** True for a build that brings search up to date. */
  readonly indexes: boolean;
  /** Where set, the own pages of files that were just saved are printed before all others, and told here. */
  readonly onEarly: ((outputs: readonly string[]) => void) | null;
}

/** The schedule of a build behind a preview: the saved page first, pauses between all steps, search when asked for. */
export function liveSchedule({ signal, closed, indexes, onEarly }: LiveRequest): Schedule {
  const left: (() => void)[] = [];
  return {
    async pause() {
      await turn();
      signal.throwIfAborted();
    },
    putOff: (work) => left.push(work),
    // Somebody waits for the first page.
    meanwhile: () => undefined,
    finish() {
      for (const work of left.splice(0)) work();
    },
    async first(print) {
      if (onEarly !== null) onEarly(await print());
    },
    async ahead(print) {
      // What is wrong with a page is told when it is printed for good.
      if (onEarly !== null) await print(onEarly).catch(() => undefined);
    },
    encoding: closed,
    printsBeside: false,
    indexes,
    goesOn: true,
  };
}
