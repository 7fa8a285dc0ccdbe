/** A picture for `<img>`: every attribute, ready to print. URLs are from the host's root. */
export interface Picture {
  readonly src: string;
  readonly srcset: string;
  readonly sizes: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** Better formats for `<source>`, best first; empty where `srcset` has the only one. */
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
  /** `lazy` where the picture may wait until it is scrolled to. */
  readonly loading: 'lazy' | null;
  /** `high` for the one picture that a reader sees first. */
  readonly fetchpriority: 'high' | null;
  readonly decoding: 'async';
  /** A class that gives the picture's place a colour while it loads; null for none. */
  readonly placeholder: string | null;
}

/** What is known of a picture file without encoding it. */
export interface SourcePicture {
  /** From the site's root: `content/images/presses.png`. */
  readonly path: string;
  /** SHA-256 of its bytes, shortened. */
  readonly hash: string;
  /** Pixels, as it is shown: after its EXIF orientation was applied. */
  readonly width: number;
  readonly height: number;
  /** As sharp names it: `jpeg`, `png`, `webp`, `gif`, `svg`, `avif`, `tiff`. */
  readonly format: string;
  readonly hasAlpha: boolean;
  readonly isAnimated: boolean;
}

/** The formats that variants are encoded in. */
export type VariantFormat = 'webp' | 'avif' | 'jpeg' | 'png' | 'gif';

/** One encoding of a picture: everything that its bytes depend on, and the name they are published under. */
export interface Variant {
  readonly width: number;
  readonly height: number;
  readonly format: VariantFormat;
  readonly quality: number;
  /** From the output folder: `assets/images/presses-3fa9c1d20b-700.webp`. */
  readonly output: string;
}
