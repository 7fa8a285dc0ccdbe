import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../files/write-whole.ts';
import type { BlogFile } from './blog-files.ts';

/** Why nothing can be written into a folder: it is none, or holds something; null where it is empty, or not there yet. */
export function obstacleIn(folder: string): string | null {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  if (!stat.isDirectory()) return 'is no folder';
  // What a fresh repository has.
  const names = readdirSync(folder).filter((name) => name !== '.git');
  return names.length === 0
    ? null
    : `is not empty: it holds ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;
}

/** Writes the files of a new blog into its folder. */
export function writeBlog(folder: string, files: readonly BlogFile[]): void {
  for (const { path, text } of files) writeAtomically(join(folder, path), text);
}
