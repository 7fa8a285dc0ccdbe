import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PlainFile } from '../model/output-file.ts';
import type { RouteFile, RouteFiles } from '../output/files.ts';
import { outputPlaces } from '../output/places.ts';
import { removeOutputs, Staging } from '../output/staging.ts';
import { beingWritten, inPlace, manifestStamp, type OutputRecord, saveState } from '../output/state.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import type { BuildOptions } from '../site/options.ts';

/** All that is, will be and no longer is to be in an output folder. */
export interface Commit {
  readonly kept: readonly OutputRecord[];
  readonly staged: readonly OutputRecord[];
  readonly going: readonly OutputRecord[];
}

/** What came of a commit. */
export interface Committed {
  /** The files that were removed. */
  readonly removed: readonly string[];
  /** True where nothing else can be in the output. */
  readonly isAlone: boolean;
}

/**
 * Moves what is staged into the output, and removes what goes. The state names the files that are about to be moved before
 * the first one is, so that a build that is killed half-way leaves nothing that the next one does not know of. The
 * manifest is away from the first change to the last: where there is one, it tells of a whole site.
 */
export async function commitFiles(
  { kept, staged, going }: Commit,
  files: readonly (RouteFile | PlainFile)[],
  { metadata, state }: RouteFiles,
  site: ArrangedSite,
  options: BuildOptions,
): Promise<Committed> {
  const { output } = options;
  const isSame = staged.length === 0 && going.length === 0 && metadata === state.metadata;
  const isTold = isSame && options.manifest !== null && manifestStamp(options.manifest) === state.manifest;
  const manifest = isTold ? null : options.manifest;
  const isManifestKnown = isTold || (options.manifest === null && state.manifest === null);
  // What the state says already is not written again.
  if (isSame && isManifestKnown && areAll(kept, state.records)) return { removed: [], isAlone: false };
  const { base } = state;
  const announced = [...kept, ...going, ...staged.map(beingWritten)];
  saveState(options, { metadata, manifest: isTold ? state.manifest : null, records: announced, base });
  if (manifest !== null) {
    // It needs its room on the disk before anything is moved, as everything does.
    await draftManifest(manifest, site, files, [...kept, ...staged]);
    rmSync(manifest, { force: true });
  }
  const removed = removeOutputs(
    output,
    going.map((record) => record.output),
  );
  const isAlone = new Staging(outputPlaces(options).staging).commit(
    output,
    staged.map((record) => record.output),
  );
  if (manifest !== null) renameSync(draftOf(manifest), manifest);
  const records = [...kept, ...staged.map((record) => inPlace(output, record))];
  const stamp = options.manifest === null ? null : manifestStamp(options.manifest);
  saveState(options, { metadata, manifest: stamp, records, base });
  return { removed, isAlone };
}

/** True where records are all of those that are known, and none was made anew. */
function areAll(records: readonly OutputRecord[], known: ReadonlyMap<string, OutputRecord>): boolean {
  return records.length === known.size && records.every((record) => known.get(record.output) === record);
}

function draftOf(manifest: string): string {
  return `${manifest}.tmp`;
}

async function draftManifest(
  manifest: string,
  site: ArrangedSite,
  files: readonly (RouteFile | PlainFile)[],
  records: readonly OutputRecord[],
): Promise<void> {
  const [{ manifestOf }, { manifestText }] = await Promise.all([
    import('../output/manifest.ts'),
    import('../output/manifest-file.ts'),
  ]);
  const draft = draftOf(manifest);
  mkdirSync(dirname(draft), { recursive: true });
  // Something that has this name already may be a link, and would be written through.
  rmSync(draft, { force: true });
  try {
    writeFileSync(draft, manifestText(await manifestOf(site, files, records)));
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
