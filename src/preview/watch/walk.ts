import { type BigIntStats, type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** What is below some folders at one moment. */
export interface Walk {
  /** Stamps by path: a file that is written, replaced or given another time has another stamp. */
  readonly files: ReadonlyMap<string, string>;
  /** Stamps by path, the folders themselves included: a folder that another has replaced has another stamp. */
  readonly folders: ReadonlyMap<string, string>;
}

/** Files that editors leave beside the one that is edited: hidden ones, backups, Vim's test for a writable folder. */
const nobodys = /^(?:\..*|.*~|4913)$/;

/** True for the name of a file or folder that is nobody's text. */
export function isNobodys(name: string): boolean {
  return nobodys.test(name);
}

/**
 * Looks at everything below folders, linked folders included, as long as they lead into one of `bounds` (real paths) and not
 * around in a circle, and none of whose names are ignored. What goes away meanwhile is as if it had never been there.
 */
export function walk(roots: readonly string[], bounds: readonly string[], isIgnored: (path: string) => boolean): Walk {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  /** `chain` holds the real paths of the folders that lead here. */
  const enter = (folder: string, real: string, chain: readonly string[]): void => {
    const stat = statOf(folder);
    if (!stat?.isDirectory() || folders.has(folder)) return;
    folders.set(folder, identityOf(stat));
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (isIgnored(path)) continue;
      if (entry.isDirectory()) enter(path, join(real, entry.name), [...chain, real]);
      else if (entry.isSymbolicLink()) follow(path, [...chain, real]);
      else note(path);
    }
  };
  const follow = (path: string, chain: readonly string[]): void => {
    const real = realPathOf(path);
    if (real === null || !statOf(path)?.isDirectory()) note(path);
    else if (isOpen(real, chain)) enter(path, real, chain);
  };
  const isOpen = (real: string, chain: readonly string[]): boolean => {
    const isCircle = chain.some((above) => isWithin(above, real));
    return !isCircle && bounds.some((bound) => isWithin(real, bound));
  };
  const note = (path: string): void => {
    const stamp = stampAt(path);
    if (stamp !== null) files.set(path, stamp);
  };
  for (const root of roots) {
    const [real, above] = [realPathOf(root), realPathOf(dirname(root))];
    if (real !== null && above !== null && isOpen(real, [above])) enter(root, real, [above]);
  }
  return { files, folders };
}

/** The paths that differ between two walks. */
export function differences(before: Walk, after: Walk): string[] {
  return [...differing(before.files, after.files), ...differing(before.folders, after.folders)];
}

/** The file or folder at a path, followed where it is a link; null where there is none that can be looked at. */
export function statOf(path: string): BigIntStats | null {
  try {
    return statSync(path, { throwIfNoEntry: false, bigint: true }) ?? null;
  } catch {
    return null;
  }
}

/** The stamp of a file: another where it is written, replaced or given another time. Null where there is none. */
export function stampAt(path: string): string | null {
  const stat = statOf(path);
  return stat && `${identityOf(stat)} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`;
}

/** Equal for one file or folder as long as it is there: a number alone is given to another when it is free. */
export function identityOf({ dev, ino, birthtimeNs }: BigIntStats): string {
  return `${dev} ${ino} ${birthtimeNs}`;
}

/** The path without links; null where nothing is there. */
export function realPathOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [
    ...[...after].filter(([path, stamp]) => before.get(path) !== stamp).map(([path]) => path),
    ...[...before.keys()].filter((path) => !after.has(path)),
  ];
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
