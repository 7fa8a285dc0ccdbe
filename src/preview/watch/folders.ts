import { type FSWatcher, watch } from 'node:fs';
import { join, sep } from 'node:path';
import type { Walk } from './walk.ts';

/** What the system says where it watches no more folders for anybody: too many of them, or too many watchers. */
const limits = { ENOSPC: 'max_user_watches', EMFILE: 'max_user_instances' } as const;

/** A limit of the system, by the name of its setting. */
export type WatchLimit = (typeof limits)[keyof typeof limits];

/** What watched folders tell. */
export interface FolderEvents {
  /** Something happened to a path in a watched folder; `isNamed` where a name came, went or means something else now. */
  readonly onPath: (path: string, isNamed: boolean) => void;
  /** The system's limit is reached: nothing is watched any more. */
  readonly onLimit: (limit: WatchLimit) => void;
}

/**
 * Watches folders by the system's events. One watch per folder, not per file: a file is found by its folder however it
 * is written, and thousands of posts stay below the system's limits.
 */
export class FolderWatchers {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #events: FolderEvents;
  #isOver = false;

  constructor(events: FolderEvents) {
    this.#events = events;
  }

  has(folder: string): boolean {
    return this.#watchers.has(folder);
  }

  /** Watches folders that are not watched yet. One that is gone by now is left to the folder above it to tell. */
  enter(folders: Iterable<string>): void {
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#open(folder);
  }

  /**
   * Stops watching a folder and all below it. A watch is of the folder that was there, not of its path: where another is
   * moved to the path, or one is removed and made anew, the old watch would hear nothing for ever.
   */
  leave(folder: string): void {
    for (const [path, watcher] of this.#watchers) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watcher.close();
      this.#watchers.delete(path);
    }
  }

  /** Watches what a walk found, and nothing else; `kept` are watched whatever it found. */
  follow({ folders }: Walk, kept: readonly string[]): void {
    for (const path of [...this.#watchers.keys()])
      if (!folders.has(path) && !kept.includes(path)) {
        this.#watchers.get(path)?.close();
        this.#watchers.delete(path);
      }
    this.enter(folders.keys());
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #open(folder: string): void {
    if (this.#isOver) return;
    try {
      const watcher = watch(folder, (event, name) => {
        if (name !== null) this.#events.onPath(join(folder, name), event === 'rename');
      });
      watcher.on('error', (error) => {
        watcher.close();
        if (this.#watchers.get(folder) === watcher) this.#watchers.delete(folder);
        this.#fail(error);
      });
      this.#watchers.set(folder, watcher);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** All but a limit is a folder that went away, or that nobody may read: what is not read cannot change a page. */
  #fail(error: unknown): void {
    if (!(error instanceof Error && 'code' in error)) return;
    if (this.#isOver || (error.code !== 'ENOSPC' && error.code !== 'EMFILE')) return;
    this.#isOver = true;
    this.close();
    this.#events.onLimit(limits[error.code]);
  }
}
