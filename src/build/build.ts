import { rmSync } from 'node:fs';
import { systemProblem } from '../files/system-problem.ts';
import { takeLock } from '../output/lock.ts';
import { outputPlaces } from '../output/places.ts';
import { hasErrors, sortProblems } from '../problems/format.ts';
import type { Problem } from '../problems/problem.ts';
import type { BuildOptions } from '../site/options.ts';
import { isEntry, type Listing } from '../source/list-files.ts';
import type { BuildResult } from './build-site.ts';
import { check } from './check.ts';
import { withMeans } from './list-content.ts';
import { lookAhead } from './look.ts';
import type { BuildThreads } from './tasks.ts';
import { folderProblems } from './unwritable.ts';
import { withThreads } from './with-threads.ts';

export type { BuildResult } from './build-site.ts';

/**
 * Builds a site. The output folder is changed only when everything that is to be in it is right and ready. Throws
 * LockedError where another build is at it, and what the schedule gives the build up with. `onEnd` is told the result before
 * anything else has its turn: nobody sees the new output with the problems of the old one.
 */
export async function build(
  options: BuildOptions,
  onEnd: (result: BuildResult) => void = () => undefined,
): Promise<BuildResult> {
  const blocked = folderProblems(options);
  if (blocked.length > 0) {
    const result = refused([...blocked, ...(await check(options))]);
    onEnd(result);
    return result;
  }
  try {
    return await locked(options, onEnd);
  } catch (error) {
    const problem = systemProblem(error, options.root);
    if (problem === null) throw error;
    const result = refused([problem]);
    onEnd(result);
    return result;
  }
}

function refused(problems: readonly Problem[]): BuildResult {
  return { summary: null, problems: sortProblems(problems), made: null };
}

async function locked(options: BuildOptions, onEnd: (result: BuildResult) => void): Promise<BuildResult> {
  const begun = performance.now();
  const places = outputPlaces(options);
  const release = takeLock(places.lock);
  const unstage = () => rmSync(places.staging, { recursive: true, force: true });
  try {
    // A build that was killed has left what it had staged.
    unstage();
    const look = lookAhead(options);
    const work = async (files: Listing, threads: BuildThreads) => {
      const { buildSite } = await import('./build-site.ts');
      const beside = { threads, look: look?.output ?? null };
      const result = await passUntilRight(options, (leftOut) => buildSite(options, files, beside, begun, leftOut));
      onEnd(result);
      return result;
    };
    try {
      return await withThreads(options, work, look?.files);
    } finally {
      await look?.ended();
    }
  } finally {
    // What a build that failed has staged takes the room that the next one needs.
    unstage();
    release();
  }
}

/** More passes than this, and what is wrong is no single posts. */
const mostPasses = 10;

/**
 * Builds, and where a partial build cannot go around errors in some files, builds again without these: only when a file is
 * put beside others is it seen that it wants their URL, or that its pictures cannot be encoded.
 */
async function passUntilRight(
  { partial }: BuildOptions,
  pass: (leftOut: ReadonlySet<string>) => Promise<BuildResult>,
): Promise<BuildResult> {
  const leftOut = new Set<string>();
  const told: Problem[] = [];
  for (let passes = 1; ; passes++) {
    const result = await pass(leftOut);
    const problems = sortProblems([...told, ...result.problems]);
    const wrong = result.problems.filter(({ severity, file }) => severity === 'error' && isEntry(file));
    const more = wrong.filter(({ file }) => !leftOut.has(file));
    if (!partial || result.summary !== null || more.length === 0 || passes === mostPasses)
      return { ...result, problems };
    told.push(...wrong);
    for (const { file } of more) leftOut.add(file);
  }
}

/** What encoding one share of a site's pictures gave; nothing was encoded where a problem is an error. */
export interface Share {
  readonly encoded: number;
  readonly reused: number;
  readonly problems: readonly Problem[];
}

/** Fills the store of encoded pictures for one part of them, so that several machines can divide the work. */
export async function encodeShare(options: BuildOptions): Promise<Share> {
  return await withThreads(options, async (files, threads) => {
    const [{ assemble }, { encodePictures }] = await Promise.all([
      import('../site/assemble.ts'),
      import('../site/pictures.ts'),
    ]);
    const { ready, problems, keep } = await withMeans(options, threads, (means) => assemble(options, files, means));
    keep();
    if (ready === null || hasErrors(problems)) return { encoded: 0, reused: 0, problems: sortProblems(problems) };
    await threads.close();
    const pictures = await encodePictures(ready.pictures, options);
    return { ...pictures.counts, problems: sortProblems([...problems, ...pictures.problems]) };
  });
}
