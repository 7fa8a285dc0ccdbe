import { bySlot } from '../pages/picture-slots.ts';
import type { KeyTexts } from '../source/key-texts.ts';
import type { themeSchema } from '../theme/settings-schema.ts';
import { type JsonSchema, scalars } from './key-schema.ts';

/** The keys of `theme.yaml`. */
export const themeKeys: KeyTexts<keyof typeof themeSchema.shape> = {
  breakpoints: {
    value: 'a map from names to widths of the window',
    meaning: 'From which width on something changes; a style sheet asks by name, as in `@media (--wide)`.',
    example: '{ wide: 64rem }',
  },
  widths: {
    value: 'a list of widths in pixels',
    meaning: 'What pictures are encoded in, where `images.widths` of `site.yaml` says nothing.',
    example: '[250, 700, 1536]',
  },
  fonts: {
    value: '`preload`, or false',
    meaning: 'The files of `fonts/` that every page loads at once; false leaves all of them out.',
    example: '{ preload: [display.woff2] }',
  },
  pictures: {
    value: 'a map from places to `sizes`, `fills`',
    meaning:
      'How wide pictures are shown in each place: CSS lengths without %, by breakpoint, and `base` for the rest.',
    example: '{ post: { sizes: { wide: 60rem, base: 100vw } } }',
  },
};

const slot: JsonSchema = {
  type: ['object', 'null'],
  properties: {
    sizes: {
      description: 'A CSS length without %, or one for each breakpoint, with `base` for all windows that are narrower.',
      anyOf: [{ type: scalars }, { type: 'object', additionalProperties: { type: scalars }, required: ['base'] }],
    },
    fills: { description: 'How large pictures get that are cut to fit, in CSS pixels: 490x245.', type: scalars },
  },
  required: ['sizes'],
  additionalProperties: false,
};

/** What is known of the keys of `theme.yaml` beyond their texts. */
export const knownOfTheme: Readonly<Record<string, JsonSchema>> = {
  breakpoints: { type: ['object', 'null'], additionalProperties: { type: scalars } },
  fonts: {
    anyOf: [
      { enum: [false, null] },
      {
        type: 'object',
        properties: { preload: { type: ['array', 'null'], items: { type: 'string' } } },
        additionalProperties: false,
      },
    ],
  },
  pictures: { type: ['object', 'null'], properties: bySlot(() => slot), additionalProperties: false },
};
