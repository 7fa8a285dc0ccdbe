import { readdirSync, statSync } from 'node:fs';
import { type KeptFile, keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isText, mapOf } from '../cache/shape.ts';
import { stampOf } from '../files/look.ts';
import { type OutputFolder, outputName } from './places.ts';

/**
 * The folders of an output in which there was nothing but Broadsheet's own, by their paths, each with its stamp and the number of
 * names in it. Whoever adds a name to a folder, or takes one away, changes its stamp. So where that is the same, and as many
 * names are our own as were then, they are the same names.
 */
export const foldersStore = sealedStore({
  place: 'folders-*.json',
  key: () => 'folders-2',
  shape: mapOf(isText),
  pruned: 'replaced',
});

/** So many folders are read more slowly than what is known of all is written. */
const manyFolders = 64;

/**
 * The files of an output folder that are not among Broadsheet's own, sorted. Folders that hold nothing of ours are
 * told as one entry with a slash behind it: a checkout of something else would be a long list. Only those folders are
 * read that may have changed since a build has found nothing in them. `isAlone` says that nothing else can be in any.
 */
export function foreignFiles(folder: OutputFolder, own: ReadonlySet<string>, isAlone: boolean): string[] {
  const now = Date.now();
  const kept = keptFile(foldersStore, folder.cache, [], outputName(folder));
  const known = (isAlone ? null : kept.read()) ?? {};
  const folders = foldersOf(own);
  const clean: [string, string][] = [];
  const foreign: string[] = [];
  let looked = 0;
  for (const [path, names] of folders) {
    const place = `${folder.output}/${path}`;
    const stat = statSync(place, { throwIfNoEntry: false });
    if (stat === undefined) continue;
    // It is looked at before it is read: what comes into it in between, the next build finds.
    const stamp = stampOf(stat, now);
    const seen = `${stamp} ${names}`;
    if (stamp === null || known[path] !== seen) {
      looked++;
      const found = isAlone ? [] : foreignIn(place, path, own, folders);
      foreign.push(...found);
      if (found.length > 0 || stamp === null) continue;
    }
    clean.push([path, seen]);
  }
  if (looked > manyFolders) keep(kept, clean);
  return foreign.sort();
}

/** The site is in its place by now: where the cache has no room, the next build reads folders again, and that is all. */
function keep(kept: KeptFile<Record<string, string>>, clean: readonly (readonly [string, string])[]): void {
  try {
    kept.write(Object.fromEntries(clean));
  } catch {}
}

/** The folders that files are in, each with how many of these files and folders are in it; the output folder itself is the empty path. */
function foldersOf(files: Iterable<string>): ReadonlyMap<string, number> {
  const folders = new Map([['', 0]]);
  const count = (entry: string): void => {
    const folder = entry.slice(0, Math.max(0, entry.lastIndexOf('/')));
    const names = folders.get(folder);
    folders.set(folder, (names ?? 0) + 1);
    if (names === undefined) count(folder);
  };
  for (const file of files) count(file);
  return folders;
}

/** What is in one folder and is neither one of these files nor one of these folders. */
function foreignIn(
  place: string,
  path: string,
  own: ReadonlySet<string>,
  folders: ReadonlyMap<string, number>,
): string[] {
  // What an entry is, is only asked of the few that are not ours: a site has thousands of folders.
  const isFolder = (name: string) => statSync(`${place}/${name}`, { throwIfNoEntry: false })?.isDirectory();
  return readdirSync(place).flatMap((name) => {
    const entry = path === '' ? name : `${path}/${name}`;
    if (own.has(entry) || folders.has(entry)) return [];
    return [isFolder(name) ? `${entry}/` : entry];
  });
}
