import type { Post } from '../model/post.ts';

/** How many comments stand below a post; null where it shows none. */
export function shownComments({ comments, commentCount }: Post): number | null {
  return comments && commentCount > 0 ? commentCount : null;
}
