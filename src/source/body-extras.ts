import type { AnchorSlot, BodyPart, Heading, HeadingSlot } from '../model/body.ts';
import type { Comment } from '../model/comment.ts';

/** What a body has beside its HTML: its slots with their places in it, its headings, and what is said below it. */
export interface Extras {
  readonly slots: readonly PlacedSlot[];
  readonly headings: readonly Heading[];
  readonly comments: readonly Comment[];
}

/** A slot, and where it belongs in the HTML (UTF-16 units). */
export type PlacedSlot = readonly [at: number, slot: Exclude<BodyPart, string>];

/**
 * The same without names of fields. Nearly all slots are those of headings, which have all that an anchor says: such a slot is
 * a number, 0 where a heading begins, and at its anchor the number of the heading, from 1.
 */
type Stored = readonly [
  slots: readonly (readonly [at: number, slot: number | StoredSlot])[],
  headings: readonly (readonly [level: number, id: string, text: string])[],
  comments: readonly Comment[],
];
type StoredSlot = Exclude<BodyPart, string | HeadingSlot>;

/** Writes down what a body has beside its HTML; an empty text where it has nothing. */
export function extrasText({ slots, headings, comments }: Extras): string {
  if (slots.length === 0 && headings.length === 0 && comments.length === 0) return '';
  let next = 0;
  const numberOf = (anchor: AnchorSlot): number => {
    // They come in the order of their headings.
    while (next < headings.length) if (isOf(anchor, headings[next++])) return next;
    next = 0;
    return 0;
  };
  const stored: Stored = [
    slots.map(([at, slot]) => {
      if (slot.kind === 'heading') return [at, 0];
      return [at, (slot.kind === 'anchor' && numberOf(slot)) || slot];
    }),
    headings.map(({ level, id, text }) => [level, id, text]),
    comments,
  ];
  return JSON.stringify(stored);
}

/** Reads what `extrasText` wrote: whoever asks knows by its checksum that it is that, whole, and so of its shape. */
export function extrasOf(text: string): Extras {
  const [placed, written, comments]: Stored = JSON.parse(text);
  const headings = written.map(([level, id, text]): Heading => ({ level, id, text }));
  const slots = placed.map(([at, slot]): PlacedSlot => [at, typeof slot === 'number' ? slotOf(slot, headings) : slot]);
  return { slots, headings, comments };
}

function slotOf(number: number, headings: readonly Heading[]): HeadingSlot | AnchorSlot {
  const heading = headings[number - 1];
  return heading === undefined ? { kind: 'heading' } : { kind: 'anchor', id: heading.id, text: heading.text };
}

function isOf({ id, text }: AnchorSlot, heading: Heading | undefined): boolean {
  return heading?.id === id && heading.text === text;
}
