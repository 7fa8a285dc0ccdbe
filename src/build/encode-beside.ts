import { setImmediate as turn } from 'node:timers/promises';
import type { RouteFile, RouteFiles } from '../output/files.ts';
import { outputPlaces } from '../output/places.ts';
import { plan } from '../output/plan.ts';
import { Staging } from '../output/staging.ts';
import type { OutputRecord } from '../output/state.ts';
import type { Problem } from '../problems/problem.ts';
import type { ReadySite } from '../site/assemble.ts';
import type { BuildOptions } from '../site/options.ts';
import { areUnencoded, type EncodedPictures, encodePictures } from '../site/pictures.ts';
import { type FailedPage, failureProblems } from '../theme/template-fault.ts';
import type { Printed } from './print.ts';
import { printAhead } from './print-ahead.ts';
import { printerOf } from './printer.ts';

/** Pages between two looks at whether encoding has ended: then all threads print what is left. */
const pagesPerTurn = 80;

/** What encoding gave, and the pages that were staged beside it, by their outputs. */
export interface Encoded {
  readonly pictures: EncodedPictures;
  readonly early: ReadonlyMap<string, OutputRecord>;
}

/**
 * Encodes a site's pictures, and stages meanwhile those of its pages that show nothing of what is still to be encoded.
 * Where one of the two fails, the other is stopped; what is wrong with templates is told as problems. The other
 * threads wait meanwhile: they have the site already, and need not be started and told of it again.
 */
export async function encodeBeside(
  ready: ReadySite,
  files: () => RouteFiles,
  options: BuildOptions,
): Promise<Encoded | { readonly problems: readonly Problem[] }> {
  const { pictures } = ready;
  const isEncoded = !areUnencoded(pictures);
  if (isEncoded || !options.schedule.printsBeside) return await encodeFirst(ready, isEncoded, options);
  const failure = new AbortController();
  const end = new AbortController();
  const encoding = encodePictures(pictures, options, { signal: failure.signal }).finally(() => end.abort());
  const printing = printEarly(ready, files(), options, end.signal).then(
    (printed) => {
      if (printed.failed.length > 0) failure.abort();
      return printed;
    },
    (error: unknown) => {
      failure.abort(error);
      throw error;
    },
  );
  // Nothing is left at work behind a build that fails.
  await Promise.allSettled([encoding, printing]);
  const { records, failed } = await printing;
  if (failed.length > 0) return { problems: failureProblems(failed, ready.theme.includes) };
  return { early: new Map(records.map((record) => [record.output, record])), pictures: await encoding };
}

/** Encodes before anything is printed for good; some pages may be shown ahead. */
async function encodeFirst(ready: ReadySite, isEncoded: boolean, options: BuildOptions): Promise<Encoded> {
  const { schedule } = options;
  const encoding = encodePictures(ready.pictures, options, { signal: schedule.encoding ?? undefined });
  const ahead = isEncoded ? undefined : schedule.ahead((show) => printAhead(ready, options, show));
  const [encoded] = await Promise.all([encoding, ahead]);
  return { pictures: encoded, early: new Map() };
}

/** Stages what can be printed of the pages that the site's plan wants, until `end` is aborted; gives what came of it. */
export async function printEarly(
  { theme, arranged }: ReadySite,
  { files, state }: RouteFiles,
  options: BuildOptions,
  end: AbortSignal,
): Promise<Printed> {
  const { pictures } = arranged.context;
  const { output, clean } = options;
  const { write } = plan(files, { records: state.records, output, clean }, () => true);
  const isPrintable = ({ route }: RouteFile) => route.pictures().every((path) => pictures.isReady(path));
  const printable = write.map(({ file }) => file).filter(isPrintable);
  const print = await printerOf(theme);
  const staging = new Staging(outputPlaces(options).staging);
  const records: OutputRecord[] = [];
  const failed: FailedPage[] = [];
  for (const [number, file] of printable.entries()) {
    if (number % pagesPerTurn === 0) await turn();
    if (end.aborted) break;
    const text = await print(file.route);
    if (typeof text === 'string') records.push(staging.write(file, file.route.texts(), text));
    else failed.push(text);
  }
  return { records, failed };
}
