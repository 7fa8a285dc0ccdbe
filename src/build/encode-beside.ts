import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type nunjucks from 'nunjucks';
import { printPages, textOf } from '../eleventy/print-pages.ts';
import type { Page } from '../model/route.ts';
import type { PageFiles } from '../output/files.ts';
import { outputPlaces } from '../output/places.ts';
import { plan } from '../output/plan.ts';
import { Staging } from '../output/staging.ts';
import type { OutputRecord } from '../output/state.ts';
import { NotEncodedError } from '../pages/views/pictures.ts';
import type { Prepared } from '../site/check.ts';
import type { BuildOptions } from '../site/options.ts';
import { areUnencoded, type EncodedPictures, encodePictures } from '../site/pictures.ts';
import { createEnvironment } from '../theme/environment.ts';
import type { Threads } from '../workers/threads.ts';

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
  prepared: Prepared,
  files: () => PageFiles,
  options: BuildOptions,
  threads: Threads,
): Promise<Encoded> {
  const { pictures } = prepared;
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
  const printing = printEarly(prepared, files(), options, end.signal).catch((error: unknown) => {
    failure.abort(error);
    throw error;
  });
  // Nothing is left at work behind a build that fails.
  await Promise.allSettled([encoding, printing]);
  return { early: await printing, pictures: await encoding };
}

/** Stages what can be printed of the pages that the site's plan wants, until `end` is aborted; gives their records. */
export async function printEarly(
  { includes }: Prepared,
  { pages, state }: PageFiles,
  options: BuildOptions,
  end: AbortSignal,
): Promise<ReadonlyMap<string, OutputRecord>> {
  const write = options.clean ? pages : plan(pages, state.records, options.output, () => true).write;
  const files = new Map(write.map((file) => [file.output, file]));
  const environment = createEnvironment(includes);
  const staging = new Staging(outputPlaces(options).staging);
  const records = new Map<string, OutputRecord>();
  for (let from = 0; from < write.length && !end.aborted; from += pagesPerTurn) {
    const some = write.slice(from, from + pagesPerTurn).map((file) => file.page);
    await printPages(some, join(options.cache, 'eleventy'), (page) => {
      const [file, text] = [files.get(page.output), textIfEncoded(page, environment)];
      if (file !== undefined && text !== null) records.set(file.output, staging.write(file, page.own, text));
    });
    await turn();
  }
  return records;
}

/** The text of a page; null where it shows a picture that is still to be encoded. */
function textIfEncoded(page: Page, environment: nunjucks.Environment): string | null {
  try {
    return textOf(page, environment);
  } catch (error) {
    if (error instanceof NotEncodedError) return null;
    throw error;
  }
}
