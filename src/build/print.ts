import { Scratch } from '../cache/scratch.ts';
import type { Page } from '../pages/page.ts';
import { printPages } from './eleventy.ts';
import { createEnvironment } from './environment.ts';
import type { IncludeFolders } from './layouts.ts';
import { pagesOf, type Seed } from './seed.ts';
import { Staging } from './staging.ts';
import { contentHash } from './state.ts';
import { type TurnCounter, takeTurns } from './turns.ts';

/** Pages of a turn: Eleventy starts for each turn, and keeps its pages' texts until its end. */
const mostPages = 300;
const fewestPages = 80;

/** Pages to print: those of the seed whose outputs are named. */
export interface PrintJob {
  readonly seed: Seed;
  readonly outputs: readonly string[];
  readonly includes: IncludeFolders;
  /** The folder that finished files wait in. */
  readonly staging: string;
  /** An empty folder for Eleventy to stand in. */
  readonly input: string;
}

/** A finished file that waits in the staging folder. */
export interface StagedFile {
  readonly output: string;
  readonly bytes: number;
  readonly hash: string;
}

/** Prints pages turn by turn until none is left, and stages them. */
export async function printJob(job: PrintJob, counter: TurnCounter): Promise<readonly StagedFile[]> {
  const pages = new Map(pagesOf(job.seed).map((page) => [page.output, page]));
  const environment = createEnvironment(job.includes);
  const staging = new Staging(job.staging);
  const scratch = new Scratch();
  const next = takeTurns(turnsOf(job.outputs), counter);
  const files: StagedFile[] = [];
  for (let turn = next(); turn !== null; turn = next()) {
    const wanted = turn.map((output) => pages.get(output)).filter((page): page is Page => page !== undefined);
    for (const { page, text } of await printPages(wanted, environment, job.input)) {
      const bytes = scratch.encode(text);
      staging.write(page.output, bytes);
      files.push({ output: page.output, bytes: bytes.length, hash: contentHash(bytes) });
    }
  }
  return files;
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
