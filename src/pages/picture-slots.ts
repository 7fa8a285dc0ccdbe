/** The places of a theme that pictures stand in. */
export const pictureSlotNames = ['card', 'lead', 'result', 'post', 'body', 'inline', 'portrait'] as const;

/** Which place of a layout a picture fills: what its `sizes` says. */
export type PictureSlotName = (typeof pictureSlotNames)[number];

/** How a theme shows the pictures of a slot. */
export interface PictureSlot {
  /** How wide they are from a width of the window on, the widest first; the last is for all that are narrower. */
  readonly widths: readonly { readonly from: string | null; readonly width: string }[];
  /** How large they get where they are cut to fill their place, in CSS pixels; null where they are as they are. */
  readonly fills: { readonly width: number; readonly height: number } | null;
}

/** All slots of a theme. */
export type PictureSlots = Readonly<Record<PictureSlotName, PictureSlot>>;

/** Something for each of the slots. */
export function bySlot<Value>(make: (name: PictureSlotName) => Value): Record<PictureSlotName, Value> {
  return {
    card: make('card'),
    lead: make('lead'),
    result: make('result'),
    post: make('post'),
    body: make('body'),
    inline: make('inline'),
    portrait: make('portrait'),
  };
}

/** The value of `sizes` of a picture in a slot; `shownWidth` is how wide its writer wants it, in pixels. */
export function sizesOf({ widths }: PictureSlot, shownWidth: number | null): string {
  return widths
    .map(({ from, width }) => {
      const shown = shownWidth === null ? width : `min(${shownWidth}px, ${width})`;
      return from === null ? shown : `(min-width: ${from}) ${shown}`;
    })
    .join(', ');
}
