import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeAtomically } from '../cache/sealed-file.ts';
import type { Variant } from './picture.ts';

/**
 * The encoded pictures of all builds. A name says what is in the file, source and recipe, so a file that is there is
 * right: it is written whole or not at all, and several processes may write the same one.
 */
export class PictureStore {
  readonly #folder: string;

  constructor(cacheFolder: string) {
    this.#folder = join(cacheFolder, 'images', 'encoded');
  }

  has(variant: Variant): boolean {
    return existsSync(this.path(variant));
  }

  path(variant: Variant): string {
    return join(this.#folder, basename(variant.output));
  }

  write(variant: Variant, bytes: Uint8Array): void {
    writeAtomically(this.path(variant), bytes);
  }

  read(variant: Variant): Uint8Array {
    return readFileSync(this.path(variant));
  }

  /** Removes what none of these variants is; gives the number of files removed. */
  prune(used: Iterable<Variant>): number {
    const names = new Set(Array.from(used, (variant) => basename(variant.output)));
    const superfluous = existsSync(this.#folder) ? readdirSync(this.#folder).filter((name) => !names.has(name)) : [];
    for (const name of superfluous) rmSync(join(this.#folder, name), { force: true });
    return superfluous.length;
  }
}
