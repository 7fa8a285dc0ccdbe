import type { BodyPart } from '../model/body.ts';

type Slot = Exclude<BodyPart, string>;

/** A character that no body has: CommonMark replaces U+0000. */
const mark = '\u0000';

/**
 * Collects the slots of a body while its HTML is written as one text, which is all that markdown-it's renderer can
 * write: each leaves a mark in it, at which the text is cut in the end.
 */
export class SlotCollector {
  readonly #slots: Slot[] = [];

  /** Keeps a slot and gives the mark that stands for it in the HTML. Slots are kept in the order of their marks. */
  add(slot: Slot): string {
    this.#slots.push(slot);
    return mark;
  }

  /** The HTML's parts: texts and slots in turn, no text empty. */
  parts(html: string): BodyPart[] {
    const [first = '', ...others] = this.#slots.length === 0 ? [html] : html.split(mark);
    const parts: BodyPart[] = first === '' ? [] : [first];
    for (const [index, text] of others.entries()) {
      const slot = this.#slots[index];
      if (slot !== undefined) parts.push(slot);
      if (text !== '') parts.push(text);
    }
    return parts;
  }
}
