import type { Content } from '../archive/arrange.ts';
import type { ScheduledPost } from '../model/manifest.ts';
import type { FailedFile, Post, StandalonePage } from '../model/post.ts';
import { statusOf } from '../model/status.ts';
import type { FileRecord } from '../source/file-record.ts';

/** What of a site's files readers may see at a time. */
export interface Selection {
  readonly content: Content;
  /** The files with mistakes of which readers would see something, were they right. */
  readonly failed: readonly FailedFile[];
  /** All posts, those that readers do not see too. */
  readonly all: readonly Post[];
  /** Those of them that wait for their time, soonest first. */
  readonly scheduled: readonly ScheduledPost[];
}

/** Selects what readers may see at a time in milliseconds since 1970 UTC: everything, while previewing. */
export function select(records: readonly FileRecord[], now: number, preview: boolean): Selection {
  const posts: Post[] = [];
  const standalone: StandalonePage[] = [];
  const failed: FailedFile[] = [];
  const all: Post[] = [];
  const scheduled: Post[] = [];
  for (const { entry, failed: names } of records) {
    if (names !== null && (preview || statusOf(names, now) === 'published')) failed.push(names);
    if (entry === null) continue;
    if ('post' in entry) {
      const status = statusOf(entry.post, now);
      all.push(entry.post);
      if (status === 'scheduled') scheduled.push(entry.post);
      if (preview || status === 'published') posts.push(entry.post);
    } else if (preview || !entry.page.draft) standalone.push(entry.page);
  }
  scheduled.sort((a, b) => a.date.millis - b.date.millis || (a.source < b.source ? -1 : 1));
  return {
    content: { posts, standalone },
    failed,
    all,
    scheduled: scheduled.map(({ source, date }) => ({ source, at: date.iso })),
  };
}
