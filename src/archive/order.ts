import type { Post } from '../model/post.ts';

/** Posts newest first, in the order of compareNewest. */
export function newestFirst(posts: readonly Post[]): Post[] {
  return posts.toSorted(compareNewest);
}

/** An order of posts in time, negative where the first of two is newer. */
export type Order = (a: Post, b: Post) => number;

/** The same order as compareNewest's for posts that are in it already: their places are compared, not dates and paths. */
export function orderOf(newest: readonly Post[]): Order {
  const places = new Map(newest.map((post, place) => [post, place]));
  return (a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0);
}

/** The place of a post in a list that is newest first, in this order; null where it is not in it. */
export function placeIn(posts: readonly Post[], post: Post, compare: Order): number | null {
  let [from, to] = [0, posts.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const there = posts[middle];
    if (there !== undefined && compare(there, post) < 0) from = middle + 1;
    else to = middle;
  }
  return posts[from] === post ? from : null;
}

/**
 * The one order of posts in time, negative where `a` is newer. Of two posts of one time the one with the higher id
 * is newer, as in WordPress, then the one whose path sorts later, numbers in it by their value: `part-10` follows
 * `part-9`, wherever posts are read from the oldest on, and the order of reading files never counts.
 */
export function compareNewest(a: Post, b: Post): number {
  return b.date.millis - a.date.millis || (b.id ?? -1) - (a.id ?? -1) || comparePaths(b.source, a.source);
}

const digits = /(\d+)/;

/** Compares paths piece by piece: runs of digits by their value, all else by code unit. Equal paths alone are equal. */
function comparePaths(a: string, b: string): number {
  const [some, others] = [a.split(digits), b.split(digits)];
  for (const [index, piece] of some.entries()) {
    const other = others[index];
    if (other === undefined) return 1;
    const order = (index % 2 === 1 && Number(piece) - Number(other)) || compareText(piece, other);
    if (order !== 0) return order;
  }
  return some.length - others.length;
}

/** The order of the home archive: sticky posts first, each post once. Takes posts newest first. */
export function stickyFirst(posts: readonly Post[]): Post[] {
  return [...posts.filter((post) => post.sticky), ...posts.filter((post) => !post.sticky)];
}

/** Compares texts by code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Compares names as the readers of a language expect them in a list (UTS #10 with the tailoring of Unicode CLDR): É
 * beside E, numbers by their value. Names that differ in nothing but what collation passes over are compared by code
 * unit. A language without an order of its own has the root's, never that of the machine.
 */
export function nameOrder(language: string): (a: string, b: string) => number {
  const { compare } = new Intl.Collator([language, 'en'], {
    usage: 'sort',
    sensitivity: 'variant',
    numeric: true,
    caseFirst: 'false',
    ignorePunctuation: false,
    localeMatcher: 'lookup',
  });
  return (a, b) => compare(a, b) || compareText(a, b);
}
