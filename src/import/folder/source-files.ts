import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Folders in which no generator has content: packages, the history, and what is generated. */
const ignored = new Set([
  'node_modules',
  '.git',
  '.cache',
  '.jekyll-cache',
  '.sass-cache',
  '.docusaurus',
  '.astro',
  'vendor',
]);

/** The files of an imported folder, listed once. Paths have slashes, and go from the folder. */
export class SourceFiles {
  readonly root: string;
  /** Every file, sorted. */
  readonly all: readonly string[];
  readonly #known: ReadonlyMap<string, string>;

  /** `root` is absolute. */
  constructor(root: string) {
    this.root = root;
    this.all = [...filesBelow(root, '')].sort();
    this.#known = new Map(this.all.map((file) => [file.normalize('NFC'), file]));
  }

  /** The file at a path, in any Unicode form; null where there is none, or the path leads out of the folder. */
  find(path: string): string | null {
    return (
      this.#known.get(
        posix
          .normalize(path)
          .replace(/^\.?\/+/, '')
          .normalize('NFC'),
      ) ?? null
    );
  }

  /** The first of some files that is there; null where none is. */
  first(...paths: readonly string[]): string | null {
    return paths.find((path) => this.find(path) !== null) ?? null;
  }

  /** The files below a folder; of the whole source for the empty text. */
  below(folder: string): string[] {
    const prefix = folder === '' || folder === '.' ? '' : `${folder.replace(/^\.\//, '').replace(/\/+$/, '')}/`;
    return this.all.filter((file) => file.startsWith(prefix));
  }

  /** A file's text: UTF-8 with line feeds alone, without a byte order mark. */
  read(file: string): string {
    return readFileSync(this.absolute(file), 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll(/\r\n?/g, '\n');
  }

  absolute(file: string): string {
    return join(this.root, this.find(file) ?? file);
  }
}

function* filesBelow(root: string, folder: string): Generator<string, void, undefined> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !ignored.has(entry.name)) yield* filesBelow(root, path);
  }
}
