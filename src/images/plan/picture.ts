import type { CardWords } from '../card/card-words.ts';

/** A picture for `<img>`: every attribute, ready to print. URLs are from the host's root. */
export interface Picture {
  readonly src: string;
  readonly srcset: string;
  readonly sizes: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** What `<source>` offers, in its order; empty where `srcset` has all there is. */
  readonly sources: readonly PictureChoice[];
  /** `lazy` where the picture may wait until it is scrolled to. */
  readonly loading: 'lazy' | null;
  /** `high` for the one picture that a reader sees first. */
  readonly fetchpriority: 'high' | null;
  readonly decoding: 'async';
  /**
   * Classes of the picture's place: the colour that it has while the picture loads, `transparent` where something shows
   * through it, `small` where it would have to be enlarged to fill it. Null for none.
   */
  readonly placeholder: string | null;
}

/** A `<source>` of a picture: a better format, or what stands still for a reader who asks for no motion. */
export interface PictureChoice {
  /** A media query, or null for all readers. */
  readonly media: string | null;
  /** A media type, or null where every browser knows what is offered. */
  readonly type: string | null;
  readonly srcset: string;
}

/** The formats that a source may have. */
export type SourceFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'tiff' | 'svg';

/** What is known of a picture file without decoding its pixels. */
export interface SourcePicture {
  /** From the site's root: `content/images/presses.png`. */
  readonly path: string;
  /** SHA-256 of its bytes, shortened. */
  readonly hash: string;
  readonly bytes: number;
  /** Pixels, as it is shown: after its EXIF orientation was applied. An SVG's are its own units. */
  readonly width: number;
  readonly height: number;
  /** What the file is, whatever its name says. */
  readonly format: SourceFormat;
  readonly hasAlpha: boolean;
  /** 1 for a picture that stands still. */
  readonly frames: number;
  /** A JPEG, PNG or WebP that readers may get as it is but for its metadata: upright, in 8 bits, in sRGB. */
  readonly isPlain: boolean;
}

/** A picture that is in no file: the social card of a text, drawn from words. */
export interface DrawnPicture {
  /** The text that it stands for, from the site's root: `content/posts/presses.md`. */
  readonly path: string;
  /** Of the words and of how they are drawn. */
  readonly hash: string;
  readonly words: CardWords;
}

/** What variants are made from. */
export type Source = SourcePicture | DrawnPicture;

/** The formats that variants have. GIF and SVG are never encoded: they are the source's own, made harmless. */
export type VariantFormat = 'webp' | 'avif' | 'jpeg' | 'png' | 'gif' | 'svg';

/** A part of a picture, in fractions of its width and height. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What of the source a variant shows: all of it, standing still; all of it in motion; one part of it; all of it, in the
 * middle of a transparent frame; or the file's own pixels, never decoded.
 */
export type Framing =
  | { readonly kind: 'whole' | 'moving' | 'framed' | 'untouched' }
  | { readonly kind: 'part'; readonly region: Region };

/** One encoding of a picture: everything that its bytes depend on, and the name they are published under. */
export interface Variant {
  readonly width: number;
  readonly height: number;
  readonly format: VariantFormat;
  readonly quality: number;
  readonly framing: Framing;
  /** Stands for the source's bytes and for the recipe: the name in the store. Two copies of a file share it. */
  readonly key: string;
  /** From the output folder: `assets/images/presses-3fa9c1d20b-700.webp`. */
  readonly output: string;
}

/** What encoding a variant gave. */
export interface Encoding {
  readonly bytes: number;
  /** SHA-256 of the bytes, shortened. */
  readonly hash: string;
}

/** What is known of a source only after its pixels were seen. Equal sources and recipes give equal facts. */
export interface PictureFacts {
  /** The class of the colour that stands for the picture while it loads; null where it is not opaque. */
  readonly tint: string | null;
  /** By the variants' keys. */
  readonly encodings: Readonly<Record<string, Encoding>>;
}

/** The media types of the formats. */
export const mediaTypes: Readonly<Record<VariantFormat, string>> = {
  webp: 'image/webp',
  avif: 'image/avif',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};
