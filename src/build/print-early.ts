import { setImmediate as turn } from 'node:timers/promises';
import { PageText } from '../model/page-text.ts';
import type { RouteFile, RouteFiles } from '../output/files.ts';
import { intactIn } from '../output/look.ts';
import { outputPlaces } from '../output/places.ts';
import { plan } from '../output/plan.ts';
import { Staging } from '../output/staging.ts';
import type { OutputRecord } from '../output/state.ts';
import type { ReadySite } from '../site/assemble.ts';
import type { BuildOptions } from '../site/options.ts';
import type { FailedPage } from '../theme/template-fault.ts';
import type { Printed } from './print.ts';
import { printerOf } from './printer.ts';

/** Pages between two looks at whether encoding has ended: then all threads print what is left. */
const pagesPerTurn = 80;

/** Stages what can be printed of the pages that the site's plan wants, until `end` is aborted; gives what came of it. */
export async function printEarly(
  { theme, arranged }: ReadySite,
  { files, state }: RouteFiles,
  options: BuildOptions,
  end: AbortSignal,
): Promise<Printed> {
  const { pictures } = arranged.context;
  const { output, clean } = options;
  const { write } = plan(files, { records: state.records, output, intact: intactIn(output, null), clean }, () => true);
  const isPrintable = ({ route }: RouteFile) => route.pictures().every((path) => pictures.isReady(path));
  const printable = write.map(({ file }) => file).filter(isPrintable);
  const print = await printerOf(theme);
  const staging = new Staging(outputPlaces(options).staging, arranged.snapshot.site.url);
  const records: OutputRecord[] = [];
  const failed: FailedPage[] = [];
  for (const [number, file] of printable.entries()) {
    if (number % pagesPerTurn === 0) await turn();
    if (end.aborted) break;
    const text = await print(file.route);
    if (text instanceof PageText) records.push(staging.write(file, file.route.texts(), text));
    else failed.push(text);
  }
  return { records, failed };
}
