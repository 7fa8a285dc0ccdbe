/** What repeated measurements of one thing come to. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The middle of a list of numbers, or the mean of the two in the middle. Throws RangeError where there are none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('No values have no median.');
  return (lower + upper) / 2;
}

/** Median, least and greatest of a list of numbers. Throws RangeError where there are none. */
export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** The spread of those measurements that were possible; null where none was. */
export function spreadOfKnown(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : spread(known);
}

/**
 * How many times as much one thing takes as another, by their medians: below 1 where it takes less. Throws RangeError
 * where the other takes nothing.
 */
export function ratio(one: Spread, other: Spread): number {
  if (other.median <= 0) throw new RangeError('A ratio needs something above zero to compare with.');
  return one.median / other.median;
}
