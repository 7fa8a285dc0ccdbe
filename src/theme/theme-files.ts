import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Attempt } from '../files/fault.ts';
import { fileProblem } from '../files/fault-problem.ts';
import { pathFrom } from '../files/system-problem.ts';
import { readText } from '../files/text.ts';
import type { Problem } from '../problems/problem.ts';

/** The folders that layouts are looked up in, first hit first: the site's own `_includes/`, then the generator's. */
export type IncludeFolders = readonly string[];

/** The text of a theme's file, the site's own before the generator's. One that cannot be read hides the generator's too. */
export function themeText(folders: IncludeFolders, name: string): Attempt<{ readonly text: string }> {
  return firstOf(folders, name).read;
}

/** The first file of a name that is there, with its path. */
function firstOf(folders: IncludeFolders, name: string): { path: string; read: Attempt<{ readonly text: string }> } {
  const [own = '', ...others] = folders;
  const path = join(own, name);
  const read = readText(path);
  const isMissing = 'fault' in read && read.fault.kind === 'missing';
  return isMissing && others.length > 0 ? firstOf(others, name) : { path, read };
}

/** What keeps a theme's files from being read: each of those that are used is told. */
export function unreadableFiles(folders: IncludeFolders): Problem[] {
  const [own = ''] = folders;
  const names = new Set(folders.flatMap(filesBelow).filter((name) => /\.(?:njk|css|js|yaml)$/.test(name)));
  return [...names].sort().flatMap((name) => {
    const { path, read } = firstOf(folders, name);
    return 'fault' in read ? [fileProblem(read.fault, pathFrom(dirname(own), path))] : [];
  });
}

/** What is below a folder and no folder, with slashes, sorted; none where there is no such folder. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
