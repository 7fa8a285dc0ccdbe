/** One of several equal parts of the work, counted from 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** Reads `3/16`; null where the text is no part of a whole. */
export function parseShard(text: string): Shard | null {
  const match = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text);
  if (match === null) return null;
  const [part, of] = [Number(match[1]), Number(match[2])];
  return part <= of ? { part, of } : null;
}

/**
 * True for the sources of one part. A source's hash chooses, so every machine divides alike whatever it has in its
 * cache, and a picture that is added moves no other one.
 */
export function isInShard(sourceHash: string, { part, of }: Shard): boolean {
  return Number.parseInt(sourceHash.slice(0, 8), 16) % of === part - 1;
}
