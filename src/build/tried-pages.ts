import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isText, mapOf, objectOf } from '../cache/shape.ts';

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

/** The pages that a check could print. */
export const triedStore = sealedStore({
  place: 'tried.json',
  /** The form alone: a page's fingerprint says what it was made from, the generator among it. */
  key: () => 'tried 2',
  shape: objectOf<Tried>({
    metadata: isText,
    pages: mapOf(objectOf<TriedPage>({ fingerprint: isText, texts: isText })),
  }),
  pruned: 'replaced',
});

/** The pages that a check has printed without a fault. */
export function loadTried(cacheFolder: string): Tried {
  return keptFile(triedStore, cacheFolder, []).read() ?? { metadata: '', pages: {} };
}

/** Keeps the pages of this site that can be printed: of all others nothing need be known any more. */
export function saveTried(cacheFolder: string, tried: Tried): void {
  keptFile(triedStore, cacheFolder, []).write(tried);
}
