import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { copyHashed, sha256, sha256OfFile } from '../cache/file-hash.ts';
import { shortHash } from '../cache/short-hash.ts';
import { entryAt } from '../output/entry.ts';
import { LockedError, takeLock } from '../output/lock.ts';
import { OutputTree } from '../output/obstacles.ts';
import { moveFile, removeOutputs } from '../output/staging.ts';
import { RefusalError } from '../storage/refusal-error.ts';
import { ownFolder } from './published.ts';
import {
  type Condition,
  ConditionError,
  type Content,
  type Entry,
  type Found,
  type Headers,
  type Target,
} from './target.ts';

/** Where files are written before they are moved to their places. One that a kill has left is written over. */
const drafts = `${ownFolder}drafts`;

/** Milliseconds between two looks whether the lock of a conditional write is free: nobody holds it for long. */
const lockWait = 20;
const mostLockTries = 500;

/**
 * A folder that a web server serves. Every file is written elsewhere in it and renamed, so that a reader gets the old one
 * or the new one. How files are served says the server's configuration, not the folder.
 */
export class FolderTarget implements Target {
  readonly name: string;
  readonly servesCopies = true;
  readonly servesRedirects = false;
  readonly hasFolders = true;
  readonly keepsConditions = true;
  readonly #root: string;

  constructor(name: string, root: string) {
    this.name = name;
    this.#root = root;
  }

  async list(prefix: string): Promise<readonly Entry[]> {
    if (!existsSync(this.#root)) return [];
    return readdirSync(this.#root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(this.#root, sep).length).replaceAll(sep, '/'))
      .filter((key) => key.startsWith(prefix))
      .map((key) => this.#entry(key))
      .filter((entry) => entry !== null);
  }

  async head(key: string): Promise<Entry | null> {
    return this.#entry(key);
  }

  async get(key: string): Promise<Found | null> {
    const entry = this.#entry(key);
    if (entry === null) return null;
    const text = readFileSync(join(this.#root, key), 'utf8');
    return { text, etag: sha256(text), modified: entry.modified, now: Date.now() };
  }

  async put(key: string, content: Content, _headers: Headers, condition?: Condition): Promise<string> {
    if (condition === undefined) return this.#write(key, content);
    const release = await this.#lock();
    try {
      const there = this.#entry(key)?.etag ?? null;
      if (there !== (condition.kind === 'absent' ? null : condition.etag)) throw new ConditionError(key);
      return this.#write(key, content);
    } finally {
      release();
    }
  }

  async remove(key: string): Promise<void> {
    removeOutputs(this.#root, [key]);
  }

  #entry(key: string): Entry | null {
    const path = join(this.#root, key);
    const stat = entryAt(path);
    if (stat === undefined || !stat.isFile()) return null;
    return { key, size: stat.size, etag: sha256OfFile(path, stat.size), modified: stat.mtimeMs };
  }

  #write(key: string, content: Content): string {
    const path = join(this.#root, key);
    this.#assertFree(key);
    const draft = join(this.#root, drafts, shortHash(key));
    for (const file of [path, draft]) mkdirSync(dirname(file), { recursive: true });
    // Something that has this name already may be a link, and would be written through.
    rmSync(draft, { force: true });
    try {
      const etag = writeDraft(draft, content);
      moveFile(draft, path);
      return etag;
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  }

  /** Nothing is written through a link, nor in the place of what no publish has left there. */
  #assertFree(key: string): void {
    const obstacle = existsSync(this.#root) ? new OutputTree(this.#root).obstacleOf(key, new Set()) : null;
    if (obstacle === null) return;
    const what = { link: 'a link that leads elsewhere', file: 'a file', folder: 'a folder with files in it' }[
      obstacle.kind
    ];
    throw new RefusalError(
      `${join(this.#root, obstacle.path)} is ${what}, in the way of ${key}: move it away, then publish again.`,
    );
  }

  /** Two conditional writes at once must not both find what they look for. */
  async #lock(): Promise<() => void> {
    const file = join(this.#root, ownFolder, 'lock');
    for (let tries = 1; ; tries++) {
      try {
        return takeLock(file);
      } catch (error) {
        if (!(error instanceof LockedError) || tries === mostLockTries) throw error;
        await pause(lockWait);
      }
    }
  }
}

function writeDraft(draft: string, content: Content): string {
  if ('text' in content) {
    writeFileSync(draft, content.text);
    return sha256(content.text);
  }
  const { hash } = copyHashed(content.file, draft);
  if (hash !== content.sha256)
    throw new RefusalError(`${content.file} has changed while it was published: publish again.`);
  return hash;
}
