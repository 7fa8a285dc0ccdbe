import { Scratch } from '../cache/scratch.ts';
import { printPages, textOf } from '../eleventy/print-pages.ts';
import { fingerprints } from '../output/files.ts';
import { Staging } from '../output/staging.ts';
import type { OutputRecord } from '../output/state.ts';
import { pagesOf, type Seed } from '../site/snapshot.ts';
import { createEnvironment } from '../theme/environment.ts';
import type { IncludeFolders } from '../theme/layouts.ts';
import { type TurnCounter, takeTurns } from '../workers/turns.ts';

/** Pages of a turn: Eleventy starts for each, and keeps what it knows of its pages until its end. */
const mostPages = 1000;
const fewestPages = 80;

/** Pages to print: those of the thread's seed whose outputs are named. */
export interface PrintJob {
  readonly outputs: readonly string[];
  readonly includes: IncludeFolders;
  readonly generator: string;
  /** The folder that finished files wait in. */
  readonly staging: string;
  /** An empty folder for Eleventy to stand in. */
  readonly input: string;
}

/** Prints pages turn by turn until none is left, and stages them. */
export async function printJob(job: PrintJob, seed: Seed, counter: TurnCounter): Promise<readonly OutputRecord[]> {
  const all = new Map(pagesOf(seed).map((page) => [page.output, page]));
  const fingerprint = fingerprints(seed, job.includes, job.generator);
  const environment = createEnvironment(job.includes);
  const staging = new Staging(job.staging);
  const scratch = new Scratch();
  const next = takeTurns(turnsOf(job.outputs), counter);
  const records: OutputRecord[] = [];
  for (let turn = next(); turn !== null; turn = next()) {
    const pages = turn.map((output) => all.get(output)).filter((page) => page !== undefined);
    await printPages(pages, job.input, (page) => {
      const text = scratch.encode(textOf(page, environment));
      records.push(staging.write({ output: page.output, fingerprint: fingerprint(page) }, page.own, text));
    });
  }
  return records;
}

/** Long turns first, short ones at the end: no thread is left with much when the others have nothing more to do. */
function turnsOf(outputs: readonly string[]): readonly string[][] {
  const turns: string[][] = [];
  for (let from = 0; from < outputs.length; from += turns.at(-1)?.length ?? outputs.length) {
    const share = Math.ceil((outputs.length - from) / 4);
    turns.push(outputs.slice(from, from + Math.min(mostPages, Math.max(fewestPages, share))));
  }
  return turns;
}
