import type { FailedFile } from '../model/post.ts';
import type { Problem } from '../problems/problem.ts';
import type { FileRecord } from '../source/file-record.ts';

/** The same records, with those of the files to leave out as if nothing of them could be read but what they name. */
export function withoutFiles(records: readonly FileRecord[], leftOut: ReadonlySet<string>): readonly FileRecord[] {
  if (leftOut.size === 0) return records;
  return records.map((record) =>
    leftOut.has(record.source) ? { ...record, entry: null, body: null, failed: namesOf(record) } : record,
  );
}

/**
 * True for the files that a build of these records goes without. Where own templates are wrong, it is those that are told:
 * what they made when they were right stays.
 */
export function leftOutOf(records: readonly FileRecord[], ownProblems: readonly Problem[]): (file: string) => boolean {
  const unread = records.filter((record) => record.entry === null).map((record) => record.source);
  // A text whose comments are wrong is shown without them.
  const comments = records.flatMap((record) => record.comments?.source ?? []);
  const sources = new Set([...unread, ...comments, ...ownProblems.map(({ file }) => file)]);
  return (file) => sources.has(file);
}

/** The errors that a build cannot go around: those in anything but the files that it leaves out. */
export function blockingErrors(problems: readonly Problem[], isLeftOut: (file: string) => boolean): Problem[] {
  return problems.filter(({ severity, file }) => severity === 'error' && !isLeftOut(file));
}

function namesOf({ source, entry, failed }: FileRecord): FailedFile | null {
  if (entry === null) return failed;
  if ('page' in entry) {
    const { pictures, links, diagrams } = entry.page;
    return { source, draft: false, date: null, expires: null, thumbnail: null, pictures, links, diagrams };
  }
  const { draft, date, expires, thumbnail, pictures, links, diagrams } = entry.post;
  return { source, draft, date, expires, thumbnail: thumbnail?.path ?? null, pictures, links, diagrams };
}
