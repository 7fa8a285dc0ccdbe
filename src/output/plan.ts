import { join } from 'node:path';
import type { Expected } from '../model/output-file.ts';
import { entryAt } from './entry.ts';
import type { RouteFile } from './files.ts';
import { changedParts } from './fingerprints.ts';
import type { OutputRecord } from './state.ts';
import type { Reason } from './why.ts';

/** A file that has to be made, and why. */
export interface Outdated<File> {
  readonly file: File;
  readonly reason: Reason;
}

/** What a build has to do to leave exactly the expected files. */
export interface Plan<File> {
  /** New, changed, or altered on disk since. */
  readonly write: readonly Outdated<File>[];
  /** The records of the files that are right as they are. */
  readonly keep: readonly OutputRecord[];
  /** Broadsheet's own files of earlier builds that nothing makes any more. */
  readonly remove: readonly string[];
  /** Those of earlier builds that this one has nothing to say about. */
  readonly left: readonly string[];
}

/** What the files of a build are compared with. */
export interface Before {
  readonly records: ReadonlyMap<string, OutputRecord>;
  readonly output: string;
  /** See `intactIn`. */
  readonly intact: (record: OutputRecord) => OutputRecord | null;
  /** Makes every file anew. */
  readonly clean: boolean;
}

/**
 * Compares what is expected with what the last build left and what is on disk. What nothing makes any more is removed,
 * but for the files that are to be left as they are.
 */
export function plan<File extends RouteFile | Expected>(
  files: readonly File[],
  before: Before,
  isLeft: (output: string) => boolean,
): Plan<File> {
  const write: Outdated<File>[] = [];
  const keep: OutputRecord[] = [];
  for (const file of files) {
    const known = keptOrReason(file, before);
    if ('kind' in known) write.push({ file, reason: known });
    else keep.push(known);
  }
  const expected = new Set(files.map((file) => file.output));
  const others = [...before.records.keys()].filter((output) => !expected.has(output));
  const [left, remove] = [others.filter(isLeft), others.filter((output) => !isLeft(output))];
  return { write, keep, remove, left };
}

/** Why a file has to be made, or the record of the one that is there, where that is right. */
function keptOrReason(file: RouteFile | Expected, { records, output, intact, clean }: Before): Reason | OutputRecord {
  if (clean) return { kind: 'clean' };
  const record = records.get(file.output);
  if (record === undefined) return { kind: 'new' };
  if (record.fingerprint === null) return { kind: 'interrupted' };
  if (record.fingerprint !== file.fingerprint) {
    const isRoute = 'route' in file;
    const parts = isRoute ? changedParts(record.fingerprint, file.fingerprint, file.route) : ['content'];
    return { kind: 'changed', parts };
  }
  const kept = intact(record);
  if (kept !== null) return kept;
  return { kind: entryAt(join(output, file.output)) === undefined ? 'gone' : 'altered' };
}
