import { join } from 'node:path';
import { watch as chokidar } from 'chokidar';

/** Milliseconds to wait for more changes: an editor that saves often writes several files. */
const gather = 8;

/** Watches what a site is made of; gives the function that stops it. `onChange` is called once per batch of changes. */
export function watchSite(root: string, home: string, onChange: () => void): () => Promise<void> {
  const folders = new Set([join(root, 'content'), join(root, '_includes'), join(home, '_includes')]);
  const watcher = chokidar([...folders], {
    ignoreInitial: true,
    ignored: (path) => /(?:^|[/\\])(?:\.[^/\\]+|[^/\\]+~|4913)$/.test(path),
  });
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, gather);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
