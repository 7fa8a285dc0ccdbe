import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CompactMap } from '../compact-map.ts';

/** A folder of uploaded files, looked through once. WordPress keeps ten of each picture in it. */
export class Uploads {
  /** The real path of each file by what it is found by. */
  readonly #files = new CompactMap();

  /** `root` is absolute; null for none. */
  constructor(root: string | null) {
    if (root === null || !existsSync(root)) return;
    for (const path of filesIn(root)) this.#files.set(fileKey(path.slice(root.length + 1)), path);
  }

  /** The absolute path of a file by its path below the folder, in any Unicode form; null where it is not there. */
  find(path: string): string | null {
    return this.#files.get(fileKey(path));
  }
}

/** The files in a folder and below it, one folder after the other: all at once they would be more than all the rest. */
function* filesIn(folder: string): Generator<string, void, undefined> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (entry.isFile()) yield path;
  }
}

function fileKey(path: string): string {
  return path.replaceAll('\\', '/').normalize('NFC');
}
