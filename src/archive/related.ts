import type { Post } from '../model/post.ts';
import { type Order, placeIn } from './order.ts';
import type { Term } from './term.ts';

/** How far to either side of a post, within each of its terms, related posts are looked for. */
const reach = 8;

/**
 * The posts most like one that has these terms, best first, at most `count`: those that share terms with it, a rare
 * term counting more than a common one, newer ones first among equals. Only posts near in time within a shared term are
 * weighed, so that the cost per post is the same in a large archive, and a new post changes the related posts of its
 * neighbours alone.
 */
export function relatedPosts(post: Post, terms: readonly Term[], count: number, compare: Order): readonly Post[] {
  return bestOf(scoresFor(post, terms, compare), count, compare);
}

function scoresFor(post: Post, terms: readonly Term[], compare: Order): ReadonlyMap<Post, number> {
  const scores = new Map<Post, number>();
  for (const { posts } of terms) {
    const place = placeIn(posts, post, compare);
    if (place === null) continue;
    const weight = rarity(posts.length);
    const end = Math.min(posts.length, place + reach + 1);
    for (let near = Math.max(0, place - reach); near < end; near++) {
      const other = posts[near];
      if (other !== undefined && other !== post) scores.set(other, (scores.get(other) ?? 0) + weight);
    }
  }
  return scores;
}

/** The few best, without sorting the many others. */
function bestOf(scores: ReadonlyMap<Post, number>, count: number, compare: Order): readonly Post[] {
  const best: { readonly post: Post; readonly score: number }[] = [];
  for (const [post, score] of scores) {
    let place = best.length;
    for (
      let above = best[place - 1];
      above !== undefined && (score === above.score ? compare(post, above.post) < 0 : score > above.score);
      above = best[place - 1]
    )
      place--;
    if (place >= count) continue;
    best.splice(place, 0, { post, score });
    if (best.length > count) best.pop();
  }
  return best.map(({ post }) => post);
}

/** Divisible by all numbers up to 16: sums of whole numbers do not depend on the order of a post's terms. */
const oneOfAKind = 720_720;

/** Steps, not a smooth curve: one more post in a term seldom changes the order of anyone's related posts. */
function rarity(posts: number): number {
  return Math.round(oneOfAKind / (1 + Math.floor(Math.log2(posts))));
}
