import type { Outline } from '../index/format.ts';
import type { Matches } from './matches.ts';

/** A bundle with what each word of a query found in it, in the order of the words. */
export interface Searched {
  readonly outline: Outline;
  readonly matches: readonly Matches[];
}

/** A post that has all words, by its bundle's place and its number there; the higher the score, the better. */
export interface Ranked {
  readonly bundle: number;
  readonly post: number;
  readonly score: number;
}

/** BM25's constants: how soon one more occurrence says little, and how much a long text has to have more of them. */
const [saturation, lengthShare] = [1.2, 0.75];
/** All words in the title are worth more than any number of them in a text, which reaches 2.2 at most. */
const titleWeight = 10;
const termWeight = 2;
/** What another form of a word is worth beside the word as typed. */
const otherForm = 0.8;

/**
 * The posts that have every word, ranked as if all bundles were one: a word is as rare as it is in all of them, and a
 * text as long as it is beside all others. Those of one score stay in the order of bundles and posts.
 */
export function rank(bundles: readonly Searched[]): Ranked[] {
  const lengths = bundles.flatMap(({ outline }) => outline.lengths);
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1;
  const words = bundles[0]?.matches.length ?? 0;
  const rarities = Array.from({ length: words }, (_, word) =>
    rarity(
      lengths.length,
      bundles.reduce((sum, { matches }) => sum + postsOf(matches[word]), 0),
    ),
  );
  const whole = rarities.reduce((sum, one) => sum + one, 0);
  const found: Ranked[] = [];
  for (const [place, bundle] of bundles.entries()) {
    for (const [post, score] of scoresIn(bundle, rarities, whole, averageLength)) {
      found.push({ bundle: place, post, score });
    }
  }
  return found.sort((a, b) => b.score - a.score || a.bundle - b.bundle || a.post - b.post);
}

/** How much a word says (the inverse document frequency of BM25): never less than 0. */
function rarity(posts: number, having: number): number {
  return Math.log(1 + (posts - having + 0.5) / (having + 0.5));
}

function postsOf(matches: Matches | undefined): number {
  return new Set(matches?.posts.map(({ post }) => post)).size;
}

function scoresIn(
  { outline, matches }: Searched,
  rarities: readonly number[],
  whole: number,
  averageLength: number,
): [number, number][] {
  const count = outline.lengths.length;
  const wordsHad = new Uint8Array(count);
  const scores = new Float64Array(count);
  const titled = new Float64Array(count);
  const titledWords = new Uint8Array(count);
  for (const [word, { posts }] of matches.entries()) {
    const frequency = new Float64Array(count);
    const inTitle = new Float64Array(count);
    const inTerm = new Uint8Array(count);
    const isHad = new Uint8Array(count);
    for (const match of posts) {
      const worth = match.isSame ? 1 : otherForm;
      isHad[match.post] = 1;
      frequency[match.post] = (frequency[match.post] ?? 0) + match.count * worth;
      if (match.inTitle) inTitle[match.post] = Math.max(inTitle[match.post] ?? 0, worth);
      if (match.inTerm) inTerm[match.post] = 1;
    }
    const rare = rarities[word] ?? 0;
    for (let post = 0; post < count; post++) {
      if (isHad[post] === 0) continue;
      wordsHad[post] = (wordsHad[post] ?? 0) + 1;
      const times = frequency[post] ?? 0;
      const length = 1 - lengthShare + (lengthShare * (outline.lengths[post] ?? 0)) / averageLength;
      const inText = ((saturation + 1) * times) / (saturation * length + times);
      scores[post] = (scores[post] ?? 0) + rare * (inText + termWeight * (inTerm[post] ?? 0));
      if ((inTitle[post] ?? 0) > 0) {
        titled[post] = (titled[post] ?? 0) + rare * (inTitle[post] ?? 0);
        titledWords[post] = (titledWords[post] ?? 0) + 1;
      }
    }
  }
  const found: [number, number][] = [];
  for (let post = 0; post < count; post++) {
    if (wordsHad[post] !== matches.length) continue;
    const share = whole > 0 ? (titled[post] ?? 0) / whole : 0;
    const ofTitle = Math.min(1, (titledWords[post] ?? 0) / (outline.titleLengths[post] || 1));
    const title = titleWeight * (titled[post] ?? 0) * share ** 2 * (1 + ofTitle);
    found.push([post, (scores[post] ?? 0) + title]);
  }
  return found;
}
