import type { SiteDate } from './date.ts';
import type { Post } from './post.ts';

/** Where a post stands at a time. Only a published one leaves any trace in a production build. */
export type Status = 'published' | 'draft' | 'scheduled' | 'expired';

/** What the status of a post depends on; a date that cannot be read does not put it off. */
export type Timing = Pick<Post, 'draft' | 'expires'> & { readonly date: SiteDate | null };

/** The status of a post at a time in milliseconds since 1970 UTC. */
export function statusOf(post: Timing, now: number): Status {
  if (post.draft) return 'draft';
  if (post.date !== null && post.date.millis > now) return 'scheduled';
  return post.expires !== null && post.expires.millis <= now ? 'expired' : 'published';
}

/**
 * The next time at which the site changes by itself, in milliseconds: the first scheduled post to appear or published
 * post to expire after `now`; null where none waits.
 */
export function nextChange(posts: readonly Pick<Post, 'draft' | 'date' | 'expires'>[], now: number): number | null {
  let next = Number.POSITIVE_INFINITY;
  for (const { draft, date, expires } of posts) {
    if (draft) continue;
    if (date.millis > now) next = Math.min(next, date.millis);
    if (expires !== null && expires.millis > now) next = Math.min(next, expires.millis);
  }
  return next === Number.POSITIVE_INFINITY ? null : next;
}
