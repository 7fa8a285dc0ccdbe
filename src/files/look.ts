import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import { type Attempt, type FileFault, faultOf } from './fault.ts';

/** What is at a path that a file is wanted from, links followed. Nothing is opened: that alone can wait for ever. */
export function lookAtFile(path: string): Attempt<{ readonly stat: Stats }> {
  try {
    const stat = statSync(path);
    return stat.isFile() ? { stat } : { fault: kindFault(stat) };
  } catch (error) {
    const fault = faultOf(error);
    return { fault: fault.kind === 'missing' && isLink(path) ? { kind: 'dangling' } : fault };
  }
}

/** The fault of what is there and no file. */
export function kindFault(stat: Pick<Stats, 'isDirectory' | 'isFIFO' | 'isSocket'>): FileFault {
  if (stat.isDirectory()) return { kind: 'folder' };
  return { kind: 'special', what: stat.isFIFO() ? 'a named pipe' : stat.isSocket() ? 'a socket' : 'a device' };
}

/**
 * Where a path really leads, links followed, if that is in a folder; the folder itself may be reached by links. `inside`
 * is the way there from the folder. What leads elsewhere is a fault, whatever is there.
 */
export function realPathIn(folder: string, path: string): Attempt<{ readonly real: string; readonly inside: string }> {
  try {
    const real = realpathSync.native(path);
    const top = realpathSync.native(folder) + sep;
    return `${real}${sep}`.startsWith(top) ? { real, inside: real.slice(top.length) } : { fault: { kind: 'outside' } };
  } catch (error) {
    const fault = faultOf(error);
    return { fault: fault.kind === 'missing' && isLink(path) ? { kind: 'dangling' } : fault };
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch {
    return false;
  }
}

/** Milliseconds in which a file may change twice and tell one time: file systems count in steps of several. */
const clockStep = 20;

/**
 * Stands for the bytes of a file: where it is what it was, so are they. Size and time of change alone are not enough, as
 * an archive, a package manager or `touch` can give any file any time; the time of the last change of its inode is the
 * kernel's. Null where no such text can be trusted: the file was changed just now and may be once more in the same
 * moment, or is on a file system without fractions of a second, as images with one time for all files are.
 */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats, now: number): string | null {
  if (now - ctimeMs < clockStep || ctimeMs % 1000 === 0) return null;
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}
