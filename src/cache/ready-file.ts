import { readyFolder } from '../engine/own-files.ts';
import { type KeptFile, keptFile } from './sealed-store.ts';
import type { Shape } from './shape.ts';

/**
 * A file that the package brings in its folder of what is ready: results that a site's first build would start a tool for, and
 * that are the same for most sites. It is made with the package, by the tools and the code that lie beside it, so that these need
 * no key. What varies from site to site is in the file's name, or in the keys of what it holds.
 */
export interface ReadyFile<Value> {
  /** Its name, from the folder of what is ready. */
  readonly name: string;
  readonly shape: Shape<Value>;
}

/** What the package brings; null in this repository, and where it brings no such file. */
export function readReady<Value>(file: ReadyFile<Value>): Value | null {
  return readyFolder === null ? null : inFolder(file, readyFolder).read();
}

/** Writes such a file into the folder of what is ready of a package that is being made. */
export function writeReady<Value>(folder: string, file: ReadyFile<Value>, value: Value): void {
  inFolder(file, folder).write(value);
}

/** What is ready is sealed like what is kept, so that a file that is cut short is as good as none. */
function inFolder<Value>({ name, shape }: ReadyFile<Value>, folder: string): KeptFile<Value> {
  return keptFile({ place: name, key: () => 'ready', shape, pruned: 'never' }, folder, []);
}
