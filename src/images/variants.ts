import { hash } from 'node:crypto';
import { posix } from 'node:path';
import type { SourcePicture, Variant, VariantFormat } from './picture.ts';

/** How a site wants its pictures: widths in pixels, formats from the one that readers should rather get. */
export interface ImageSettings {
  readonly widths: readonly number[];
  readonly formats: readonly ('webp' | 'avif')[];
  readonly quality: { readonly webp: number | null; readonly avif: number | null; readonly jpeg: number | null };
}

/** All encodings of one picture. */
export interface VariantSet {
  /** By format as the settings order them, then by width, narrowest first. */
  readonly variants: readonly Variant[];
  /** The one in the source's kind of format, for `src` and for social cards. */
  readonly fallback: Variant;
}

/** No variant is wider than this, however wide the source. */
export const widest = 2500;

/** The fallback is for old readers and social cards: this wide is enough for both. */
const fallbackWidth = 1200;

const defaultQuality: Readonly<Record<VariantFormat, number>> = { webp: 80, avif: 55, jpeg: 80, png: 100, gif: 100 };

const extensions: Readonly<Record<VariantFormat, string>> = {
  webp: 'webp',
  avif: 'avif',
  jpeg: 'jpg',
  png: 'png',
  gif: 'gif',
};

/**
 * The encodings of a picture: the configured widths below its own, and its own up to 2500 pixels, never more than it
 * has; in each configured format. Pure: names come from the source's hash and the recipe, which stands for the encoder,
 * so a page can be written before a pixel is.
 */
export function variantsOf(source: SourcePicture, settings: ImageSettings, encoder: string): VariantSet {
  const own = Math.min(source.width, widest);
  const widths = [...new Set([...settings.widths.filter((width) => width < own), own])].sort((a, b) => a - b);
  const variant = (format: VariantFormat, width: number): Variant => {
    const configured = format === 'png' || format === 'gif' ? null : settings.quality[format];
    const quality = configured ?? defaultQuality[format];
    const recipe = hash('sha256', JSON.stringify([source.hash, format, width, quality, encoder]), 'hex').slice(0, 10);
    return {
      width,
      height: Math.max(1, Math.round((source.height * width) / source.width)),
      format,
      quality,
      output: `assets/images/${nameOf(source.path)}-${recipe}-${width}.${extensions[format]}`,
    };
  };
  // An animation in AVIF is not shown by every reader that shows AVIF.
  const formats = settings.formats.filter((format) => !(source.isAnimated && format === 'avif'));
  return {
    variants: formats.flatMap((format) => widths.map((width) => variant(format, width))),
    fallback: variant(fallbackFormat(source), Math.min(own, fallbackWidth)),
  };
}

/** The source's kind of format: photographs are JPEG, what may be transparent is PNG, what moves is GIF. */
function fallbackFormat({ format, hasAlpha, isAnimated }: SourcePicture): VariantFormat {
  if (isAnimated) return 'gif';
  return hasAlpha || format === 'png' || format === 'gif' || format === 'svg' ? 'png' : 'jpeg';
}

function nameOf(path: string): string {
  const name = posix.basename(path, posix.extname(path));
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60) || 'picture'
  );
}
