import type { BodyPart } from '../model/body.ts';
import type { Spot } from './lines.ts';

type Slot = Exclude<BodyPart, string>;

/** The place before a tag of raw HTML, kept until a body's elements are known to end where the body does. */
export interface RawTag extends Spot {
  readonly kind: 'tag';
  /** In lower case. */
  readonly name: string;
  readonly isClosing: boolean;
  /** True for `<a/>`: there is a `tag-end` behind it. */
  readonly isSelfClosing: boolean;
}

/** The place behind a tag that was written as if it closed itself. */
export interface RawTagEnd {
  readonly kind: 'tag-end';
}

/** What a body consists of while it is made. */
export type BodyPiece = BodyPart | RawTag | RawTagEnd;

/** A character that no body has: CommonMark replaces U+0000. */
const mark = '\u0000';

/**
 * Collects the slots of a body while its HTML is written as one text, which is all that markdown-it's renderer can
 * write: each leaves a mark in it, at which the text is cut in the end.
 */
export class SlotCollector {
  readonly #slots: (Slot | RawTag | RawTagEnd)[] = [];

  /** Keeps a slot and gives the mark that stands for it in the HTML. Slots are kept in the order of their marks. */
  add(slot: Slot | RawTag | RawTagEnd): string {
    this.#slots.push(slot);
    return mark;
  }

  /** The HTML's pieces: texts and slots in turn, no text empty. */
  pieces(html: string): BodyPiece[] {
    const [first = '', ...others] = this.#slots.length === 0 ? [html] : html.split(mark);
    const pieces: BodyPiece[] = first === '' ? [] : [first];
    for (const [index, text] of others.entries()) {
      const slot = this.#slots[index];
      if (slot !== undefined) pieces.push(slot);
      if (text !== '') pieces.push(text);
    }
    return pieces;
  }
}
