import { permalinkFields } from '../archive/arrange.ts';
import type { Blog } from '../archive/blog.ts';
import { permalinkPattern } from '../archive/permalink.ts';
import { once } from '../model/once.ts';
import { outputPath } from '../model/output-path.ts';
import { isFilePath, pathKey } from '../model/paths.ts';
import { statusOf } from '../model/status.ts';
import type { FileRecord } from '../source/file-record.ts';

/** A text without a page at a time, and why: `a draft`. */
export interface HiddenText {
  readonly source: string;
  readonly status: string;
}

/** The texts that have no page at a time, by their files, and by the files that their pages would be. */
export class HiddenTexts {
  readonly #bySource: () => ReadonlyMap<string, HiddenRecord>;
  readonly #byOutput: () => ReadonlyMap<string, HiddenText>;

  constructor(records: readonly FileRecord[], blog: Blog, now: number) {
    const bySource = once(() => hiddenRecords(records, now));
    this.#bySource = bySource;
    this.#byOutput = once(() => {
      const texts = [...bySource().values()].flatMap(({ record, status }) => {
        const url = urlOf(record, blog);
        return url === null ? [] : [[outputPath(url), { source: record.source, status }] as const];
      });
      return new Map(texts);
    });
  }

  /** Why the text in a file has no page, in words; null for one that has, and for what is no text. */
  statusOf(source: string): string | null {
    return this.#bySource().get(source)?.status ?? null;
  }

  /** The text whose page would be a file of the output, were it published. */
  at(output: string): HiddenText | null {
    return this.#byOutput().get(output) ?? null;
  }
}

/** What is known of a file whose text has no page, and why it has none. */
interface HiddenRecord {
  readonly record: FileRecord;
  readonly status: string;
}

/** The records of texts without a page, by the keys of their paths. */
function hiddenRecords(records: readonly FileRecord[], now: number): ReadonlyMap<string, HiddenRecord> {
  const hidden = new Map<string, HiddenRecord>();
  for (const record of records) {
    const status = hiddenStatus(record, now);
    if (status !== null) hidden.set(pathKey(record.source), { record, status });
  }
  return hidden;
}

/** The texts that no reader sees at a time, as far as that is known of those with mistakes. */
export function hiddenTexts(records: readonly FileRecord[], now: number): ReadonlySet<string> {
  const hidden = records.filter(({ entry, failed }) => {
    if (entry !== null && 'page' in entry) return entry.page.draft;
    const post = entry === null ? failed : entry.post;
    return post !== null && (post.draft || statusOf(post, now) !== 'published');
  });
  return new Set(hidden.map(({ source }) => source));
}

function hiddenStatus({ entry, failed }: FileRecord, now: number): string | null {
  if (entry === null && failed === null) return 'a file that cannot be published as it is';
  if (entry !== null && 'page' in entry) return entry.page.draft ? 'a draft' : null;
  const post = entry === null ? failed : entry.post;
  const status = post && statusOf(post, now);
  if (status === null || status === 'published') return null;
  return { draft: 'a draft', scheduled: 'scheduled for later', expired: 'expired' }[status];
}

/** The URL that a text would have, from the site's own root; null where that is not known. */
function urlOf({ entry }: FileRecord, { site, categories }: Blog): string | null {
  if (entry === null) return null;
  if ('page' in entry) return entry.page.permalink;
  const pattern = permalinkPattern(site.permalink);
  const { post } = entry;
  const url = post.permalink ?? (pattern.ok ? pattern.url(permalinkFields(post, categories)) : null);
  return url !== null && isFilePath(url) ? url : null;
}
