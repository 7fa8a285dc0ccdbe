import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of uploaded files, looked through once. */
export class Uploads {
  readonly #root: string | null;
  /** The real path of each file by what it is found by. */
  readonly #files = new Map<string, string>();

  /** `root` is absolute; null for none. */
  constructor(root: string | null) {
    this.#root = root;
    if (root === null || !existsSync(root)) return;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      this.#files.set(fileKey(path.slice(root.length + 1)), path);
    }
  }

  /** The absolute path of a file by its path below the folder, in any Unicode form; null where it is not there. */
  find(path: string): string | null {
    return this.#root === null ? null : (this.#files.get(fileKey(path)) ?? null);
  }
}

function fileKey(path: string): string {
  return path.replaceAll('\\', '/').normalize('NFC');
}
