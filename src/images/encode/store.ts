import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ownNames } from '../../cache/own-names.ts';
import { readStored, writeSealed } from '../../cache/sealed-file.ts';
import { isCount, isText, mapOf, nullOr, objectOf, textLike } from '../../cache/shape.ts';
import { shortHash } from '../../cache/short-hash.ts';
import { writeAtomically } from '../../files/write-whole.ts';
import { encodingsOf } from '../plan/choose.ts';
import type { Encoding, PictureFacts, Variant } from '../plan/picture.ts';
import type { PicturePlan } from '../plan/variants.ts';

/** The form and the meaning of the facts' files; others are another key. */
const factsKey = 'picture-facts-2';

const areFacts = objectOf<PictureFacts>({
  tint: nullOr(textLike(/^[\w-]+$/)),
  encodings: mapOf(objectOf<Encoding>({ bytes: isCount, hash: isText })),
});

/** Milliseconds after which a draft that nobody finished is rubbish: the process that wrote it is dead. */
const abandoned = 3_600_000;

/**
 * The encoded pictures of all builds, and what is known of their sources. Every name is a hash of what is in the file,
 * source and recipe: a file is written whole or not at all, two processes that write one write the same, and folders of
 * two machines can be poured together.
 */
export class PictureStore {
  readonly #cacheFolder: string;
  readonly #encoded: string;
  readonly #facts: string;

  constructor(cacheFolder: string) {
    this.#cacheFolder = cacheFolder;
    this.#encoded = join(cacheFolder, 'images', 'encoded');
    this.#facts = join(cacheFolder, 'images', 'facts');
  }

  path({ key }: Variant): string {
    return join(this.#encoded, key);
  }

  write(variant: Variant, bytes: Uint8Array): Encoding {
    writeAtomically(this.path(variant), bytes);
    return { bytes: bytes.length, hash: shortHash(bytes) };
  }

  /** True where the file of a variant is the one that its facts tell of. It is read to the end. */
  isIntact(variant: Variant, { bytes, hash: expected }: Encoding): boolean {
    const path = this.path(variant);
    if (statSync(path, { throwIfNoEntry: false })?.size !== bytes) return false;
    return shortHash(readFileSync(path)) === expected;
  }

  /** What is known of a source, by its hash; null where nothing is. */
  facts(sourceHash: string): PictureFacts | null {
    return readStored(this.#factsFile(sourceHash), factsKey, areFacts);
  }

  /** Adds facts to those that are known of a source, and gives them all, in the same order whoever found them. */
  learn(sourceHash: string, { tint, encodings }: PictureFacts): PictureFacts {
    const all = Object.entries({ ...this.facts(sourceHash)?.encodings, ...encodings });
    const facts = { tint, encodings: Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))) };
    writeSealed(this.#factsFile(sourceHash), factsKey, JSON.stringify(facts));
    return facts;
  }

  /** Removes what none of these pictures needs, and drafts that were never finished; gives the number of files. */
  prune(used: readonly PicturePlan[], now: number): number {
    const keys = new Set(used.flatMap((plan) => encodingsOf(plan).map((variant) => variant.key)));
    const sources = new Set(used.map((plan) => plan.source.hash));
    for (const source of sources) this.#forget(source, keys);
    const facts = new Set([...sources].map((source) => `${source}.json`));
    return this.#removeOthers('encoded', keys, now) + this.#removeOthers('facts', facts, now);
  }

  #forget(sourceHash: string, used: ReadonlySet<string>): void {
    const facts = this.facts(sourceHash);
    if (facts === null) return;
    const encodings = Object.entries(facts.encodings).filter(([key]) => used.has(key));
    if (encodings.length === Object.keys(facts.encodings).length) return;
    writeSealed(
      this.#factsFile(sourceHash),
      factsKey,
      JSON.stringify({ ...facts, encodings: Object.fromEntries(encodings) }),
    );
  }

  #removeOthers(kind: 'encoded' | 'facts', used: ReadonlySet<string>, now: number): number {
    const folder = join(this.#cacheFolder, 'images', kind);
    const superfluous = ownNames(this.#cacheFolder, 'images', kind).filter((name) =>
      name.endsWith('.tmp') ? isAbandoned(join(folder, name), now) : !used.has(name),
    );
    for (const name of superfluous) rmSync(join(folder, name), { force: true });
    return superfluous.length;
  }

  #factsFile(sourceHash: string): string {
    return join(this.#facts, `${sourceHash}.json`);
  }
}

function isAbandoned(path: string, now: number): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && now - stat.mtimeMs > abandoned;
}
