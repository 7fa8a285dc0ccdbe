import type { Focus } from '../../model/focus.ts';
import { type Crops, cropsOf } from './crops.ts';
import type { Framing, Source, SourcePicture, Variant, VariantFormat } from './picture.ts';
import { type Recipes, type Size, type VariantMaker, variantMaker } from './variant-maker.ts';

/** All encodings that a picture may need; which of them are worth publishing is known when they are made. */
export interface PicturePlan {
  readonly source: Source;
  /** By format as the settings order them, then by width, narrowest first. Empty for what is published as it is. */
  readonly variants: readonly Variant[];
  /** The one for `src`, in the source's kind of format. */
  readonly fallback: Variant;
  /** The source's own pixels without its metadata, where readers may get them. */
  readonly original: Variant | null;
  /** For each focal point that a page gives it as a thumbnail. */
  readonly crops: readonly Crops[];
}

/** No variant is wider than this, however wide the source. */
export const widest = 2500;

/** An SVG is drawn this wide for what has to be of pixels: crops and icons. */
const drawnWidth = 1600;

/** The fallback is for feeds and for readers who know no `srcset`: this wide is enough for them. */
const fallbackWidth = 1200;

/** Pixels of an animation, all frames together, that memory and patience allow to encode again. */
const mostMovingPixels = 40_000_000;

/**
 * The encodings of a picture: the configured widths below its own, and its own up to 2500 pixels, never more than it
 * has, in each configured format; a fallback; and crops around each focal point that a page gives it. Pure: names
 * come from the source's hash and the recipe, so a page can be planned before a pixel is seen.
 */
export function planPicture(source: SourcePicture, recipes: Recipes, focuses: readonly Focus[]): PicturePlan {
  const make = variantMaker(source, recipes);
  const own = Math.min(source.width, widest);
  const decoded = decodedSize(source);
  const crops = focuses.map((focus) => cropsOf(source, decoded, focus, make));
  const format = formatKept(source);
  if (format !== null) {
    return { source, variants: [], fallback: make(format, untouched, source), original: null, crops };
  }
  const widths = [...new Set([...recipes.settings.widths.filter((width) => width < own), own])].sort((a, b) => a - b);
  // An animation in AVIF stands still, or is not shown at all, in too many readers that show AVIF.
  const formats = recipes.settings.formats.filter((format) => !(source.frames > 1 && format === 'avif'));
  return {
    source,
    variants: formats.flatMap((format) => widths.map((width) => make(format, whole, sizeAt(source, width)))),
    fallback: make(fallbackFormat(source), whole, sizeAt(source, Math.min(own, fallbackWidth))),
    original: originalOf(source, own, make),
    crops,
  };
}

/** Pixels that a source is decoded to, for all that is not published as it is. */
export function decodedSize(source: SourcePicture): Size {
  return sizeAt(source, source.format === 'svg' ? drawnWidth : Math.min(source.width, widest));
}

/** The format of a source that is published as it is: an SVG, or an animation too long to be encoded again. */
function formatKept({ format, width, height, frames }: SourcePicture): VariantFormat | null {
  if (format === 'svg') return format;
  const isLong = frames > 1 && width * height * frames > mostMovingPixels;
  return isLong && (format === 'gif' || format === 'webp') ? format : null;
}

/** The source itself, where browsers show it as it is and it is not wider than any picture should be. */
function originalOf(source: SourcePicture, own: number, make: VariantMaker): Variant | null {
  const { format, isPlain, width } = source;
  const isServed = format === 'jpeg' || format === 'png' || format === 'webp';
  return isServed && isPlain && width === own ? make(format, untouched, source) : null;
}

const whole: Framing = { kind: 'whole' };
const untouched: Framing = { kind: 'untouched' };

function sizeAt({ width, height }: Size, target: number): Size {
  return { width: target, height: Math.max(1, Math.round((height * target) / width)) };
}

/**
 * The source's kind of format: a photograph is a JPEG, what may be transparent or drawn a PNG. What moves is WebP,
 * which moves in every browser and is a fraction of a GIF.
 */
function fallbackFormat({ format, hasAlpha, frames }: SourcePicture): VariantFormat {
  if (frames > 1) return 'webp';
  return hasAlpha || format === 'png' || format === 'gif' ? 'png' : 'jpeg';
}
