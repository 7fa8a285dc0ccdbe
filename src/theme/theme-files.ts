import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
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

/** The files of a theme, as they were when it was listed. A text is read when it is asked for, and once. */
export interface ThemeFiles {
  readonly folders: IncludeFolders;
  /** Names from `_includes/`: the site's own, then those that only the generator has. */
  readonly names: readonly string[];
  /** Where a file is: the site's own before the generator's. */
  readonly pathOf: (name: string) => string;
  /** A file's text. One that cannot be read hides the generator's too. */
  readonly read: (name: string) => Attempt<{ readonly text: string }>;
}

/** Lists a theme, so that nobody looks for the site's own files again each time that one of the theme is wanted. */
export function listTheme(folders: IncludeFolders): ThemeFiles {
  const paths = new Map<string, string>();
  const names = new Set<string>();
  for (const folder of folders) {
    const { files, subfolders } = below(folder);
    for (const name of files) names.add(name);
    // A folder of a file's name hides the file.
    for (const name of [...files, ...subfolders]) if (!paths.has(name)) paths.set(name, join(folder, name));
  }
  const pathOf = (name: string) => paths.get(name) ?? join(folders.at(-1) ?? '', name);
  const texts = new Map<string, Attempt<{ readonly text: string }>>();
  return {
    folders,
    names: [...names],
    pathOf,
    read(name) {
      const read = texts.get(name) ?? readText(pathOf(name));
      texts.set(name, read);
      return read;
    },
  };
}

/** True for a file of a theme whose text has a part in the site. */
export function isThemeText(name: string): boolean {
  return /\.(?:njk|css|js|yaml)$/.test(name);
}

/** What keeps a theme's files from being read: each of those that are used is told. */
export function unreadableFiles({ folders: [own = ''], names, pathOf, read }: ThemeFiles): Problem[] {
  const used = names.filter(isThemeText).sort();
  return used.flatMap((name) => {
    const text = read(name);
    return 'fault' in text ? [fileProblem(text.fault, pathFrom(dirname(own), pathOf(name)))] : [];
  });
}

/** What is below a folder and no folder, with slashes, sorted; none where there is no such folder. */
export function filesBelow(folder: string): string[] {
  return below(folder).files;
}

/** What is below a folder, by names from there with slashes. */
interface Below {
  /** What is no folder, links to folders too. */
  readonly files: string[];
  readonly subfolders: string[];
}

function below(folder: string): Below {
  const found: Below = { files: [], subfolders: [] };
  enter(folder, '', found, []);
  found.files.sort();
  return found;
}

/** Node's own way down takes three times as long. `way` are the folders that links have led to so far. */
function enter(folder: string, prefix: string, found: Below, way: readonly string[]): void {
  for (const entry of entriesOf(folder)) {
    const name = prefix + entry.name;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      found.subfolders.push(name);
      enter(path, `${name}/`, found, way);
      continue;
    }
    if (!entry.name.startsWith('.')) found.files.push(name);
    const real = entry.isSymbolicLink() ? folderBehind(path) : null;
    // A link to a folder that it is in has no end.
    if (real !== null && !`${realpathSync(folder)}/`.startsWith(`${real}/`) && !way.includes(real))
      enter(path, `${name}/`, found, [...way, real]);
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** The folder that a link leads to; null where it leads to none. */
function folderBehind(link: string): string | null {
  try {
    return statSync(link).isDirectory() ? realpathSync(link) : null;
  } catch {
    return null;
  }
}
