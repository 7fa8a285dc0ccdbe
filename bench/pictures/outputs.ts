import type { ImageSettings } from '../../src/images/plan/variant-maker.ts';

/** What both ways make of each picture: the default widths of a site; a fallback and crops, as thumbnails have them. */
export const settings: ImageSettings = {
  widths: [120, 250, 440, 700, 768, 880, 1536, 2048],
  formats: ['webp'],
  quality: { webp: 80, avif: 50, jpeg: 80 },
};

/** Pixels of the crops that a thumbnail is known by elsewhere: a social card, and three aspects for search engines. */
export const crops = [
  { width: 1200, height: 630 },
  { width: 1200, height: 675 },
  { width: 1200, height: 900 },
  { width: 1200, height: 1200 },
] as const;
