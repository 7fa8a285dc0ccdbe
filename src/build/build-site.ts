import type { Site } from '../config/site.ts';
import { momentAt } from '../model/date.ts';
import type { Post } from '../model/post.ts';
import { nextChange, statusOf } from '../model/status.ts';
import { type PageFiles, pageFiles } from '../output/files.ts';
import { outputPlaces } from '../output/places.ts';
import { loadState } from '../output/state.ts';
import type { Summary } from '../output/summary.ts';
import { sortProblems } from '../problems/format.ts';
import type { Problem } from '../problems/problem.ts';
import { blockingErrors } from '../site/left-out.ts';
import { survey } from '../site/load.ts';
import type { BuildOptions } from '../site/options.ts';
import { prunePictures } from '../site/pictures.ts';
import { withEncoded } from '../site/snapshot.ts';
import type { FileStamp } from '../source/list-files.ts';
import type { Threads } from '../workers/threads.ts';
import { encodeBeside } from './encode-beside.ts';
import { printAtOnce } from './print-at-once.ts';
import type { Made } from './print-saved.ts';
import { writeSite } from './write.ts';

/**
 * What a build gives: a summary where it was written, and all problems. Nothing was written where one is an error, but in a
 * partial build, which leaves out the files of the errors where it can.
 */
export interface BuildResult {
  readonly summary: Summary | null;
  readonly problems: readonly Problem[];
  /** What the pages were made from; null where nothing was written. */
  readonly made: Made | null;
}

/**
 * The steps of a build, from the files of the site to its output. `begun` is when it began, by `performance.now()`.
 * Files of `leftOut` have no part in it. Throws what the signal of `live` was aborted with.
 */
export async function buildSite(
  options: BuildOptions,
  files: readonly FileStamp[],
  threads: Threads,
  begun: number,
  leftOut: ReadonlySet<string>,
): Promise<BuildResult> {
  const found = await survey(options, files, threads, (seed) => threads.share(seed), leftOut);
  const { prepared, posts, read, keep, site, isLeftOut } = found;
  if (prepared === null || blockingErrors(found.problems, isLeftOut).length > 0) {
    // What was read stays read: the next pass, or the next build, has other files to do without.
    keep?.();
    return { summary: null, problems: sortProblems(found.problems), made: null };
  }
  const { includes, generator } = prepared;
  // Made when they are asked for: behind a preview that is after the page that somebody waits for.
  let known: PageFiles | null = null;
  const pages = () => (known ??= pageFiles(prepared.seed, includes, generator, loadState(outputPlaces(options).state)));
  const encoded = await encodeBeside(prepared, pages, options, threads);
  const { pictures } = encoded;
  const problems = sortProblems([...prepared.problems, ...pictures.problems]);
  if (blockingErrors(problems, isLeftOut).length > 0) {
    keep?.();
    return { summary: null, problems, made: null };
  }
  const seed = pictures.counts.encoded === 0 ? prepared.seed : withEncoded(prepared.seed, pictures.shelf);
  const onEarly = options.live?.onEarly;
  if (onEarly) onEarly(await printAtOnce(seed, read, includes, options));
  const counts = await writeSite({ ...prepared, seed }, pages(), encoded, options, threads);
  keep?.();
  const pruned = options.prune ? prunePictures(prepared.pictures, options) : 0;
  return {
    summary: {
      ...counts,
      pictures: { ...pictures.counts, pruned },
      ...waiting(posts, site, options),
      milliseconds: performance.now() - begun,
    },
    problems,
    made: { seed, includes },
  };
}

function waiting(
  posts: readonly Post[],
  site: Site,
  { now }: BuildOptions,
): Pick<Summary, 'posts' | 'scheduled' | 'nextChange'> {
  const scheduled = posts
    .filter((post) => statusOf(post, now) === 'scheduled')
    .toSorted((a, b) => a.date.millis - b.date.millis)
    .map(({ source, title, date }) => ({ source, title, at: date.iso }));
  const next = nextChange(posts, now);
  return {
    posts: posts.filter((post) => statusOf(post, now) === 'published').length,
    scheduled,
    nextChange: next === null ? null : momentAt(next, site).iso,
  };
}
