import { foreignFiles } from './foreign.ts';
import type { OutputFolder } from './places.ts';
import { intactRecord, loadState, type OutputRecord } from './state.ts';

/** What is in an output folder, beside what the last build has recorded of it. */
export interface OutputLook {
  /** By their paths, the outputs whose records are not true as they are: null for one that is gone, or not what it was. */
  readonly others: ReadonlyMap<string, OutputRecord | null>;
  /** What is not Broadsheet's own; see `foreignFiles`. */
  readonly foreign: readonly string[];
}

/** Looks at every output of the last build and at every folder of them. Throws what the system refuses. */
export function lookAtOutput(folder: OutputFolder): OutputLook {
  const { records } = loadState(folder);
  const others = new Map<string, OutputRecord | null>();
  for (const record of records.values()) {
    const intact = intactRecord(folder.output, record);
    if (intact !== record) others.set(record.output, intact);
  }
  return { others, foreign: foreignFiles(folder, new Set(records.keys()), false) };
}

/** Gives what `intactRecord` does of a record of the last build: as it was seen when somebody looked, or else by a look now. */
export function intactIn(outputFolder: string, look: OutputLook | null): (record: OutputRecord) => OutputRecord | null {
  if (look === null) return (record) => intactRecord(outputFolder, record);
  return (record) => {
    const seen = look.others.get(record.output);
    return seen === undefined ? record : seen;
  };
}

/**
 * What is not Broadsheet's own, once a build has left the files `own`. Where these are those of the last build, what was seen
 * before is still true: moving files to their places, a build changes no others.
 */
export function foreignAfter(
  folder: OutputFolder,
  look: OutputLook | null,
  last: ReadonlyMap<string, unknown>,
  own: ReadonlySet<string>,
  isAlone: boolean,
): readonly string[] {
  const isSame = own.size === last.size && last.keys().every((output) => own.has(output));
  return look !== null && isSame ? look.foreign : foreignFiles(folder, own, isAlone);
}
