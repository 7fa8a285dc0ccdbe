import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Another build is writing the same site. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
}

/**
 * Takes the right to write a site; gives the function that gives it back. A lock whose process is gone (killed, or the
 * machine was restarted) is taken over. Throws LockedError where another build holds it.
 */
export function takeLock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  if (!created(file)) {
    const holder = holderOf(file);
    if (holder !== null && isRunning(holder)) {
      throw new LockedError(
        `another build (process ${holder}) is writing this site: wait until it ends, then build again.`,
      );
    }
    rmSync(file, { force: true });
    if (!created(file))
      throw new LockedError('another build has just begun to write this site: wait until it ends, then build again.');
  }
  return () => rmSync(file, { force: true });
}

function created(file: string): boolean {
  try {
    writeHolder(file, openSync(file, 'wx'));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** A lock that could not be written, as on a full disk, is none. */
function writeHolder(file: string, handle: number): void {
  try {
    writeSync(handle, String(process.pid));
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

function holderOf(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isNaN(pid) ? null : pid;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
