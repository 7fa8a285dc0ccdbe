/**
 * Texts that are kept of one partial. A card of each of several thousand posts is worth its memory; beyond that they are
 * printed again when they are needed again.
 */
const mostKept = 8192;

/** What was printed of a partial, without the white space around it, by the object that it was given. */
export class KeptTexts {
  readonly #texts = new Map<unknown, string>();

  get(object: unknown): string | null {
    return this.#texts.get(object) ?? null;
  }

  /** Keeps a text; gives it without the white space around it. */
  keep(object: unknown, text: string): string {
    if (this.#texts.size >= mostKept) this.#texts.clear();
    const trimmed = text.trim();
    this.#texts.set(object, trimmed);
    return trimmed;
  }
}
