import { foreignFiles } from './foreign.ts';
import type { OutputFolder } from './places.ts';
import { isIntact, loadState, type OutputRecord } from './state.ts';

/** What is in an output folder, beside what the last build has recorded of it. */
export interface OutputLook {
  /** The outputs that are gone, or not what they were. */
  readonly altered: ReadonlySet<string>;
  /** What is not Broadsheet's own; see `foreignFiles`. */
  readonly foreign: readonly string[];
}

/** Looks at every output of the last build and at every folder of them. Throws what the system refuses. */
export function lookAtOutput(folder: OutputFolder): OutputLook {
  const { records } = loadState(folder);
  const altered = new Set<string>();
  for (const record of records.values()) if (!isIntact(folder.output, record)) altered.add(record.output);
  return { altered, foreign: foreignFiles(folder, new Set(records.keys()), false) };
}

/** Tells whether a record of the last build is still true: as it was seen when somebody looked, or else by a look now. */
export function intactIn(outputFolder: string, look: OutputLook | null): (record: OutputRecord) => boolean {
  if (look === null) return (record) => isIntact(outputFolder, record);
  return (record) => !look.altered.has(record.output);
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
