import type { Post } from '../content/post.ts';
import { compareText } from './order.ts';
import type { Term } from './term.ts';

/** How far to either side of a post, within each of its terms, related posts are looked for. */
const reach = 8;

interface Membership {
  readonly term: Term;
  /** The post's place in the term. */
  readonly place: number;
}

/**
 * For each post the posts most like it, best first: those that share terms with it, a rare term counting more than a
 * common one, newer ones first among equals. Only posts near in time within a shared term are weighed, so that the
 * cost per post is the same in a large archive, and a new post changes the related posts of its neighbours alone.
 */
export function relatedPosts(terms: readonly Term[], count: number): (post: Post) => readonly Post[] {
  const memberships = membershipsOf(terms);
  const known = new Map<Post, readonly Post[]>();
  return (post) => {
    const before = known.get(post);
    if (before !== undefined) return before;
    const best = bestOf(scoresFor(post, memberships.get(post) ?? []), count);
    known.set(post, best);
    return best;
  };
}

function membershipsOf(terms: readonly Term[]): ReadonlyMap<Post, readonly Membership[]> {
  const memberships = new Map<Post, Membership[]>();
  for (const term of terms) {
    for (let place = 0; place < term.posts.length; place++) {
      const post = term.posts[place];
      if (post === undefined) continue;
      const list = memberships.get(post);
      if (list) list.push({ term, place });
      else memberships.set(post, [{ term, place }]);
    }
  }
  return memberships;
}

function scoresFor(post: Post, memberships: readonly Membership[]): ReadonlyMap<Post, number> {
  const scores = new Map<Post, number>();
  for (const { term, place } of memberships) {
    const weight = rarity(term.posts.length);
    const end = Math.min(term.posts.length, place + reach + 1);
    for (let near = Math.max(0, place - reach); near < end; near++) {
      const other = term.posts[near];
      if (other !== undefined && other !== post) scores.set(other, (scores.get(other) ?? 0) + weight);
    }
  }
  return scores;
}

/** The few best, without sorting the many others. */
function bestOf(scores: ReadonlyMap<Post, number>, count: number): readonly Post[] {
  const best: { readonly post: Post; readonly score: number }[] = [];
  for (const [post, score] of scores) {
    let place = best.length;
    for (
      let above = best[place - 1];
      above !== undefined && isBetter(post, score, above.post, above.score);
      above = best[place - 1]
    )
      place--;
    if (place >= count) continue;
    best.splice(place, 0, { post, score });
    if (best.length > count) best.pop();
  }
  return best.map(({ post }) => post);
}

function isBetter(post: Post, score: number, other: Post, otherScore: number): boolean {
  if (score !== otherScore) return score > otherScore;
  return (other.date.millis - post.date.millis || compareText(post.source, other.source)) < 0;
}

/** Steps, not a smooth curve: one more post in a term seldom changes the order of anyone's related posts. */
function rarity(posts: number): number {
  return 1 / (1 + Math.floor(Math.log2(Math.max(1, posts))));
}
