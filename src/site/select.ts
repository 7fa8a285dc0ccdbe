import type { Content } from '../archive/arrange.ts';
import type { FailedFile, Post, StandalonePage } from '../model/post.ts';
import { statusOf, type Timing } from '../model/status.ts';
import type { FileRecord } from '../source/file-record.ts';

/** What of a site's files readers may see at a time. */
export interface Selection {
  readonly content: Content;
  /** The files with mistakes of which readers would see something, were they right. */
  readonly failed: readonly FailedFile[];
  /** All posts, those that readers do not see too. */
  readonly all: readonly Post[];
}

/** Selects what readers may see at a time in milliseconds since 1970 UTC: everything, while previewing. */
export function select(records: readonly FileRecord[], now: number, preview: boolean): Selection {
  const posts: Post[] = [];
  const standalone: StandalonePage[] = [];
  const failed: FailedFile[] = [];
  const all: Post[] = [];
  const isShown = (text: Timing) => preview || statusOf(text, now) === 'published';
  for (const { entry, failed: names } of records) {
    if (names !== null && isShown(names)) failed.push(names);
    if (entry === null) continue;
    if ('post' in entry) {
      all.push(entry.post);
      if (isShown(entry.post)) posts.push(entry.post);
    } else if (preview || !entry.page.draft) standalone.push(entry.page);
  }
  return { content: { posts, standalone }, failed, all };
}
