import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mostEntryBytes } from './entry.ts';
import { ClosedStoreError, type EntryStore } from './store.ts';

/** What says that a folder cannot be written, and will not be a moment later either. */
const closed = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ELOOP', 'ENOSPC', 'EDQUOT']);

/** A folder that machines share, of a disk or of a server: what waits for it can be given up, so nothing is done at once. */
export class FolderStore implements EntryStore {
  readonly isReadOnly = false;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async get(key: string, signal: AbortSignal): Promise<Uint8Array | null> {
    const file = await opened(join(this.#folder, key));
    if (file === null) return null;
    try {
      const stat = await file.stat();
      return stat.isFile() && stat.size <= mostEntryBytes ? await file.readFile({ signal }) : null;
    } finally {
      await file.close();
    }
  }

  async put(key: string, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    const path = join(this.#folder, key);
    const draft = `${path}.${randomUUID()}.tmp`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(draft, bytes, { flag: 'wx', signal });
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      if (error instanceof Error && 'code' in error && closed.has(String(error.code)))
        throw new ClosedStoreError(error.message);
      throw error;
    }
  }
}

/** A pipe that is opened like this does not wait for its other end. */
async function opened(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return null;
  }
}
