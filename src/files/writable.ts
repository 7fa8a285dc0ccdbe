import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Problem } from '../problems/problem.ts';
import { systemProblem } from './system-problem.ts';

/** Why nothing can be written into a folder, which need not be there yet; null where it can. Nothing is written. */
export function folderProblem(folder: string, root: string): Problem | null {
  try {
    const there = nearestThere(folder);
    // Asked for as a folder, a file is told as none.
    statSync(`${there}/.`);
    accessSync(there, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const problem = systemProblem(error, root);
    if (problem === null) throw error;
    return problem;
  }
}

/** The folder, or the nearest above it that is there, be it a folder or not. */
function nearestThere(folder: string): string {
  let there = folder;
  while (!isThere(there) && dirname(there) !== there) there = dirname(there);
  return there;
}

function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return false;
    throw error;
  }
}
