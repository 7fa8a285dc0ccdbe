import type { Focus } from '../../model/focus.ts';
import { type Crops, cropsOf } from './crops.ts';
import { holds } from './limits.ts';
import type { Framing, Source, SourcePicture, Variant, VariantFormat } from './picture.ts';
import { type Recipes, type Size, type VariantMaker, variantMaker } from './variant-maker.ts';

/** All encodings that a picture may need; which of them are worth publishing is known when they are made. */
export interface PicturePlan {
  readonly source: Source;
  /**
   * A list for each format as the settings order them, narrowest variant first. The last one may hold another format
   * where its own cannot. Empty for what is published as it is.
   */
  readonly offers: readonly (readonly Variant[])[];
  /** The one for `src`, in the source's kind of format. */
  readonly fallback: Variant;
  /** The source's own pixels without its metadata, where readers may get them. */
  readonly original: Variant | null;
  /** For each focal point that a page gives it as a thumbnail. */
  readonly crops: readonly Crops[];
  /** The first frame of what moves, for all places that stand still; null for what does so itself. */
  readonly still: PicturePlan | null;
}

/** No variant is wider than this, however wide the source. */
export const widest = 2500;

/** An SVG is drawn this wide for what has to be of pixels, crops and icons, but no higher than it can be drawn. */
const drawn = { width: 1600, mostHeight: 16_000 } as const;

/** The fallback is for feeds and for readers who know no `srcset`: this wide is enough for them. */
const fallbackWidth = 1200;

/** Pixels of an animation, all frames together, that are encoded in all widths; and those that are in one. */
const mostMovingPixels = { inAll: 40_000_000, inOne: 100_000_000 } as const;

/** The one width of a long animation: that of a text's column. */
const longWidth = 768;

/**
 * The encodings of a picture: the configured widths below its own, and its own up to 2500 pixels, never more than it
 * has, in each configured format; a fallback; and crops around each focal point that a page gives it. Pure: names
 * come from the source's hash and the recipe, so a page can be planned before a pixel is seen.
 */
export function planPicture(source: SourcePicture, recipes: Recipes, focuses: readonly Focus[]): PicturePlan {
  const make = variantMaker(source, recipes);
  const crops = focuses.map((focus) => cropsOf(source, decodedSize(source), focus, make));
  if (source.format === 'svg') return keptPlan(source, source.format, make, { crops, still: null });
  const still = stillPlan(source, recipes, make);
  return source.frames > 1 ? movingPlan(source, recipes, make, { crops, still }) : { ...still, crops };
}

/** Pixels that a source is decoded to, for all that is not published as it is. */
export function decodedSize(source: SourcePicture): Size {
  if (source.format !== 'svg') return sizeAt(source, Math.min(source.width, widest));
  const fitting = Math.floor((drawn.mostHeight * source.width) / source.height);
  const { width, height } = sizeAt(source, Math.max(1, Math.min(drawn.width, fitting)));
  return { width, height: Math.min(height, drawn.mostHeight) };
}

/** What a plan has beside the encodings of all of the picture. */
type Parts = Pick<PicturePlan, 'crops' | 'still'>;

const whole: Framing = { kind: 'whole' };
const moving: Framing = { kind: 'moving' };
const untouched: Framing = { kind: 'untouched' };

/** A source that is published as it is. */
function keptPlan(source: SourcePicture, format: VariantFormat, make: VariantMaker, parts: Parts): PicturePlan {
  return { source, offers: [], fallback: make(format, untouched, source), original: null, ...parts };
}

/** A picture that stands still, or the first frame of one that moves. A format that cannot hold it gives way. */
function stillPlan(source: SourcePicture, { settings }: Recipes, make: VariantMaker): PicturePlan {
  const own = Math.min(source.width, widest);
  const kind = fallbackFormat(source);
  const allOf = (format: VariantFormat, width: number) => make(format, whole, sizeAt(source, width));
  /** In the first of these formats that holds it: PNG holds all. */
  const inOneOf = (formats: readonly VariantFormat[], width: number) =>
    allOf(formats.find((format) => holds(format, sizeAt(source, width))) ?? 'png', width);
  const widths = widthsUpTo(own, settings.widths);
  const better = settings.formats.slice(0, -1).filter((format) => holds(format, sizeAt(source, own)));
  return {
    source,
    offers: [
      ...better.map((format) => widths.map((width) => allOf(format, width))),
      ...settings.formats.slice(-1).map((format) => widths.map((width) => inOneOf([format, kind], width))),
    ],
    fallback: inOneOf([kind], Math.min(own, fallbackWidth)),
    original: source.frames === 1 ? originalOf(source, own, make) : null,
    crops: [],
    still: null,
  };
}

/**
 * A picture that moves: in WebP, which moves in every browser and is a fraction of a GIF, or as it is where that is
 * lighter. An animation in AVIF stands still, or is not shown at all, in too many readers that show AVIF.
 */
function movingPlan(source: SourcePicture, { settings }: Recipes, make: VariantMaker, parts: Parts): PicturePlan {
  const { format, width, height, frames, isPlain } = source;
  const pixels = width * height * frames;
  const own = Math.min(width, pixels > mostMovingPixels.inAll ? longWidth : widest);
  const served = format === 'gif' || format === 'webp' || format === 'png' ? format : null;
  const canMove = served !== 'png' && pixels <= mostMovingPixels.inOne && holds('webp', sizeAt(source, own));
  if (served !== null && !canMove) return keptPlan(source, served, make, parts);
  const inMotion = (to: number) => make('webp', moving, sizeAt(source, to));
  const widths = pixels > mostMovingPixels.inAll ? [own] : widthsUpTo(own, settings.widths);
  return {
    source,
    offers: [widths.map(inMotion)],
    fallback: inMotion(Math.min(own, fallbackWidth)),
    original:
      served !== null && (served === 'gif' || isPlain) && width <= widest ? make(served, untouched, source) : null,
    ...parts,
  };
}

function widthsUpTo(own: number, widths: readonly number[]): number[] {
  return [...new Set([...widths.filter((width) => width < own), own])].sort((a, b) => a - b);
}

/** The source itself, where browsers show it as it is and it is not wider than any picture should be. */
function originalOf(source: SourcePicture, own: number, make: VariantMaker): Variant | null {
  const { format, isPlain, width } = source;
  const isServed = format === 'jpeg' || format === 'png' || format === 'webp';
  return isServed && isPlain && width === own ? make(format, untouched, source) : null;
}

function sizeAt({ width, height }: Size, target: number): Size {
  return { width: target, height: Math.max(1, Math.round((height * target) / width)) };
}

/** The source's kind of format: a photograph is a JPEG, what may be transparent or drawn a PNG. */
function fallbackFormat({ format, hasAlpha }: SourcePicture): VariantFormat {
  return hasAlpha || format === 'png' || format === 'gif' ? 'png' : 'jpeg';
}
