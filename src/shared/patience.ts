/** How long the shared cache is waited for. Milliseconds. */
export interface Patience {
  /** For all entries that are asked for, or put there, at once; and the more for each of them. */
  readonly atAll: number;
  readonly perEntry: number;
  /** In which something has to come or go on a connection. */
  readonly silence: number;
  /** The first wait before what was busy is asked again; the later ones are twice as long, each time. */
  readonly wait: number;
}

/**
 * A picture takes about as long to be made as an entry is given here: a cache that is slower than that is no use, and one
 * that does not answer costs the first ten seconds.
 */
export const usualPatience: Patience = { atAll: 10_000, perEntry: 200, silence: 8_000, wait: 100 };

/** How often a busy store is asked. */
export const mostTries = 4;
