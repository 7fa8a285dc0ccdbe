import type { SitePicture } from './choose.ts';
import { mediaTypes, type Picture, type Variant } from './picture.ts';

/** How a picture stands on its page. */
export interface PictureUse {
  readonly alt: string;
  /** How wide it is shown: the value of `sizes`. */
  readonly sizes: string;
  /** Counts the page's pictures from 0. */
  readonly position: number;
}

/** A reader's first screen holds no more pictures than these; the others wait until they come near. */
const atOnce = 3;

/**
 * The attributes of a picture: the first of a page is fetched before all else, the next two as usual, and the others
 * lazily. `urlOf` gives the URL of a file of the output folder.
 */
export function pictureOf(picture: SitePicture, use: PictureUse, urlOf: (output: string) => string): Picture {
  const { fallback, common, better, width, height, tint } = picture;
  const srcset = (variants: readonly Variant[]) =>
    variants.map((variant) => `${urlOf(variant.output)} ${variant.width}w`).join(', ');
  return {
    src: urlOf(fallback.output),
    srcset: srcset(common),
    sizes: use.sizes,
    width,
    height,
    alt: use.alt,
    sources: better.map((variants) => ({ type: typeOf(variants), srcset: srcset(variants) })),
    loading: use.position >= atOnce ? 'lazy' : null,
    fetchpriority: use.position === 0 ? 'high' : null,
    decoding: 'async',
    placeholder: tint,
  };
}

function typeOf([first]: readonly Variant[]): string {
  return first === undefined ? '' : mediaTypes[first.format];
}
