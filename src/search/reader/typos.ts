/** Letters that a word needs to have one, and two, of them wrong: short words resemble too many others. */
const [leastForOne, leastForTwo] = [4, 8];

/**
 * The word that was most likely meant: of those in the fewest edits of letters the one that most posts have. Null where
 * none is near enough. An edit adds, takes or changes a letter, or swaps two neighbours.
 */
export function nearestWord(wrong: string, words: ReadonlyMap<string, number>): string | null {
  const limit = wrong.length < leastForOne ? 0 : wrong.length < leastForTwo ? 1 : 2;
  let nearest: { word: string; edits: number; posts: number } | null = null;
  for (const [word, posts] of words) {
    if (Math.abs(word.length - wrong.length) > limit) continue;
    const edits = distance(wrong, word);
    if (edits === 0 || edits > limit) continue;
    const isNearer = nearest === null || edits < nearest.edits || (edits === nearest.edits && posts > nearest.posts);
    if (isNearer) nearest = { word, edits, posts };
  }
  return nearest?.word ?? null;
}

/** The edits that make one word of another, none of its letters edited twice (optimal string alignment). */
function distance(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwap ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, last] = [last, next];
  }
  return last[b.length] ?? 0;
}
