import type { KeptText } from '../model/page-text.ts';
import { Recent } from '../model/recent.ts';

/**
 * Texts that are kept of one partial. A card of each of some thousand posts is worth its memory; pages that show the same
 * posts are printed one after another, and of others a card is printed again.
 */
const fewestKept = 2048;

/** What was printed of a partial, without the white space around it, by the object that it was given. */
export class KeptTexts {
  readonly #texts = new Recent<unknown, KeptText>(fewestKept);

  get(object: unknown): KeptText | null {
    return this.#texts.get(object) ?? null;
  }

  /** Keeps a text; gives it without the white space around it. */
  keep(object: unknown, text: string): KeptText {
    const kept = { text: text.trim() };
    this.#texts.set(object, kept);
    return kept;
  }
}
