import type { Post } from '../model/post.ts';
import type { Term } from './term.ts';

/** How many related posts a post shows. */
const relatedCount = 3;

/** How far to either side of a post, within each of its terms, related posts are looked for. */
const reach = 8;

/** Gives the posts most like one that has these terms, best first. */
export type FindRelated = (post: Post, terms: readonly Term[]) => readonly Post[];

/**
 * Finds related posts: a few that share terms with one, a rare term counting more than a common one, newer ones first among
 * equals. Only posts near in time within a shared term are weighed, so that the cost per post is the same in a large
 * archive, and a new post changes the related posts of its neighbours alone. `listed` is all that terms have posts of,
 * newest first, and `places` says where in it each post is: numbers are compared and added up, not posts.
 */
export function relatedFinder(listed: readonly Post[], places: ReadonlyMap<Post, number>): FindRelated {
  // By place; all zero between two posts.
  const scores = new Float64Array(listed.length);
  const weighed: number[] = [];
  const placesOf = new Map<Term, Int32Array>();
  return (post, terms) => {
    const own = places.get(post);
    if (own === undefined) return [];
    for (const term of terms) {
      const inTerm = placesOf.get(term) ?? new Int32Array(term.posts.map((one) => places.get(one) ?? 0));
      placesOf.set(term, inTerm);
      weighNear(own, inTerm, scores, weighed);
    }
    const best = bestOf(weighed, scores);
    for (const place of weighed) scores[place] = 0;
    weighed.length = 0;
    return best.map((place) => listed[place]).filter((one) => one !== undefined);
  };
}

/** Adds what a term counts to the scores of the posts near one in it. `places` are the term's, from the newest on. */
function weighNear(own: number, places: Int32Array, scores: Float64Array, weighed: number[]): void {
  const middle = indexIn(places, own);
  // One whose name means another term, as the two would share a URL.
  if (places[middle] !== own) return;
  const weight = rarity(places.length);
  const end = Math.min(places.length, middle + reach + 1);
  for (let index = Math.max(0, middle - reach); index < end; index++) {
    const place = places[index] ?? own;
    if (place === own) continue;
    const score = scores[place] ?? 0;
    if (score === 0) weighed.push(place);
    scores[place] = score + weight;
  }
}

/** The index of a number in numbers that rise. */
function indexIn(rising: Int32Array, value: number): number {
  let [from, to] = [0, rising.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rising[middle] ?? value) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The places of the highest scores, of equal ones the newest first, without sorting the many others. */
function bestOf(weighed: readonly number[], scores: Float64Array): readonly number[] {
  const best: number[] = [];
  for (const place of weighed) {
    const score = scores[place] ?? 0;
    let rank = best.length;
    for (; rank > 0; rank--) {
      const above = best[rank - 1] ?? place;
      const other = scores[above] ?? 0;
      if (other > score || (other === score && above < place)) break;
    }
    if (rank >= relatedCount) continue;
    best.splice(rank, 0, place);
    if (best.length > relatedCount) best.pop();
  }
  return best;
}

/** Divisible by all numbers up to 16: sums of whole numbers do not depend on the order of a post's terms. */
const oneOfAKind = 720_720;

/** Steps, not a smooth curve: one more post in a term seldom changes the order of anyone's related posts. */
function rarity(posts: number): number {
  return Math.round(oneOfAKind / (1 + Math.floor(Math.log2(posts))));
}
