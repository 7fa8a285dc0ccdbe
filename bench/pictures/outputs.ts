import type { ImageSettings } from '../../src/images/variants.ts';

/** What both ways make of each picture: the default widths of a site, and a fallback. */
export const settings: ImageSettings = {
  widths: [120, 250, 700, 768, 1536, 2048],
  formats: ['webp'],
  quality: { webp: 80, avif: 50, jpeg: 80 },
};
