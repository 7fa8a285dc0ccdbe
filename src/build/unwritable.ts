import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { folderProblem } from '../files/writable.ts';
import { obstacleProblem, obstaclesOf } from '../output/obstacles.ts';
import type { Problem } from '../problems/problem.ts';
import type { BuildOptions } from '../site/options.ts';

/** What keeps a build from writing into its folders, before it begins. */
export function folderProblems({ root, output, cache, manifest }: BuildOptions): Problem[] {
  const inTheWay = obstaclesOf(output, [], new Set()).map((obstacle) => obstacleProblem(obstacle, { root, output }));
  const beside = manifest === null ? [] : [dirname(manifest)];
  const folders = new Set([...(inTheWay.length > 0 ? [] : [output]), ...beside, cache]);
  return [
    ...inTheWay,
    ...[...folders].map((folder) => folderProblem(folder, root)).filter((problem) => problem !== null),
  ];
}

/**
 * Does work that needs a cache, in a folder of its own where the cache cannot be written, so that everything else that is
 * wrong is told with it.
 */
export async function withCache<Result>(
  options: BuildOptions,
  work: (options: BuildOptions) => Promise<Result>,
): Promise<Result> {
  if (folderProblem(options.cache, options.root) === null) return await work(options);
  const cache = mkdtempSync(join(tmpdir(), 'broadsheet-cache-'));
  try {
    return await work({ ...options, cache });
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
