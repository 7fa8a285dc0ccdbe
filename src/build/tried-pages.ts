import { join } from 'node:path';
import { readStored, writeSealed } from '../cache/sealed-file.ts';
import { isText, mapOf, objectOf } from '../cache/shape.ts';

/** The form of the file: counted up when it changes. A fingerprint covers the generator itself. */
const form = 'tried 2';

/** A page that a check has printed without a fault: what it was made from, and the texts of single files in that. */
export interface TriedPage {
  readonly fingerprint: string;
  readonly texts: string;
}

/** The pages of a site that could be printed, by their outputs. */
export interface Tried {
  /** Equal where all is equal but texts of single files; see `metadataKey`. */
  readonly metadata: string;
  readonly pages: Readonly<Record<string, TriedPage>>;
}

const isTried = objectOf<Tried>({
  metadata: isText,
  pages: mapOf(objectOf<TriedPage>({ fingerprint: isText, texts: isText })),
});

/** Where a cache keeps which pages could be printed. */
export function triedFile(cache: string): string {
  return join(cache, 'tried.json');
}

/** The pages that a check has printed without a fault. */
export function loadTried(file: string): Tried {
  return readStored(file, form, isTried) ?? { metadata: '', pages: {} };
}

/** Keeps the pages of this site that can be printed: of all others nothing need be known any more. */
export function saveTried(file: string, tried: Tried): void {
  writeSealed(file, form, JSON.stringify(tried));
}
