import type { Expected } from '../model/output-file.ts';
import { isIntact, type OutputRecord } from './state.ts';

/** What a build has to do to leave exactly the expected files. */
export interface Plan<File extends Expected> {
  /** New, changed, or altered on disk since. */
  readonly write: readonly File[];
  readonly keep: readonly File[];
  /** Broadsheet's own files of earlier builds that nothing makes any more. */
  readonly remove: readonly string[];
  /** Those of earlier builds that this one has nothing to say about. */
  readonly left: readonly string[];
}

/**
 * Compares what is expected with what the last build left and what is on disk. What nothing makes any more is removed,
 * but for the files that are to be left as they are.
 */
export function plan<File extends Expected>(
  files: readonly File[],
  records: ReadonlyMap<string, OutputRecord>,
  outputFolder: string,
  isLeft: (output: string) => boolean,
): Plan<File> {
  const isFresh = (file: File): boolean => {
    const record = records.get(file.output);
    return record !== undefined && record.fingerprint === file.fingerprint && isIntact(outputFolder, record);
  };
  const { write = [], keep = [] } = Object.groupBy(files, (file) => (isFresh(file) ? 'keep' : 'write'));
  const expected = new Set(files.map((file) => file.output));
  const others = [...records.keys()].filter((output) => !expected.has(output));
  const [left, remove] = [others.filter(isLeft), others.filter((output) => !isLeft(output))];
  return { write, keep, remove, left };
}
