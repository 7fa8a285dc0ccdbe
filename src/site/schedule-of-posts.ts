import type { ScheduledPost } from '../model/manifest.ts';
import type { Post } from '../model/post.ts';
import { statusOf } from '../model/status.ts';

/** The posts that wait for their time at `now` (milliseconds since 1970 UTC), soonest first. */
export function scheduledPosts(posts: readonly Post[], now: number): ScheduledPost[] {
  return posts
    .filter((post) => statusOf(post, now) === 'scheduled')
    .toSorted((a, b) => a.date.millis - b.date.millis || (a.source < b.source ? -1 : 1))
    .map(({ source, date }) => ({ source, at: date.iso }));
}
