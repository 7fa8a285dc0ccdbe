import { type Dirent, lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDraft } from '../files/write-whole.ts';
import { type NamesIn, type Store, withNames } from './store.ts';

/** Milliseconds after which a draft that nobody finished is rubbish: the process that wrote it is dead. */
const abandoned = 3_600_000;

/** The names of an entry but its own: of those that it lies among. */
type ParentsIn<Place extends string> =
  NamesIn<Place> extends readonly [...infer Parents extends readonly string[], string] ? Parents : readonly [];

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
  const isFolder = place.endsWith('/');
  const [start = '', end = ''] = basename(place).split('*');
  const folder = withNames(dirname(place), parents);
  const isSuperfluous = (entry: Dirent): boolean => {
    const { name } = entry;
    if (isDraft(name)) return isAbandoned(join(cacheFolder, folder, name), now);
    const isEntry = entry.isDirectory() === isFolder && name.startsWith(start) && name.endsWith(end);
    return isEntry && !names.has(name.slice(start.length, name.length - end.length));
  };
  const superfluous = entriesIn(cacheFolder, folder).filter(isSuperfluous);
  for (const { name } of superfluous) rmSync(join(cacheFolder, folder, name), { recursive: true, force: true });
  return superfluous.length;
}

/**
 * What is in a folder of the cache; nothing where it is missing, or where it, or a folder between it and the cache, is a
 * link: what lies there may be somebody else's.
 */
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
