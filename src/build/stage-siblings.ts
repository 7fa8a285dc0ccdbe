import type { PlainFile } from '../model/output-file.ts';
import type { RouteFile } from '../output/files.ts';
import { outputPlaces } from '../output/places.ts';
import { type Before, plan } from '../output/plan.ts';
import type { Sibling } from '../output/siblings.ts';
import type { OutputRecord, OutputState } from '../output/state.ts';
import type { BuildOptions } from '../site/options.ts';
import { newCounter } from '../workers/turns.ts';
import type { BuildThreads } from './tasks.ts';

/** Fewer copies than this are compressed faster by one thread than another can get ready. */
const fewSiblings = 64;

/** The files that a build leaves, as it knows them before they are moved to their places. */
export interface MadeFiles {
  readonly files: readonly (RouteFile | PlainFile)[];
  /** Of those that are in the output already. */
  readonly kept: readonly OutputRecord[];
  readonly staged: readonly OutputRecord[];
}

/** The compressed copies that a build leaves. */
export interface MadeSiblings {
  readonly kept: readonly OutputRecord[];
  readonly staged: readonly OutputRecord[];
  /** Those of earlier builds that have to go. */
  readonly going: readonly OutputRecord[];
}

/** Compresses what changed, in all threads, where a build is to leave compressed copies; else those that there are go. */
export async function stageSiblings(
  made: MadeFiles,
  { state, intact }: { readonly state: OutputState; readonly intact: Before['intact'] },
  options: BuildOptions,
  threads: BuildThreads,
): Promise<MadeSiblings> {
  // What is a file of its own now is no copy any more.
  const own = new Set(made.files.map((file) => file.output));
  const records = new Map([...state.records].filter(([output, { of }]) => of !== null && !own.has(output)));
  if (!options.compress) return { kept: [], staged: [], going: [...records.values()] };
  const { siblingsOf } = await import('../output/siblings.ts');
  const siblings = await siblingsOf(made.files, [...made.kept, ...made.staged]);
  const { output, clean } = options;
  const planned = plan(siblings, { records, output, intact, clean }, () => false);
  return {
    kept: planned.keep,
    staged: await compressAll(
      planned.write.map(({ file }) => file),
      made.staged,
      options,
      threads,
    ),
    going: planned.remove.map((name) => records.get(name)).filter((one) => one !== undefined),
  };
}

async function compressAll(
  siblings: readonly Sibling[],
  staged: readonly OutputRecord[],
  options: BuildOptions,
  threads: BuildThreads,
): Promise<OutputRecord[]> {
  if (siblings.length === 0) return [];
  const { compressShare } = await import('./compress.ts');
  const job = {
    siblings,
    staged: new Set(staged.map((record) => record.output)),
    output: options.output,
    staging: outputPlaces(options).staging,
  };
  const counter = newCounter();
  const here = () => compressShare(job, counter);
  if (siblings.length < fewSiblings) return await here();
  const task = { kind: 'compress', job, counter } as const;
  const outcomes = await threads.work(task, async function* () {
    yield { kind: 'compress', records: await here() };
  });
  return outcomes.flatMap((outcome) => (outcome.kind === 'compress' ? outcome.records : []));
}
