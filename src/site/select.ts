import type { Content } from '../archive/arrange.ts';
import type { FailedFile } from '../model/post.ts';
import { statusOf } from '../model/status.ts';
import type { FileRecord } from '../source/file-record.ts';

/** What of a site's files readers may see at a time. */
export interface Selection {
  readonly content: Content;
  /** The files with mistakes of which readers would see something, were they right. */
  readonly failed: readonly FailedFile[];
}

/** Selects what readers may see at a time in milliseconds since 1970 UTC: everything, while previewing. */
export function select(records: readonly FileRecord[], now: number, preview: boolean): Selection {
  const entries = records.map((record) => record.entry).filter((entry) => entry !== null);
  const posts = entries.flatMap((entry) => ('post' in entry ? [entry.post] : []));
  const failed = records.map((record) => record.failed).filter((one) => one !== null);
  return {
    content: {
      posts: posts.filter((post) => preview || statusOf(post, now) === 'published'),
      standalone: entries.flatMap((entry) => ('page' in entry && (preview || !entry.page.draft) ? [entry.page] : [])),
    },
    failed: failed.filter((one) => preview || statusOf(one, now) === 'published'),
  };
}
