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

/** Which items of a list are taken, and how many threads have begun with it: shared memory too. */
export type TakenItems = SharedArrayBuffer;

/** A list of so many items of which none is taken. */
export function noneTaken(items: number): TakenItems {
  return new SharedArrayBuffer((items + 1) * Int32Array.BYTES_PER_ELEMENT);
}

/**
 * Takes the next item of a list whose neighbours have much in common; null when all are taken. Each thread begins at a place
 * of its own and goes on from there, so that what it has learnt of one item serves it for the next; where all behind that is
 * taken, it helps the others.
 */
export function takeNeighbours<Item>(items: readonly Item[], taken: TakenItems): () => Item | null {
  const view = new Int32Array(taken);
  let place = Math.floor(firstPlace(Atomics.add(view, 0, 1)) * items.length);
  let unseen = items.length;
  return () => {
    while (unseen > 0) {
      const index = place;
      place = (place + 1) % items.length;
      unseen--;
      if (Atomics.exchange(view, index + 1, 1) === 0) return items[index] ?? null;
    }
    return null;
  };
}

/** Where in a list, from 0 to 1, the thread of a number begins: 0, 1/2, 1/4, 3/4, 1/8 … (the sequence of van der Corput). */
function firstPlace(number: number): number {
  let place = 0;
  for (let [rest, step] = [number, 0.5]; rest > 0; [rest, step] = [rest >> 1, step / 2]) place += (rest & 1) * step;
  return place;
}
