import { relative, sep } from 'node:path';
import { shortHash } from '../cache/short-hash.ts';
import type { HostFile } from '../hosts/host.ts';
import type { PlainFile } from '../model/output-file.ts';
import { entryAt } from '../output/entry.ts';
import type { RouteFiles } from '../output/files.ts';
import { outputPlaces } from '../output/places.ts';
import { Staging } from '../output/staging.ts';
import { intactRecord, type OutputRecord } from '../output/state.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import type { BuildOptions } from '../site/options.ts';
import type { MadeFiles } from './stage-siblings.ts';

/** What stands before the fingerprint of a host's file: which such files there are is known only when all others are. */
const mark = 'host ';

/** True for the record of a file that tells a host how to serve the site. */
export function isOfHost({ fingerprint }: OutputRecord): boolean {
  return fingerprint?.startsWith(mark) ?? false;
}

/** The files of the site's host that a build leaves. */
export interface MadeHost {
  readonly files: readonly PlainFile[];
  readonly kept: readonly OutputRecord[];
  readonly staged: readonly OutputRecord[];
  readonly going: readonly OutputRecord[];
  /** Those that belong beside the output folder. */
  readonly beside: readonly HostFile[];
  /** What the host cannot do of what the site asks for. */
  readonly told: readonly string[];
}

const none: MadeHost = { files: [], kept: [], staged: [], going: [], beside: [], told: [] };

/**
 * Makes the files of the host that site.yaml names, of all other files of the site. `isSame` says that these are as the
 * last build left them: then its files of the host are right too.
 */
export async function stageHost(
  made: MadeFiles,
  { state, metadata }: RouteFiles,
  isSame: boolean,
  site: ArrangedSite,
  options: BuildOptions,
): Promise<MadeHost> {
  const { output, root } = options;
  const known = [...state.records.values()].filter(isOfHost);
  const { host } = site.snapshot.site;
  if (host === null) return { ...none, going: known };
  const [{ hosts }, { hostFacts }, { manifestOf }] = await Promise.all([
    import('../hosts/hosts.ts'),
    import('../hosts/facts.ts'),
    import('../output/manifest.ts'),
  ]);
  const { besides } = hosts[host];
  if (isSame && state.metadata === metadata) {
    const intact = known.map((record) => intactRecord(output, record)).filter((record) => record !== null);
    const isWhole = intact.length === known.length && besides.every((name) => entryAt(output + name) !== undefined);
    if (isWhole && known.length + besides.length > 0) return { ...none, files: known.map(knownFile), kept: intact };
  }
  const manifest = await manifestOf(site, made.files, [...made.kept, ...made.staged]);
  const shown = relative(root, output).split(sep).join('/') || output;
  const plan = hosts[host].plan(hostFacts(manifest, shown, null));
  const files = plan.files
    .filter(({ place }) => place === 'output')
    .map(({ name, text }): PlainFile => {
      return { kind: 'host', output: name, fingerprint: mark + shortHash(text), source: { text } };
    });
  const staging = new Staging(outputPlaces(options).staging);
  const records = files.map((file) => staging.writePlain(file));
  const kept: OutputRecord[] = [];
  const staged: OutputRecord[] = [];
  for (const record of records) {
    const there = intactRecord(output, record);
    if (there === null) staged.push(record);
    else kept.push(there);
  }
  const names = new Set(files.map((file) => file.output));
  return {
    files,
    kept,
    staged,
    going: known.filter((record) => !names.has(record.output)),
    beside: plan.files.filter(({ place }) => place === 'beside'),
    told: plan.told,
  };
}

/** A file that is in its place already: its text is not asked for. */
function knownFile({ output, fingerprint }: OutputRecord): PlainFile {
  return { kind: 'host', output, fingerprint: fingerprint ?? '', source: { text: '' } };
}
