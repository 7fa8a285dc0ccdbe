import { setImmediate as turn } from 'node:timers/promises';
import { Scratch } from '../cache/scratch.ts';
import { fingerprintIn, sharedKeys } from '../output/fingerprints.ts';
import { Staging } from '../output/staging.ts';
import type { OutputRecord } from '../output/state.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import { createEnvironment } from '../theme/environment.ts';
import { printRoute } from '../theme/print.ts';
import { attemptPage, type FailedPage } from '../theme/template-fault.ts';
import type { IncludeFolders } from '../theme/theme-files.ts';
import { type TurnCounter, takeTurns } from '../workers/turns.ts';

/** Pages of a turn: enough that taking turns costs nothing, few enough that no thread is left with much at the end. */
const pagesPerTurn = 32;

/** Pages to print: those of the thread's site whose outputs are named. */
export interface PrintJob {
  readonly outputs: readonly string[];
  readonly includes: IncludeFolders;
  readonly generator: string;
  /** The folder that finished files wait in. */
  readonly staging: string;
}

/** What came of printing: the pages that are staged, and those that could not be printed. */
export interface Printed {
  readonly records: readonly OutputRecord[];
  readonly failed: readonly FailedPage[];
}

/** Prints pages turn by turn until none is left, and stages them. Between two turns the thread's other work goes on. */
export async function printShare(job: PrintJob, site: ArrangedSite, counter: TurnCounter): Promise<Printed> {
  const byOutput = new Map(site.routes.map((route) => [route.output, route]));
  const shared = sharedKeys(site, job.includes, job.generator);
  const environment = createEnvironment(job.includes);
  const staging = new Staging(job.staging);
  const scratch = new Scratch();
  const next = takeTurns(turnsOf(job.outputs), counter);
  const records: OutputRecord[] = [];
  const failed: FailedPage[] = [];
  for (let outputs = next(); outputs !== null; outputs = next()) {
    for (const output of outputs) {
      const route = byOutput.get(output);
      if (route === undefined) throw new Error(`a thread does not know ${output}`);
      const text = attemptPage(route.url, () => printRoute(route, environment));
      if (typeof text !== 'string') failed.push(text);
      else {
        const file = { output, fingerprint: fingerprintIn(shared, route) };
        records.push(staging.write(file, route.texts(), scratch.encode(text)));
      }
    }
    await turn();
  }
  return { records, failed };
}

function turnsOf(outputs: readonly string[]): readonly string[][] {
  return Array.from({ length: Math.ceil(outputs.length / pagesPerTurn) }, (_, index) =>
    outputs.slice(index * pagesPerTurn, (index + 1) * pagesPerTurn),
  );
}
