import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Workload, WorkloadResult } from './results.ts';

const record = z.strictObject({
  /** Which workload and scenario it is: `5000 posts, highlighting / edit`. */
  name: z.string(),
  ofReference: z.number().positive(),
  ofHugo: z.number().positive().nullable(),
  peakMegabytes: z.number().positive().nullable(),
});
const entry = z.strictObject({
  recorded: z.iso.datetime(),
  version: z.string(),
  cores: z.int().positive(),
  records: z.array(record),
});
const series = z.array(entry);

/** Figures of one earlier series of runs, as ratios to the reference work, so that they hold on any machine. */
export type SeriesEntry = Readonly<z.output<typeof entry>>;
type SeriesRecord = Readonly<z.output<typeof record>>;

/** A figure beside the one recorded last. */
export interface Comparison {
  readonly name: string;
  readonly before: number;
  readonly now: number;
  /** 0.2 where it takes a fifth longer than it did. */
  readonly change: number;
  readonly isRegression: boolean;
}

/** A change below this share may be the machine's mood: repeated series differ by as much. */
const tolerance = 0.15;

/** The recorded series, oldest first. Throws a ZodError where the file is none. */
export function readSeries(path: string): readonly SeriesEntry[] {
  return series.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Writes the series with one more entry. */
export function appendToSeries(path: string, entries: readonly SeriesEntry[], added: SeriesEntry): void {
  writeFileSync(path, `${JSON.stringify([...entries, added], null, 2)}\n`);
}

/** What of some results is worth recording. */
export function recordsOf(results: readonly WorkloadResult[]): SeriesRecord[] {
  return results.flatMap((result) =>
    [...result.scenarios, ...(result.watch === null ? [] : [{ name: 'watch', ...result.watch }])].map((scenario) => ({
      name: `${workloadName(result)} / ${scenario.name}`,
      ofReference: rounded(scenario.ofReference),
      ofHugo: scenario.ofHugo && rounded(scenario.ofHugo),
      peakMegabytes: scenario.peakBytes && Math.round(scenario.peakBytes.median / 1e6),
    })),
  );
}

/** Sets records beside the latest of each name in the series; names that are new there are left out. */
export function compareWithSeries(entries: readonly SeriesEntry[], records: readonly SeriesRecord[]): Comparison[] {
  const latest = new Map(entries.flatMap((one) => one.records).map((one) => [one.name, one.ofReference]));
  return records.flatMap(({ name, ofReference: now }): Comparison[] => {
    const before = latest.get(name);
    if (before === undefined) return [];
    const change = now / before - 1;
    return [{ name, before, now, change, isRegression: change > tolerance }];
  });
}

/** A workload in words, such as `5000 posts, highlighting`. */
export function workloadName({ posts, highlighting, feeds, pictures }: Workload): string {
  const extras = [
    highlighting ? 'highlighting' : null,
    feeds ? 'feeds' : null,
    pictures > 0 ? `${pictures} pictures` : null,
  ];
  return [`${posts} posts`, ...extras.filter((extra) => extra !== null)].join(', ');
}

function rounded(number: number): number {
  return Number(number.toPrecision(4));
}
