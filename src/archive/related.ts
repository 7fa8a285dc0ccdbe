import type { Post } from '../content/post.ts';
import { compareText } from './order.ts';
import type { Term } from './term.ts';

/** How far to either side of a post, within each of its terms, related posts are looked for. */
const reach = 8;

/**
 * For each post the posts most like it, best first: those that share terms with it, a rare term counting more than a
 * common one, newer ones first among equals. Only posts near in time within a shared term are weighed, so that the
 * cost per post is the same in a large archive, and a new post changes the related posts of its neighbours alone.
 */
export function relatedPosts(terms: readonly Term[], count: number): (post: Post) => readonly Post[] {
  const memberships = new Map<Post, { term: Term; index: number }[]>();
  for (const term of terms) {
    for (const [index, post] of term.posts.entries()) {
      const list = memberships.get(post);
      if (list) list.push({ term, index });
      else memberships.set(post, [{ term, index }]);
    }
  }
  const known = new Map<Post, readonly Post[]>();
  return (post) => {
    const before = known.get(post);
    if (before !== undefined) return before;
    const scores = new Map<Post, number>();
    for (const { term, index } of memberships.get(post) ?? []) {
      const weight = rarity(term.posts.length);
      for (const other of term.posts.slice(Math.max(0, index - reach), index + reach + 1)) {
        if (other !== post) scores.set(other, (scores.get(other) ?? 0) + weight);
      }
    }
    const best = [...scores]
      .sort(
        ([a, high], [b, higher]) => higher - high || b.date.millis - a.date.millis || compareText(a.source, b.source),
      )
      .slice(0, count)
      .map(([other]) => other);
    known.set(post, best);
    return best;
  };
}

/** Steps, not a smooth curve: one more post in a term seldom changes the order of anyone's related posts. */
function rarity(posts: number): number {
  return 1 / (1 + Math.floor(Math.log2(Math.max(1, posts))));
}
