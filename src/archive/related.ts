import { once } from '../model/once.ts';
import type { Post } from '../model/post.ts';
import type { Term } from './term.ts';

/** How many related posts a post shows. */
const relatedCount = 3;

/** How far to either side of a post, within each of its terms, related posts are looked for. */
const reach = 8;

/** Gives the posts most like one, best first. */
export type FindRelated = (post: Post) => readonly Post[];

/**
 * Finds related posts: a few that share terms with one, a rare term counting more than a common one, newer ones first among
 * equals. Only posts near in time within a shared term are weighed, so that the cost per post is the same in a large
 * archive, and a new post changes the related posts of its neighbours alone. `listed` is all that terms have posts of,
 * newest first, and `places` says where in it each post is: numbers are compared and added up, not posts.
 */
export function relatedFinder(
  listed: readonly Post[],
  places: ReadonlyMap<Post, number>,
  terms: readonly Term[],
): FindRelated {
  // By place; all zero between two posts.
  const scores = new Float64Array(listed.length);
  const weighed: number[] = [];
  // A build of an unchanged site asks for none.
  const rows = once(() => rowsOf(terms, places));
  return (post) => {
    const own = places.get(post);
    if (own === undefined) return [];
    weighNear(own, rows(), scores, weighed);
    const best = bestOf(weighed, scores);
    for (const place of weighed) scores[place] = 0;
    weighed.length = 0;
    return best.map((place) => listed[place]).filter((one) => one !== undefined);
  };
}

/** What stands before, between and behind the rows of terms. */
const gap = -1;

/** The posts of all terms, row behind row: arrays of numbers for all of them, as those of each would be many small ones. */
interface Rows {
  /** By seat: the place of a post, those of a term from the newest on; a gap between two terms. */
  readonly places: Int32Array;
  /** By seat: what its term counts. */
  readonly weights: Int32Array;
  /** By seat: where the same post sits in another term; 0, which is a gap, where in no more. */
  readonly others: Int32Array;
  /** By place: a seat of the post; 0 where it has no term. */
  readonly seats: Int32Array;
}

function rowsOf(terms: readonly Term[], placeOf: ReadonlyMap<Post, number>): Rows {
  const length = terms.reduce((sum, { posts }) => sum + posts.length + 1, 1);
  const places = new Int32Array(length).fill(gap);
  const weights = new Int32Array(length);
  const others = new Int32Array(length);
  const seats = new Int32Array(placeOf.size);
  let seat = 1;
  for (const { posts } of terms) {
    const weight = rarity(posts.length);
    for (const post of posts) {
      const place = placeOf.get(post) ?? gap;
      places[seat] = place;
      weights[seat] = weight;
      others[seat] = seats[place] ?? 0;
      seats[place] = seat;
      seat++;
    }
    seat++;
  }
  return { places, weights, others, seats };
}

/** Adds what its terms count to the scores of the posts that are near one in them. */
function weighNear(
  own: number,
  { places, weights, others, seats }: Rows,
  scores: Float64Array,
  weighed: number[],
): void {
  for (let seat = seats[own] ?? 0; seat !== 0; seat = others[seat] ?? 0) {
    const weight = weights[seat] ?? 0;
    for (const step of [-1, 1]) {
      for (let distance = 1; distance <= reach; distance++) {
        const place = places[seat + step * distance] ?? gap;
        if (place === gap) break;
        const score = scores[place] ?? 0;
        if (score === 0) weighed.push(place);
        scores[place] = score + weight;
      }
    }
  }
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
