import { basename, dirname, join, relative, sep } from 'node:path';
import { configurationNames, dataFolder, templatesFolder } from '../../eleventy/files.ts';
import { isLeftByProgram, publicFolder } from '../../model/paths.ts';
import { Batch } from './batch.ts';
import { FolderWatchers, type WatchLimit } from './folders.ts';
import { differences, identityOf, isNobodys, realPathOf, stampAt, statOf, type Walk, walk } from './walk.ts';

/** Milliseconds between two looks at the files where the system tells nothing, and of rest for one of looking. */
const pollEvery = 500;
const restPerLook = 10;
/** Milliseconds without an event after which the files are looked at once: of too many events, the system drops some. */
const quiet = 400;
/** Milliseconds between two looks at whether the site's own folder is still the same. */
const rootEvery = 2000;

/** What to watch, and whom to tell. */
export interface WatchOptions {
  readonly root: string;
  /** The generator's own folder, whose theme serves where the site has none. */
  readonly home: string;
  /** Looks at the files again and again: network volumes and some containers tell of no changes. */
  readonly poll: boolean;
  /** Called once per batch of changes, with the paths of what changed from the site's root, with slashes. */
  readonly onChange: (paths: readonly string[]) => void;
  readonly onLine: (line: string) => void;
}

/** Watches what a site is made of, until it is closed. */
export function watchSite(options: WatchOptions): SiteWatcher {
  const watcher = new SiteWatcher(options);
  watcher.begin();
  return watcher;
}

export class SiteWatcher {
  readonly #options: WatchOptions;
  /** The folders that hold what is watched, each once. */
  readonly #outer: readonly string[];
  #roots: readonly string[];
  /** Files elsewhere in the site: its configuration, and what that reads. */
  readonly #alone: Set<string>;
  readonly #batch: Batch;
  readonly #watchers: FolderWatchers;
  #known: Walk = { files: new Map(), folders: new Map() };
  /** What events have told since the files were last looked at. */
  #told = new Set<string>();
  #outerIdentity = '';
  #isPolling: boolean;
  #isClosed = false;
  #look: NodeJS.Timeout | undefined;
  #rootLook: NodeJS.Timeout | undefined;

