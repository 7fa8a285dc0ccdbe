import { z } from 'zod';
import { optional, text, texts, wholeNumber } from '../config/fields.ts';
import { bySlot } from '../pages/picture-slots.ts';

/** The units of CSS lengths (css-values-4, 6), relative and absolute. */
const units = 'r?(?:em|ex|cap|ch|ic|lh)|[sld]?v(?:w|h|i|b|min|max)|cm|mm|q|in|pt|pc|px';
const length = new RegExp(`^(?:\\d+\\.?\\d*|\\.\\d+)(?:${units})$`, 'i');
/** A math function, whose inside browsers look at: what they cannot use, they take for `100vw`. */
const math = /^(?:calc|min|max|clamp)\([^%;{}]*\)$/i;

const lengthError = { error: 'a CSS length without %, such as 50vw, 24rem or min(92vw, 37rem)' };

/** A source size of HTML's `sizes` attribute: a percentage is none, as nothing is known of the picture's box yet. */
const sourceSize = text.refine(
  (value) => value === '0' || length.test(value) || (math.test(value) && isBalanced(value)),
  lengthError,
);

/** A width of the window: in a media query `rem` and `em` are those of the browser's settings, so that all compare. */
const windowWidth = text.refine((value) => /^\d*\.?\d+(?:px|r?em)$/i.test(value), {
  error: 'a width of the window, such as 40rem or 640px',
});

/** The key of a width for all windows that are narrower than every breakpoint. */
export const base = 'base';

const breakpointName = z.string().regex(/^[\w-]+$/);

/** One size for all windows, or one for each breakpoint. */
const sizes = z.union(
  [
    sourceSize.transform((size): Readonly<Record<string, string>> => ({ [base]: size })),
    z.record(breakpointName, sourceSize).refine((sizes) => base in sizes, { path: [base] }),
  ],
  lengthError,
);

const fills = text
  .refine((value) => /^\d{1,5}\s*[x×]\s*\d{1,5}$/i.test(value), {
    error: 'width and height in pixels, such as 490x245',
  })
  .transform((value) => {
    const [width = 0, height = 0] = value.split(/[x×]/i).map(Number);
    return { width, height };
  });

const slot = z.strictObject({ sizes, fills: optional(fills, null) });

/** What leaves all web fonts out. */
const noFonts = text.refine((value) => /^false$/i.test(value)).transform((): false => false);

/** The keys of a theme's `theme.yaml`; what a site's own does not name is as in the generator's. */
export const themeSchema = z.strictObject({
  breakpoints: optional(
    z.record(breakpointName, windowWidth, { error: 'names with widths of the window, such as { wide: 64rem }' }),
    {},
  ),
  widths: optional(
    z
      .array(wholeNumber(1, 10_000), { error: 'a list of widths in pixels, such as [250, 700]' })
      .min(1, { error: 'a list of widths in pixels, such as [250, 700]' }),
    null,
  ),
  fonts: optional(
    z.union([noFonts, z.strictObject({ preload: optional(texts, []) })], {
      error: 'false, or the fonts that every page needs, such as { preload: [display.woff2] }',
    }),
    null,
  ),
  pictures: optional(
    z.strictObject(bySlot(() => slot.optional())),
    bySlot(() => undefined),
  ),
});

/** What a slot's pictures are shown like, as it is written. */
export type WrittenSlot = z.output<typeof slot>;

function isBalanced(value: string): boolean {
  let depth = 0;
  for (const sign of value) {
    if (sign === '(') depth++;
    if (sign === ')' && --depth < 0) return false;
  }
  return depth === 0;
}
