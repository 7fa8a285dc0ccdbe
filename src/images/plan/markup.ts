import type { SitePicture } from './choose.ts';
import { mediaTypes, type Picture, type PictureChoice, type Variant } from './picture.ts';

/** How a picture stands on its page. */
export interface PictureUse {
  readonly alt: string;
  /** How wide it is shown: the value of `sizes`. */
  readonly sizes: string;
  /** Counts the page's pictures from 0. */
  readonly position: number;
  /** Pixels that it is shown with, where its writer says so: never more than it has, unless it is drawn in lines. */
  readonly shownWidth: number | null;
  /** The place that a picture fills, whatever its size, at its largest; null where it is as large as it is. */
  readonly fills: { readonly width: number; readonly height: number } | null;
}

/** How soon a picture is fetched. */
export type Loading = 'first' | 'usual' | 'lazy';

/** A reader's first screen holds no more pictures than these; the others wait until they come near. */
const atOnce = 3;

/**
 * The attributes of a picture: the first of a page is fetched before all else, the next two as usual, and the others
 * lazily. `urlOf` gives the URL of a file of the output folder.
 */
export function pictureOf(picture: SitePicture, use: PictureUse, urlOf: (output: string) => string): Picture {
  const { fallback, common, better, still } = picture;
  const width = shownWidthOf(picture, use);
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  const srcset = (variants: readonly Variant[]) =>
    enough(variants, use.fills)
      .map((variant) => `${urlOf(variant.output)} ${variant.width}w`)
      .join(', ');
  return {
    src: urlOf(fallback.output),
    srcset: srcset(common),
    sizes: use.sizes,
    width,
    height,
    alt: use.alt,
    sources: [
      ...(still === null ? [] : [stillChoice(still, srcset)]),
      ...better.map((variants) => ({ media: null, type: typeOf(variants), srcset: srcset(variants) })),
    ],
    loading: loadingAt(use.position) === 'lazy' ? 'lazy' : null,
    fetchpriority: loadingAt(use.position) === 'first' ? 'high' : null,
    decoding: 'async',
    placeholder: placeholderOf(picture, use),
  };
}

/** Pixels of a screen for each of CSS, beyond which nobody sees a difference in a small picture. */
const finest = 1.75;

/** Of variants, narrowest first, those that some screen shows all of in a place; a place without a size may grow with its window. */
function enough(variants: readonly Variant[], fills: PictureUse['fills']): readonly Variant[] {
  if (fills === null) return variants;
  const last = variants.findIndex(({ width }) => width >= finest * fills.width);
  return last < 0 ? variants : variants.slice(0, last + 1);
}

/** What a reader gets who asks for less motion (Media Queries 5, 12.1). */
function stillChoice(
  { common, fallback }: SitePicture,
  srcset: (variants: readonly Variant[]) => string,
): PictureChoice {
  const variants = common.length > 0 ? common : [fallback];
  return { media: '(prefers-reduced-motion: reduce)', type: null, srcset: srcset(variants) };
}

function shownWidthOf({ width, fallback }: SitePicture, { shownWidth }: PictureUse): number {
  if (shownWidth === null) return width;
  return fallback.format === 'svg' ? shownWidth : Math.min(shownWidth, width);
}

function placeholderOf({ tint, isTransparent, width, height, fallback }: SitePicture, { fills }: PictureUse) {
  const isSmall = fills !== null && fallback.format !== 'svg' && (width < fills.width || height < fills.height);
  const classes = [tint, isTransparent ? 'transparent' : null, isSmall ? 'small' : null];
  return classes.filter((name) => name !== null).join(' ') || null;
}

/** How soon the picture at a position of its page, counted from 0, is fetched. */
export function loadingAt(position: number): Loading {
  if (position === 0) return 'first';
  return position >= atOnce ? 'lazy' : 'usual';
}

function typeOf([first]: readonly Variant[]): string {
  return first === undefined ? '' : mediaTypes[first.format];
}
