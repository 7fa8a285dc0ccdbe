import { join } from 'node:path';
import { readStored, writeSealed } from '../cache/sealed-file.ts';
import { isText, mapOf } from '../cache/shape.ts';
import type { RouteFile } from '../output/files.ts';

/** The form of the file: counted up when it changes. A fingerprint covers the generator itself. */
const form = 'tried 1';

/** Where a cache keeps which pages could be printed. */
export function triedFile(cache: string): string {
  return join(cache, 'tried.json');
}

/** The fingerprints of the pages that a check has printed without a fault, by their outputs. */
export function loadTried(file: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(readStored(file, form, mapOf(isText)) ?? {}));
}

/** Keeps the pages of this site that can be printed: of all others nothing need be known any more. */
export function saveTried(file: string, pages: readonly RouteFile[]): void {
  const fingerprints = Object.fromEntries(pages.map(({ output, fingerprint }) => [output, fingerprint]));
  writeSealed(file, form, JSON.stringify(fingerprints));
}
