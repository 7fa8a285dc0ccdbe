/** A source of random choices that a seed determines, on every machine and in every version of Node alike. */
export interface Random {
  /** At least 0, below 1. */
  number(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True with a probability of so much. */
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<Item>(list: readonly [Item, ...Item[]]): Item;
}

/**
 * A generator of random numbers with 32 bits of state: the mulberry32 algorithm by Tommy Ettinger (public domain).
 * Good enough to vary a text, and not for anything else.
 */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const number = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    number,
    whole: (from, to) => from + Math.floor(number() * (to - from + 1)),
    chance: (probability) => number() < probability,
    pick: (list) => list[Math.floor(number() * list.length)] ?? list[0],
  };
}

/**
 * Draws ranks from 0 to `count` − 1 by Zipf's law: rank r comes up in proportion to 1 / (r + 1), as words in a text
 * and tags on a blog do.
 */
export function zipfRanks(count: number): (random: Random) => number {
  const sums = new Float64Array(count);
  let total = 0;
  for (let rank = 0; rank < count; rank += 1) {
    total += 1 / (rank + 1);
    sums[rank] = total;
  }
  return (random) => {
    const wanted = random.number() * total;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? total) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
