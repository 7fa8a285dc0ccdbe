import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The end of the name of a file that is still written. */
const draftEnd = '.tmp';

/** True for the name of a file that was being written; where its process was killed, nobody will end it. */
export function isDraft(name: string): boolean {
  return name.endsWith(draftEnd);
}

/**
 * Writes a file so that nobody ever sees a part of it, creating the folders above it. A long text may come in pieces, so
 * that it never is in memory as one.
 */
export function writeAtomically(path: string, content: string | Uint8Array | Iterable<string>): void {
  writeWhole(path, (file) => {
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content);
    else for (const piece of content) writeFileSync(file, piece);
  });
}

/**
 * Lets `write` fill a file beside its place, then renames it: a reader sees the old one or the new one, whole, and of several
 * processes that write one, the last has its way. The folders above it are created.
 * Gives what `write` does.
 */
export function writeWhole<Result>(path: string, write: (file: number) => Result): Result {
  const draft = `${path}.${randomUUID()}${draftEnd}`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    const written = filled(draft, write);
    renameSync(draft, path);
    return written;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function filled<Result>(path: string, write: (file: number) => Result): Result {
  const file = openSync(path, 'w');
  try {
    return write(file);
  } finally {
    closeSync(file);
  }
}
