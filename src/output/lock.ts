import { closeSync, lstatSync, mkdirSync, openSync, rmSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another build is writing the same site. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
}

/** Tries before a file that others make and remove at the same time counts as theirs. */
const mostTries = 100;

/** What SQLite answers where another connection, of this or of any other process, holds the file. */
const busy = 5;

/**
 * Takes the right to write a site; gives the function that gives it back, which must be kept until then. Throws LockedError where another build holds
 * it, and where the file cannot be locked.
 *
 * The operating system holds the lock, on an empty file that SQLite locks as it does its databases: it ends with its
 * process, however that ends. A number of a process that is written into a file says less: a process that was killed in
 * a container has the number of a living one in the next, and a dead one that nobody has waited for still has its own.
 */
export function takeLock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  for (let tries = 0; tries < mostTries; tries++) {
    const before = emptyFile(file);
    const lock = held(file);
    // Whoever gives a lock back removes its file: it may have been the one that was opened here.
    if (identityOf(file) === before) return () => release(file, lock, before);
    lock.close();
  }
  throw new LockedError('other builds have just begun to write this site: wait until they end, then build again.');
}

/**
 * Makes sure that an empty file is there; gives its identity. One that has something in it is held by nobody. It is
 * emptied only where it surely is our cache's own, and no link to what is somebody else's.
 */
function emptyFile(file: string): string | null {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat !== undefined && (!stat.isFile() || (stat.size > 0 && stat.nlink > 1)))
    throw new LockedError(`${file} is no file of Broadsheet's: remove it, then build again.`);
  if (stat === undefined) closeSync(openSync(file, 'a'));
  else if (stat.size > 0) truncateSync(file);
  return identityOf(file);
}

function held(file: string): DatabaseSync {
  const lock = new DatabaseSync(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) {
      throw new LockedError('another build is writing this site: wait until it ends, then build again.');
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new LockedError(`${file} cannot be locked (${reason}): keep the cache in another folder, with --cache.`);
  }
}

function release(file: string, lock: DatabaseSync, identity: string | null): void {
  if (identityOf(file) === identity) rmSync(file, { force: true });
  lock.close();
}

/** Stands for the file at a path: a number alone is given again, to the next file, as soon as its file is removed. */
function identityOf(file: string): string | null {
  const stat = lstatSync(file, { throwIfNoEntry: false, bigint: true });
  return stat === undefined ? null : `${stat.dev} ${stat.ino} ${stat.birthtimeNs}`;
}
