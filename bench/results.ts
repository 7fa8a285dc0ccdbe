import type { Round } from './rounds.ts';
import { scenarios } from './scenarios.ts';
import { ratio, type Spread, spread, spreadOfKnown } from './statistics.ts';

/** What the generators had to do: a site of so many posts, with highlighting, feeds and pictures or without. */
export interface Workload {
  readonly posts: number;
  readonly highlighting: boolean;
  readonly feeds: boolean;
  readonly pictures: number;
}

/** One kind of build of a workload. */
export interface ScenarioResult {
  readonly name: string;
  readonly written: number;
  readonly seconds: Spread;
  readonly cpuSeconds: Spread;
  readonly peakBytes: Spread | null;
  /** Pages of the whole site per second, whether or not they were written. */
  readonly pagesPerSecond: number;
  /** Time as a multiple of the reference work's, of the cold build's, and of Hugo's. */
  readonly ofReference: number;
  readonly ofCold: number;
  readonly ofHugo: number | null;
}

/** Hugo's build, or the reference work. */
export type PlainResult = Pick<ScenarioResult, 'seconds' | 'cpuSeconds' | 'peakBytes'>;

/** Posts saved while a preview runs, of all rounds together. */
export interface WatchResult {
  /** From saving a post to its page being written. */
  readonly seconds: Spread;
  readonly peakBytes: Spread | null;
  readonly edits: number;
  /** In `hugo server`; null where Hugo took no part. */
  readonly hugoSeconds: Spread | null;
  readonly ofReference: number;
  readonly ofHugo: number | null;
}

/** Everything about one workload. */
export interface WorkloadResult extends Workload {
  readonly pages: number;
  /** Pages that Hugo made of the same posts; null where it did not take part. */
  readonly hugoPages: number | null;
  readonly runs: number;
  readonly reference: PlainResult;
  readonly hugo: PlainResult | null;
  readonly scenarios: readonly ScenarioResult[];
  readonly watch: WatchResult | null;
}

/** Sums up the rounds of a workload. Throws RangeError where there are none. */
export function summarize(workload: Workload, rounds: readonly Round[]): WorkloadResult {
  const pages = rounds[0]?.pages ?? { broadsheet: 0, hugo: null };
  const reference = plainResult(rounds.map((round) => round.reference));
  const hugoRuns = rounds.map((round) => round.hugo).filter((run) => run !== null);
  const hugo = hugoRuns.length === 0 ? null : plainResult(hugoRuns);
  const runsOf = (name: string) => rounds.map((round) => round.scenarios.get(name)).filter((run) => run !== undefined);
  const cold = spread(runsOf('cold').map((run) => run.seconds));
  return {
    ...workload,
    pages: pages.broadsheet,
    hugoPages: pages.hugo,
    runs: rounds.length,
    reference,
    hugo,
    scenarios: scenarios.map(({ name }): ScenarioResult => {
      const runs = runsOf(name);
      const result = plainResult(runs);
      return {
        name,
        written: runs[0]?.written ?? 0,
        ...result,
        pagesPerSecond: pages.broadsheet / result.seconds.median,
        ofReference: ratio(result.seconds, reference.seconds),
        ofCold: ratio(result.seconds, cold),
        ofHugo: hugo && ratio(result.seconds, hugo.seconds),
      };
    }),
    watch: watchResult(rounds, reference.seconds),
  };
}

function watchResult(rounds: readonly Round[], reference: Spread): WatchResult | null {
  const watches = rounds.map((round) => round.watch).filter((watch) => watch !== null);
  if (watches.length === 0) return null;
  const all = watches.flatMap(({ broadsheet }) => broadsheet.seconds);
  const ofHugo = watches.flatMap(({ hugo }) => hugo?.seconds ?? []);
  const [seconds, hugoSeconds] = [spread(all), ofHugo.length === 0 ? null : spread(ofHugo)];
  return {
    seconds,
    peakBytes: spreadOfKnown(watches.map(({ broadsheet }) => broadsheet.peakBytes)),
    edits: all.length,
    hugoSeconds,
    ofReference: ratio(seconds, reference),
    ofHugo: hugoSeconds && ratio(seconds, hugoSeconds),
  };
}

function plainResult(
  runs: readonly { readonly seconds: number; readonly cpuSeconds: number; readonly peakBytes: number | null }[],
): PlainResult {
  return {
    seconds: spread(runs.map((run) => run.seconds)),
    cpuSeconds: spread(runs.map((run) => run.cpuSeconds)),
    peakBytes: spreadOfKnown(runs.map((run) => run.peakBytes)),
  };
}
