import { setImmediate as turn } from 'node:timers/promises';
import type { RouteFiles } from '../output/files.ts';
import { outputPlaces } from '../output/places.ts';
import { plan } from '../output/plan.ts';
import { Staging } from '../output/staging.ts';
import type { OutputRecord } from '../output/state.ts';
import type { ReadySite } from '../site/assemble.ts';
import type { BuildOptions } from '../site/options.ts';
import { areUnencoded, type EncodedPictures, encodePictures } from '../site/pictures.ts';
import { createEnvironment } from '../theme/environment.ts';
import { printRoute } from '../theme/print.ts';
import type { BuildThreads } from './tasks.ts';

/** Pages between two looks at whether encoding has ended: then all threads print what is left. */
const pagesPerTurn = 80;

/** What encoding gave, and the pages that were staged beside it, by their outputs. */
export interface Encoded {
  readonly pictures: EncodedPictures;
  readonly early: ReadonlyMap<string, OutputRecord>;
}

/**
 * Encodes a site's pictures, and stages meanwhile those of its pages that show nothing of what is still to be encoded.
 * Where one of the two fails, the other is stopped. Closes the other threads where encoding takes all cores, and memory,
 * for minutes: they start anew when there are pages to print.
 */
export async function encodeBeside(
  ready: ReadySite,
  files: () => RouteFiles,
  options: BuildOptions,
  threads: BuildThreads,
): Promise<Encoded> {
  const { pictures } = ready;
  const isEncoded = !areUnencoded(pictures);
  if (!isEncoded) await threads.close();
  // Behind a preview somebody waits for the one page that was saved, and that comes before all others.
  if (isEncoded || options.live !== undefined) {
    const encoded = await encodePictures(pictures, options, { signal: options.live?.closed });
    return { pictures: encoded, early: new Map() };
  }
  const failure = new AbortController();
  const end = new AbortController();
  const encoding = encodePictures(pictures, options, { signal: failure.signal }).finally(() => end.abort());
  const printing = printEarly(ready, files(), options, end.signal).catch((error: unknown) => {
    failure.abort(error);
    throw error;
  });
  // Nothing is left at work behind a build that fails.
  await Promise.allSettled([encoding, printing]);
  return { early: await printing, pictures: await encoding };
}

/** Stages what can be printed of the pages that the site's plan wants, until `end` is aborted; gives their records. */
export async function printEarly(
  { theme, arranged }: ReadySite,
  { files, state }: RouteFiles,
  options: BuildOptions,
  end: AbortSignal,
): Promise<ReadonlyMap<string, OutputRecord>> {
  const { pictures } = arranged.context;
  const write = options.clean ? files : plan(files, state.records, options.output, () => true).write;
  const printable = write.filter(({ route }) => route.pictures().every((path) => pictures.isReady(path)));
  const environment = createEnvironment(theme.includes);
  const staging = new Staging(outputPlaces(options).staging);
  const records = new Map<string, OutputRecord>();
  for (const file of printable) {
    if (records.size % pagesPerTurn === 0) await turn();
    if (end.aborted) break;
    records.set(file.output, staging.write(file, file.route.texts(), printRoute(file.route, environment)));
  }
  return records;
}
