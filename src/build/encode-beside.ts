import type { RouteFiles } from '../output/files.ts';
import type { OutputRecord } from '../output/state.ts';
import type { Problem } from '../problems/problem.ts';
import type { ReadySite } from '../site/assemble.ts';
import type { BuildOptions } from '../site/options.ts';
import { areUnencoded, type EncodedPictures, encodePictures } from '../site/pictures.ts';
import { failureProblems } from '../theme/template-fault.ts';
import type { printEarly } from './print-early.ts';

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
  const encoding = encodePictures(pictures, options, failure.signal).finally(() => end.abort());
  // Encoding takes minutes, in which a build may be stopped: what it has read until then is kept.
  options.schedule.meanwhile();
  const printing = startPrinting(ready, files(), options, end.signal).then(
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

/** Prints; what that is done with is loaded where there is something to encode. */
const startPrinting: typeof printEarly = async (...given) => (await import('./print-early.ts')).printEarly(...given);

/** Encodes before anything is printed for good; some pages may be shown ahead. */
async function encodeFirst(ready: ReadySite, isEncoded: boolean, options: BuildOptions): Promise<Encoded> {
  const { schedule } = options;
  const encoding = encodePictures(ready.pictures, options, schedule.encoding ?? undefined);
  const ahead = isEncoded
    ? undefined
    : schedule.ahead(async (show) => (await import('./print-ahead.ts')).printAhead(ready, options, show));
  const [encoded] = await Promise.all([encoding, ahead]);
  return { pictures: encoded, early: new Map() };
}
