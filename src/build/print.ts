import { setImmediate as turn } from 'node:timers/promises';
import { PageText } from '../model/page-text.ts';
import type { Route } from '../model/route.ts';
import { fingerprintIn, type SharedKeys } from '../output/fingerprints.ts';
import { Staging } from '../output/staging.ts';
import type { OutputRecord } from '../output/state.ts';
import { routesByOutput } from '../pages/routes.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import type { TemplateSources } from '../theme/check-templates.ts';
import type { FailedPage } from '../theme/template-fault.ts';
import { noneTaken, type TakenItems, takeNeighbours } from '../workers/turns.ts';
import { printerOf } from './printer.ts';

/** Pages of a turn: enough that taking turns costs nothing, few enough that no thread is left with much at the end. */
const pagesPerTurn = 32;

/** Pages to print: those of the thread's site whose outputs are named, neighbours of which show the same posts. */
export interface TryJob {
  readonly outputs: readonly string[];
  readonly templates: TemplateSources;
}

/** Pages to print and stage. */
export interface PrintJob extends TryJob {
  /** The keys of what all pages of the site share. */
  readonly shared: SharedKeys;
  /** The folder that finished files wait in. */
  readonly staging: string;
}

/** What came of printing: the pages that are staged, and those that could not be printed. */
export interface Printed {
  readonly records: readonly OutputRecord[];
  readonly failed: readonly FailedPage[];
}

/** What came of a turn at printing. */
export interface PrintedTurn extends Printed {
  readonly kind: 'print';
}

/** What came of a turn at trying whether pages can be printed: those that cannot. */
export interface TriedTurn {
  readonly kind: 'try';
  readonly failed: readonly FailedPage[];
}

/** Prints pages turn by turn until none is left, and stages them. */
export async function* printShare(job: PrintJob, site: ArrangedSite, taken: TakenItems): AsyncGenerator<PrintedTurn> {
  const staging = new Staging(job.staging, site.snapshot.site.url);
  let records: OutputRecord[] = [];
  const turns = printTurns(job, site, taken, (route, text) => {
    const file = { output: route.output, fingerprint: fingerprintIn(job.shared, route) };
    records.push(staging.write(file, route.texts(), text));
  });
  for await (const failed of turns) {
    yield { kind: 'print', records, failed };
    records = [];
  }
}

/** Prints pages turn by turn until none is left, and throws their texts away. */
export async function* tryShare(job: TryJob, site: ArrangedSite, taken: TakenItems): AsyncGenerator<TriedTurn> {
  for await (const failed of printTurns(job, site, taken, () => undefined)) yield { kind: 'try', failed };
}

/** Prints pages; gives of each turn those that could not be printed. Between two turns the thread's other work goes on. */
async function* printTurns(
  { outputs, templates }: TryJob,
  { routes }: ArrangedSite,
  taken: TakenItems,
  onText: (route: Route, text: PageText) => void,
): AsyncGenerator<readonly FailedPage[]> {
  if (outputs.length === 0) return;
  const byOutput = routesByOutput(routes);
  const print = await printerOf(templates);
  const next = takeNeighbours(turnsOf(outputs), taken);
  for (let some = next(); some !== null; some = next()) {
    const failed: FailedPage[] = [];
    for (const output of some) {
      const route = byOutput.get(output);
      if (route === undefined) throw new Error(`a thread does not know ${output}`);
      const printed = print(route);
      const text = printed instanceof Promise ? await printed : printed;
      if (text instanceof PageText) onText(route, text);
      else failed.push(text);
    }
    yield failed;
    await turn();
  }
}

/** What tells the threads which of so many pages are printed already. */
export function nonePrinted(pages: number): TakenItems {
  return noneTaken(Math.ceil(pages / pagesPerTurn));
}

function turnsOf(outputs: readonly string[]): readonly string[][] {
  return Array.from({ length: Math.ceil(outputs.length / pagesPerTurn) }, (_, index) =>
    outputs.slice(index * pagesPerTurn, (index + 1) * pagesPerTurn),
  );
}
