/**
 * Owns the order of a build's steps and its pauses: all that differs between a build that somebody waits for as a whole
 * and one behind a preview, where somebody waits for one page and may change it again at any time.
 */
export interface Schedule {
  /** Lets what else waits in this thread go first. Throws where the build was given up: nothing is half-written then. */
  pause(): Promise<void>;
  /** Puts off what nothing in this build depends on: to the next `meanwhile`, or to `finish`. */
  putOff(work: () => void): void;
  /** May do what was put off: others are at work by now, which this thread would wait for at the end. */
  meanwhile(): void;
  /** Does what was put off. A build calls it when it has nothing more to do, whether it was written or not. */
  finish(): void;
  /** Prints the pages of the files that were just saved, where somebody waits for these before all others. */
  first(print: () => Promise<readonly string[]>): Promise<void>;
  /** Prints pages while pictures are encoded, where somebody waits for any page at all; `show` tells of them. */
  ahead(print: (show: (outputs: readonly string[]) => void) => Promise<void>): Promise<void>;
  /** Ends the encoding of pictures where it is aborted; null where it always goes to its end. */
  readonly encoding: AbortSignal | null;
  /** True where pages are printed beside the encoder: not where one page is to come first. */
  readonly printsBeside: boolean;
  /** False leaves the indexes of search as they are, however old: they take longer than all the rest. */
  readonly indexes: boolean;
  /** True where this process will build the same site again, and does well to remember what it read. */
  readonly goesOn: boolean;
}

/** The schedule of a build that somebody waits for as a whole: one step after the other, without a pause. */
export function batchSchedule(): Schedule {
  const later: (() => void)[] = [];
  const doLater = () => {
    for (const work of later.splice(0)) work();
  };
  return {
    pause: async () => undefined,
    putOff: (work) => later.push(work),
    meanwhile: doLater,
    finish: doLater,
    first: async () => undefined,
    ahead: async () => undefined,
    encoding: null,
    printsBeside: true,
    indexes: true,
    goesOn: false,
  };
}
