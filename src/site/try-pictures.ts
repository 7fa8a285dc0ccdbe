import { encodeApart } from '../images/encode/encode-apart.ts';
import { trialJobs } from '../images/plan/catalog.ts';
import type { Problem } from '../problems/problem.ts';
import type { BuildOptions } from './options.ts';
import { failureProblems, type GatheredPictures } from './pictures.ts';
import { placed } from './placed.ts';

/**
 * Opens the pictures that no build and no check before has, and tells those whose pixels cannot be read: what a build
 * would refuse. It encodes of each what takes next to no time, and that is kept for the build.
 */
export async function tryPictures(
  { catalog, named }: GatheredPictures,
  { root, cache, progress }: BuildOptions,
): Promise<readonly Problem[]> {
  const jobs = trialJobs(catalog);
  const onDone = (done: number) => progress({ step: 'pictures', done, total: jobs.length });
  const { failures } = await encodeApart({ jobs, root, cacheFolder: cache }, onDone);
  return await placed(
    failures.flatMap((failure) => failureProblems(failure, catalog, named)),
    root,
  );
}