  constructor(options: WatchOptions) {
    const { root, home, poll, onChange } = options;
    this.#options = options;
    this.#isPolling = poll;
    this.#outer = [...new Set([root, home])];
    const folders = ['content', publicFolder, '_includes', templatesFolder, dataFolder];
    this.#roots = [...new Set([...folders.map((name) => join(root, name)), join(home, '_includes')])];
    this.#alone = new Set(configurationNames.map((name) => join(root, name)));
    this.#batch = new Batch((paths) => onChange(paths.map((path) => relative(root, path).replaceAll(sep, '/'))));
    this.#watchers = new FolderWatchers({
      onPath: (path, isNamed) => this.#meet(path, isNamed),
      onLimit: (limit) => this.#giveUp(limit),
    });
  }

  begin(): void {
    // Watched before it is looked at, so that nothing falls between the two.
    if (!this.#isPolling) this.#watchAll();
    this.#known = this.#walkAll();
    if (this.#options.poll) this.#poll(pollEvery);
    else if (!this.#isPolling) {
      this.#watchers.enter(this.#known.folders.keys());
      this.#watchRoot();
    }
  }

  /** Watches these files and folders too, by their paths from the site's root, wherever they are. */
  alsoWatch(files: readonly string[]): void {
    const all = files.map((file) => join(this.#options.root, file)).filter((path) => !this.#isInside(path));
    const folders = all.filter((path) => statOf(path)?.isDirectory());
    if (folders.length > 0) this.#alsoFollow(folders);
    const paths = all.filter((path) => !this.#isInside(path));
    if (paths.length === 0) return;
    for (const path of paths) this.#alone.add(path);
    const found = this.#walkAlone();
    this.#known = { ...this.#known, files: new Map([...this.#known.files, ...found]) };
    if (!this.#isPolling) this.#watchers.enter(this.#foldersOfAlone());
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#look);
    clearInterval(this.#rootLook);
    this.#batch.close();
    this.#watchers.close();
  }

  #alsoFollow(folders: readonly string[]): void {
    this.#roots = [...this.#roots, ...folders];
    const found = this.#walk(folders);
    this.#known = {
      files: new Map([...this.#known.files, ...found.files]),
      folders: new Map([...this.#known.folders, ...found.folders]),
    };
    if (!this.#isPolling) this.#watchers.enter(found.folders.keys());
  }

  #watchAll(): void {
    this.#outerIdentity = this.#identity();
    this.#watchers.enter(this.#outer);
    this.#watchers.enter(this.#walk(this.#roots).folders.keys());
    this.#watchers.enter(this.#foldersOfAlone());
  }

  /** Something happened to a path in a watched folder. */
  #meet(path: string, isNamed: boolean): void {
    // Much else may lie beside content/.
    if (!this.#isInside(path) || this.#isIgnored(path)) return;
    this.#note(path);
    this.#lookSoon();
    if (!isNamed) return;
    // Whatever the name was, it may be another folder now, with files that were there before it was watched.
    this.#watchers.leave(path);
    const found = this.#walk([path]);
    this.#watchers.enter(found.folders.keys());
    for (const file of found.files.keys()) this.#note(file);
  }

  #note(path: string): void {
    this.#told.add(path);
    this.#batch.add(path);
  }

  #lookSoon(): void {
    if (this.#isPolling) return;
    clearTimeout(this.#look);
    this.#look = setTimeout(() => this.#compare(), quiet);
  }

  /** Looks at all files, tells what no event has told, and makes sure that every folder is watched. */
  #compare(): void {
    const now = this.#walkAll();
    const changed = differences(this.#known, now);
    const told = this.#told;
    for (const path of changed) {
      if (this.#known.folders.has(path) && !this.#isPolling) this.#watchers.leave(path);
      if (!told.has(path)) this.#batch.add(path);
    }
    this.#known = now;
    this.#told = new Set();
    if (!this.#isPolling) this.#watchers.follow(now, [...this.#outer, ...this.#foldersOfAlone()]);
  }

  /** A folder above all that is watched tells nothing of its own going. */
  #watchRoot(): void {
    this.#rootLook = setInterval(() => {
      if (this.#identity() === this.#outerIdentity) return;
      this.#watchers.close();
      this.#watchAll();
      this.#compare();
    }, rootEvery).unref();
  }

  #poll(wait: number): void {
    this.#look = setTimeout(() => {
      const begun = performance.now();
      this.#compare();
      if (!this.#isClosed) this.#poll(Math.max(pollEvery, restPerLook * (performance.now() - begun)));
    }, wait);
  }

  /** Where the system watches no more folders, the files are looked at again and again from now on. */
  #giveUp(limit: WatchLimit): void {
    if (this.#isPolling || this.#isClosed) return;
    this.#isPolling = true;
    clearTimeout(this.#look);
    clearInterval(this.#rootLook);
    this.#options.onLine(
      `the system watches no more folders (its limit fs.inotify.${limit} is reached): changes are looked for every half second instead. To raise the limit: sudo sysctl fs.inotify.${limit}=${limit === 'max_user_watches' ? 1_048_576 : 1024}`,
    );
    this.#poll(pollEvery);
  }

  #walkAll(): Walk {
    const { files, folders } = this.#walk(this.#roots);
    return { files: new Map([...files, ...this.#walkAlone()]), folders };
  }

  #walkAlone(): [path: string, stamp: string][] {
    return [...this.#alone].flatMap((path) => {
      const stamp = stampAt(path);
      return stamp === null ? [] : [[path, stamp]];
    });
  }

  #foldersOfAlone(): string[] {
    return [...new Set([...this.#alone].map((path) => dirname(path)))];
  }

  #walk(roots: readonly string[]): Walk {
    const bounds = [...this.#roots, this.#options.root].map(realPathOf).filter((path) => path !== null);
    return walk(roots, bounds, (path) => this.#isIgnored(path));
  }

  /** Hidden files are nobody's texts, and are published where they are in `public/`. */
  #isIgnored(path: string): boolean {
    if (this.#alone.has(path)) return false;
    const isPublic = path.startsWith(join(this.#options.root, publicFolder) + sep);
    return isPublic ? isLeftByProgram(basename(path)) : isNobodys(basename(path));
  }

  #identity(): string {
    return this.#outer
      .map((folder) => statOf(folder))
      .map((stat) => (stat === null ? '' : identityOf(stat)))
      .join();
  }

  #isInside(path: string): boolean {
    return this.#alone.has(path) || this.#roots.some((folder) => path === folder || path.startsWith(folder + sep));
  }
}
