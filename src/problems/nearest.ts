import { distance } from 'fastest-levenshtein';

/**
 * The candidate that was most likely meant by a mistyped name, or null where none is near: case and spacing count for
 * nothing, and at most a third of the letters may differ (two in a short name). Of those that are equally near, it is the one
 * that begins like the name for longest: a slip is rarely in the first letters, so `jss` is `js` and not `css`.
 */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  const wanted = folded(name);
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(wanted.length / 3));
  let bestBeginning = -1;
  for (const candidate of candidates) {
    const text = folded(candidate);
    // Texts differ by as many letters at least as one is longer than the other.
    if (Math.abs(text.length - wanted.length) > bestDistance) continue;
    const apart = distance(wanted, text);
    const beginning = commonBeginning(wanted, text);
    const isNearer = apart < bestDistance || (apart === bestDistance && beginning > bestBeginning);
    if (isNearer && apart < wanted.length) {
      best = candidate;
      bestDistance = apart;
      bestBeginning = beginning;
    }
  }
  return best;
}

/** How many letters two texts begin with alike. */
function commonBeginning(first: string, second: string): number {
  let length = 0;
  while (length < first.length && first.charAt(length) === second.charAt(length)) length++;
  return length;
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/g, '');
}

/** The end of a message about a name that is unknown: the near one as a question, or the remedy where none is near. */
export function meant(near: string | null, otherwise: string): string {
  return near ? `did you mean "${near}"?` : otherwise;
}
