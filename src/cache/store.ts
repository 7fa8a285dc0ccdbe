import { dirname, join } from 'node:path';

/** The cache folder of a site, from its root, where no other is named. */
export const usualCacheFolder = '.cache';

/** Who throws away what of a store is not needed any more, and when. */
export type Pruning =
  /** Nobody has to: it is one file, and whoever writes it replaces it. */
  | 'replaced'
  /** Its owner, when it writes: the entries that it does not name then. */
  | 'by its writer'
  /** A build that is asked to (`--prune`): the entries that the site does not need. */
  | 'by --prune'
  /** Every build, before it writes there. */
  | 'by every build'
  /** Whoever made it, when it is done with it. */
  | 'when done'
  /** Nobody: it stays small. */
  | 'never';

/**
 * Something that is kept in the cache folder of a site, wherever it is written and read. All of them are listed in
 * `src/build/stores.ts`.
 */
export interface Store<Place extends string = string> {
  /**
   * Where it lies, from the cache folder: a file, or a folder with a slash at its end. Each star stands for a name: of an
   * entry, or of the output folder that it belongs to.
   */
  readonly place: Place;
  readonly pruned: Pruning;
}

/** A name for each star of a place. */
export type NamesIn<Place extends string> = Place extends `${string}*${infer Rest}`
  ? readonly [string, ...NamesIn<Rest>]
  : readonly [];

/** The names of an entry but its own: of those that it lies among. */
export type ParentsIn<Place extends string> =
  NamesIn<Place> extends readonly [...infer Parents extends readonly string[], string] ? Parents : readonly [];

/** A store as it was written, so that its type knows how many names its place wants. */
export function store<const Place extends string>(definition: Store<Place>): Store<Place> {
  return definition;
}

/** The path of a store in a cache folder, or of one of its entries. */
export function pathIn<Place extends string>(
  { place }: Store<Place>,
  cacheFolder: string,
  ...names: NamesIn<Place>
): string {
  return join(cacheFolder, withNames(place, names));
}

/** The folder that the entries of a store lie in; `parents` are the names of all stars of the place but the last. */
export function folderIn<Place extends string>(
  { place }: Store<Place>,
  cacheFolder: string,
  ...parents: ParentsIn<Place>
): string {
  return join(cacheFolder, withNames(dirname(place), parents));
}

/** A place, or the beginning of one, with names for its stars, and without the slash at its end. */
export function withNames(place: string, names: readonly string[]): string {
  let next = 0;
  return place.replace(/\*|\/$/g, (found) => (found === '*' ? (names[next++] ?? '') : ''));
}
