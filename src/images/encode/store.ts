import { readIntact } from '../../cache/read-intact.ts';
import { retain } from '../../cache/retain.ts';
import { type KeptFile, keptFile, sealedStore } from '../../cache/sealed-store.ts';
import { isCount, isText, mapOf, nullOr, objectOf, textLike } from '../../cache/shape.ts';
import { shortHash } from '../../cache/short-hash.ts';
import { pathIn, store } from '../../cache/store.ts';
import { writeAtomically } from '../../files/write-whole.ts';
import { encodingsOf } from '../plan/choose.ts';
import type { Encoding, PictureFacts, Variant } from '../plan/picture.ts';
import type { PicturePlan } from '../plan/variants.ts';

/** Encoded pictures and social cards, by their variants' keys: hashes of source, recipe and encoder. */
export const encodedStore = store({ place: 'images/encoded/*', pruned: 'by --prune' });

/** What encoding learnt of a source, by the source's hash. */
export const factStore = sealedStore({
  place: 'images/facts/*.json',
  /** The form and the meaning alone: another source, recipe or encoder has other names. */
  key: () => 'picture-facts-2',
  shape: objectOf<PictureFacts>({
    tint: nullOr(textLike(/^[\w-]+$/)),
    encodings: mapOf(objectOf<Encoding>({ bytes: isCount, hash: isText })),
  }),
  pruned: 'by --prune',
});

/**
 * The encoded pictures of all builds, and what is known of their sources. Every name is a hash of what is in the file,
 * source and recipe: a file is written whole or not at all, two processes that write one write the same, and folders of
 * two machines can be poured together.
 */
export class PictureStore {
  readonly #cacheFolder: string;

  constructor(cacheFolder: string) {
    this.#cacheFolder = cacheFolder;
  }

  path({ key }: Variant): string {
    return pathIn(encodedStore, this.#cacheFolder, key);
  }

  write(variant: Variant, bytes: Uint8Array): Encoding {
    writeAtomically(this.path(variant), bytes);
    return { bytes: bytes.length, hash: shortHash(bytes) };
  }

  /** The file of a variant, where it is the one that its facts tell of; else null. */
  read(variant: Variant, { bytes, hash }: Encoding): Buffer | null {
    return readIntact(this.path(variant), hash, bytes);
  }

  /** What is known of a source, by its hash; null where nothing is. */
  facts(sourceHash: string): PictureFacts | null {
    return this.#factFile(sourceHash).read();
  }

  /** Adds facts to those that are known of a source, and gives them all, in the same order whoever found them. */
  learn(sourceHash: string, { tint, encodings }: PictureFacts): PictureFacts {
    const all = Object.entries({ ...this.facts(sourceHash)?.encodings, ...encodings });
    const facts = { tint, encodings: Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))) };
    this.#factFile(sourceHash).write(facts);
    return facts;
  }

  /** Removes what none of these pictures needs, and drafts that were never finished; gives the number of files. */
  prune(used: readonly PicturePlan[], now: number): number {
    const keys = new Set(used.flatMap((plan) => encodingsOf(plan).map((variant) => variant.key)));
    const sources = new Set(used.map((plan) => plan.source.hash));
    for (const source of sources) this.#forget(source, keys);
    return retain(encodedStore, this.#cacheFolder, keys, now) + retain(factStore, this.#cacheFolder, sources, now);
  }

  #forget(sourceHash: string, used: ReadonlySet<string>): void {
    const facts = this.facts(sourceHash);
    if (facts === null) return;
    const encodings = Object.entries(facts.encodings).filter(([key]) => used.has(key));
    if (encodings.length === Object.keys(facts.encodings).length) return;
    this.#factFile(sourceHash).write({ ...facts, encodings: Object.fromEntries(encodings) });
  }

  #factFile(sourceHash: string): KeptFile<PictureFacts> {
    return keptFile(factStore, this.#cacheFolder, [], sourceHash);
  }
}
