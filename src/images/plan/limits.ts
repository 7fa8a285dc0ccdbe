import type { VariantFormat } from './picture.ts';
import type { Size } from './variant-maker.ts';

/**
 * Pixels of the longest side that a format holds: WebP has 14 bits for it (WebP container specification, 2.7.1), and what
 * writes AVIF and JPEG ends where most readers do (libvips' heifsave, libjpeg's JPEG_MAX_DIMENSION).
 */
const longestSides: Readonly<Record<VariantFormat, number>> = {
  webp: 16_383,
  avif: 16_384,
  jpeg: 65_500,
  gif: 65_535,
  png: 2 ** 31 - 1,
  svg: Number.POSITIVE_INFINITY,
};

/** True where a format can hold a picture of this size. */
export function holds(format: VariantFormat, { width, height }: Size): boolean {
  return Math.max(width, height) <= longestSides[format];
}
