import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Milliseconds to wait for more changes: an editor that saves often writes several files. */
const gather = 8;

/** Files that editors leave beside the one that is edited: hidden ones, backups, Vim's test for a writable folder. */
const nobodys = /^(?:\..*|.*~|4913)$/;

/**
 * Watches what a site is made of; gives the function that stops it. `onChange` is called once per batch of changes,
 * with the paths of what changed from the site's root, with slashes. One watch per folder, not per file: a file is
 * found by its folder however it is written, and thousands of posts stay below the system's limits.
 */
export function watchSite(root: string, home: string, onChange: (paths: readonly string[]) => void): () => void {
  const roots = [join(root, 'content'), join(root, '_includes'), join(home, '_includes')];
  const watchers = new Map<string, FSWatcher>();
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const note = (path: string): void => {
    changed.add(relative(root, path).replaceAll(sep, '/'));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const batch = [...changed];
      changed = new Set();
      onChange(batch);
    }, gather);
  };
  const open = (folder: string, onName: (name: string) => void): void => {
    const watcher = watch(folder, (_event, name) => {
      if (name !== null && !nobodys.test(name)) onName(name);
    });
    // A folder that was removed cannot be watched any more; the one above it tells of that.
    watcher.on('error', () => leave(folder));
    watchers.set(folder, watcher);
  };
  /** Watches a folder and all below it; gives the files that are there already. */
  const enter = (folder: string): string[] => {
    if (watchers.has(folder)) return [];
    open(folder, (name) => meet(join(folder, name)));
    return readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      if (nobodys.test(name)) return [];
      return isFolder(path) ? enter(path) : [path];
    });
  };
  const leave = (folder: string): void => {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watcher.close();
      watchers.delete(path);
    }
  };
  /** Something happened to a path. A folder that is new may have got its files before it was watched. */
  const meet = (path: string): void => {
    note(path);
    if (isFolder(path)) for (const file of enter(path)) note(file);
    else leave(path);
  };

  for (const folder of new Set([root, home])) {
    open(folder, (name) => {
      if (roots.includes(join(folder, name))) meet(join(folder, name));
    });
  }
  for (const folder of roots) if (isFolder(folder)) enter(folder);
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
