/**
 * Hands out the items of a list to several threads, each item once: whoever is free takes the next one, so that no
 * thread waits for a slower one. The counter is shared memory; the list is a copy in each thread.
 */
export type TurnCounter = SharedArrayBuffer;

/** A counter at the beginning of its list. */
export function newCounter(): TurnCounter {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

/** Takes the next item of the list; null when all are taken. */
export function takeTurns<Item>(items: readonly Item[], counter: TurnCounter): () => Item | null {
  const view = new Int32Array(counter);
  return () => items[Atomics.add(view, 0, 1)] ?? null;
}
