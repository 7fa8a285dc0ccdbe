import type { Site } from '../config/site.ts';
import { absoluteUrl } from '../config/site-url.ts';
import { siteCode } from '../eleventy/run-code.ts';
import { dateAt } from '../model/date.ts';
import { outputUrl } from '../model/output-path.ts';
import type { Post } from '../model/post.ts';
import { nextChange, statusOf } from '../model/status.ts';
import { type RouteFiles, routeFiles } from '../output/files.ts';
import { loadState } from '../output/state.ts';
import type { Summary } from '../output/summary.ts';
import { hasErrors, sortProblems } from '../problems/format.ts';
import { withLevels } from '../problems/levels.ts';
import type { Problem } from '../problems/problem.ts';
import { type Assembled, assemble, type ReadySite } from '../site/assemble.ts';
import { encodedSite } from '../site/encoded-site.ts';
import { blockingErrors } from '../site/left-out.ts';
import type { BuildOptions } from '../site/options.ts';
import { prunePictures } from '../site/pictures.ts';
import type { SiteCode } from '../site/site-code.ts';
import { tryPictures } from '../site/try-pictures.ts';
import type { Listing } from '../source/list-files.ts';
import { encodeBeside } from './encode-beside.ts';
import { readWith } from './list-content.ts';
import type { Made } from './print-saved.ts';
import { siteNotice } from './share-pages.ts';
import type { BuildThreads } from './tasks.ts';
import { type Beside, writeSite } from './write.ts';

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
 * Files of `leftOut` have no part in it. Throws where the schedule gives it up.
 */
export async function buildSite(
  options: BuildOptions,
  files: Listing,
  beside: Beside,
  begun: number,
  leftOut: ReadonlySet<string>,
): Promise<BuildResult> {
  const { threads } = beside;
  const code = siteCode(options);
  const assembled = await assembleAndKeep(options, files, threads, code, leftOut);
  const { ready, problems: found, levels, posts, read, isLeftOut } = assembled;
  const told = (problems: readonly Problem[]) => sortProblems([...found, ...withLevels(problems, levels)]);
  const { schedule } = options;
  if (ready === null || blockingErrors(found, isLeftOut).length > 0) {
    // What was read stays read: the next pass, or the next build, has other files to do without.
    schedule.finish();
    // All mistakes are told in one run, those of pictures that would have been opened later too.
    const unreadable = ready === null || options.partial ? [] : await tryPictures(ready.pictures, options);
    return { summary: null, problems: told(unreadable), made: null };
  }
  const { theme, generator } = ready;
  // Made when they are asked for: behind a preview that is after the page that somebody waits for.
  let known: RouteFiles | null = null;
  const pages = () => (known ??= routeFiles(ready.arranged, theme, generator, loadState(options)));
  const encoded = await encodeBeside(ready, pages, options);
  if ('problems' in encoded) {
    return { summary: null, problems: told(encoded.problems), made: null };
  }
  const { pictures } = encoded;
  const problems = told(pictures.problems);
  if (blockingErrors(problems, isLeftOut).length > 0) {
    schedule.finish();
    return { summary: null, problems, made: null };
  }
  const complete = pictures.counts.encoded === 0 ? ready : await encodedSite(ready, pictures.onPages, code);
  const { arranged, own } = complete;
  if (complete !== ready) {
    threads.tell(own === ready.own ? { pictures: pictures.onPages } : siteNotice(arranged.snapshot, theme));
  }
  if (hasErrors(withLevels(own.problems, levels)) && !options.partial) {
    schedule.finish();
    return { summary: null, problems: told([...pictures.problems, ...own.problems]), made: null };
  }
  await schedule.first(async () => {
    const { printAtOnce } = await import('./print-at-once.ts');
    return await printAtOnce(arranged, read, theme, options);
  });
  const counts = await writeSite(complete, pages(), encoded, options, beside);
  schedule.finish();
  if ('problems' in counts) {
    return { summary: null, problems: told([...pictures.problems, ...counts.problems]), made: null };
  }
  const { site } = arranged.snapshot;
  const pruned = options.prune ? await pruneCache(ready, options) : 0;
  return {
    summary: {
      ...counts,
      pictures: { ...pictures.counts, pruned },
      ...waiting(posts, site, options),
      urls: [...counts.changed, ...counts.removed].map((output) => absoluteUrl(site, outputUrl(output))),
      milliseconds: performance.now() - begun,
    },
    problems,
    made: { arranged, templates: theme, code: own.code },
  };
}

/**
 * Assembles the site, and has what was read of its files kept for the next build. The records of all files are let go then:
 * as long as pages are printed, nothing else needs them.
 */
async function assembleAndKeep(
  options: BuildOptions,
  files: Listing,
  threads: BuildThreads,
  code: SiteCode,
  leftOut: ReadonlySet<string>,
): Promise<Omit<Assembled, 'loaded' | 'keep'>> {
  const means = {
    readShared: readWith(options, threads),
    onSnapshot: (...site: Parameters<typeof siteNotice>) => threads.tell(siteNotice(...site)),
    code,
  };
  const { loaded: _loaded, keep, ...assembled } = await assemble(options, files, means, leftOut);
  options.schedule.putOff(keep);
  return assembled;
}

function waiting(
  posts: readonly Post[],
  site: Site,
  { now }: BuildOptions,
): Pick<Summary, 'posts' | 'scheduled' | 'nextChange'> {
  const scheduled: Post[] = [];
  let published = 0;
  for (const post of posts) {
    const status = statusOf(post, now);
    if (status === 'published') published++;
    else if (status === 'scheduled') scheduled.push(post);
  }
  const next = nextChange(posts, now);
  return {
    posts: published,
    scheduled: scheduled
      .sort((a, b) => a.date.millis - b.date.millis)
      .map(({ source, title, date }) => ({ source, title, at: date.iso })),
    nextChange: next === null ? null : dateAt(next, site).iso,
  };
}

/** Drops what the cache keeps that this site does not need, and what killed builds have left; gives the number of files. */
async function pruneCache({ pictures, diagrams }: ReadySite, options: BuildOptions): Promise<number> {
  const [{ dropAbandoned }, { stores }] = await Promise.all([import('../cache/retain.ts'), import('./stores.ts')]);
  return prunePictures(pictures, options) + diagrams.prune() + dropAbandoned(stores, options.cache, Date.now());
}
