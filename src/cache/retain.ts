import { type Dirent, lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDraft } from '../files/write-whole.ts';
import { type ParentsIn, type Store, withNames } from './store.ts';

/** Milliseconds after which what nobody finished is rubbish: the process that wrote it is dead. */
const abandoned = 3_600_000;

/**
 * Removes all entries of a store but those of these names, and drafts that were never finished; gives the number of what was
 * removed. `now` is in milliseconds since 1970; `parents` are the names of all stars of the place but the last.
 */
export function retain<Place extends string>(
  { place }: Store<Place>,
  cacheFolder: string,
  names: ReadonlySet<string>,
  now: number,
  ...parents: ParentsIn<Place>
): number {
  return remove(cacheFolder, withNames(dirname(place), parents), (entry, path) => {
    if (isDraft(entry.name)) return isAbandoned(path, now);
    const name = nameOf(entry, place);
    return name !== null && !names.has(name);
  });
}

/**
 * Removes what processes that were killed have left of all these stores: drafts, and folders that whoever made them removes when
 * it is done. Gives the number of what was removed.
 */
export function dropAbandoned(stores: readonly Store[], cacheFolder: string, now: number): number {
  const folders = new Set(stores.flatMap(({ place }) => foldersOf(place, cacheFolder)));
  const asides = stores.filter(({ place, pruned }) => pruned === 'when done' && place.endsWith('/'));
  const isLeft = (entry: Dirent) => isDraft(entry.name) || asides.some(({ place }) => nameOf(entry, place) !== null);
  const counts = [...folders].map((folder) =>
    remove(cacheFolder, folder, (entry, path) => isLeft(entry) && isAbandoned(path, now)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The folders that entries of a store lie in, from the cache folder. Where there may be several, they lie in that itself. */
function foldersOf(place: string, cacheFolder: string): string[] {
  const folder = dirname(place);
  if (!folder.includes('*')) return [folder];
  return entriesIn(cacheFolder, '.').flatMap((entry) => (nameOf(entry, `${folder}/`) === null ? [] : [entry.name]));
}

/** The name of an entry of a store, which stands for the last star of its place; null for what is no entry of it. */
function nameOf(entry: Dirent, place: string): string | null {
  const [start = '', end = ''] = basename(place).split('*');
  const { name } = entry;
  const isEntry = entry.isDirectory() === place.endsWith('/') && name.startsWith(start) && name.endsWith(end);
  return isEntry ? name.slice(start.length, name.length - end.length) : null;
}

/**
 * Removes what is superfluous in a folder of the cache. Where that, or a folder between it and the cache, is a link, nothing
 * is: what lies there may be somebody else's.
 */
function remove(cacheFolder: string, folder: string, isSuperfluous: (entry: Dirent, path: string) => boolean): number {
  const pathOf = ({ name }: Dirent) => join(cacheFolder, folder, name);
  const superfluous = entriesIn(cacheFolder, folder).filter((entry) => isSuperfluous(entry, pathOf(entry)));
  for (const entry of superfluous) rmSync(pathOf(entry), { recursive: true, force: true });
  return superfluous.length;
}

function entriesIn(cacheFolder: string, folder: string): Dirent[] {
  try {
    for (let above = folder; above !== '.'; above = dirname(above)) {
      if (lstatSync(join(cacheFolder, above)).isSymbolicLink()) return [];
    }
    return readdirSync(join(cacheFolder, folder), { withFileTypes: true });
  } catch {
    return [];
  }
}

function isAbandoned(path: string, now: number): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat !== undefined && now - stat.mtimeMs > abandoned;
}
