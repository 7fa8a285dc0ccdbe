import { lstatSync, type Stats } from 'node:fs';

/** What is at a path of an output folder, links not followed; undefined where nothing is, or a file is above it. */
export function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
