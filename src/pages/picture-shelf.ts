import { absoluteUrl, siteUrl } from '../archive/url.ts';
import type { Site } from '../config/site.ts';
import type { Picture, SourcePicture, Variant, VariantFormat } from '../images/picture.ts';
import type { VariantSet } from '../images/variants.ts';
import type { PictureSlotName, Pictures } from './context.ts';

/** A picture of the site with its encodings; plain data. */
export interface ShelfEntry {
  readonly source: SourcePicture;
  readonly set: VariantSet;
  /** Bytes of the fallback file; null before it is encoded. */
  readonly fallbackBytes: number | null;
}

/** How wide each slot of the layouts is: the same breakpoints and gutters as in the theme's style sheets. */
const column =
  '(min-width: 86rem) calc(13.8vw + 35.5rem), (min-width: 64rem) calc(50vw + 5rem), (min-width: 41rem) 37rem, 92vw';
const sizes: Readonly<Record<PictureSlotName, string>> = {
  card: '(min-width: 86rem) calc(7.1vw + 18.3rem), (min-width: 64rem) calc((100vw - 12rem) / 3), (min-width: 40rem) calc(46vw - 1rem), 92vw',
  lead: '(min-width: 86rem) calc(15.1vw + 38.8rem), (min-width: 64rem) calc(66.7vw - 5rem), 92vw',
  post: column,
  body: column,
  portrait: '4.5rem',
};

/** The pictures before this one of a page are loaded at once. */
const eagerPictures = 3;

const mediaTypes: Readonly<Record<VariantFormat, string>> = {
  webp: 'image/webp',
  avif: 'image/avif',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
};

/** The pictures of a site as its pages ask for them. */
export function pictureShelf(entries: readonly ShelfEntry[], site: Pick<Site, 'basePath' | 'url'>): Pictures {
  const byPath = new Map(entries.map((entry) => [entry.source.path, entry]));
  return {
    picture(path, alt, slot, position) {
      const entry = byPath.get(path);
      return entry === undefined ? null : pictureOf(entry, alt, slot, position, site);
    },
    social(path) {
      const entry = byPath.get(path);
      if (entry === undefined) return null;
      const { fallback } = entry.set;
      return {
        url: absoluteUrl(site, `/${fallback.output}`),
        width: fallback.width,
        height: fallback.height,
        type: mediaTypes[fallback.format],
        bytes: entry.fallbackBytes,
      };
    },
    fingerprint(path) {
      const entry = byPath.get(path);
      return entry === undefined
        ? ''
        : [entry.set.fallback, ...entry.set.variants].map((variant) => variant.output).join(' ');
    },
  };
}

function pictureOf(
  { source, set }: ShelfEntry,
  alt: string,
  slot: PictureSlotName,
  position: number,
  site: Pick<Site, 'basePath'>,
): Picture {
  const { fallback, variants } = set;
  const url = (variant: Variant) => siteUrl(site, `/${variant.output}`);
  const srcset = (format: VariantFormat) =>
    variants
      .filter((variant) => variant.format === format)
      .map((variant) => `${url(variant)} ${variant.width}w`)
      .join(', ');
  const formats = [...new Set(variants.map((variant) => variant.format))];
  const last = formats.at(-1);
  return {
    src: url(fallback),
    srcset: last === undefined ? '' : srcset(last),
    sizes: sizes[slot],
    width: source.width,
    height: source.height,
    alt,
    sources: formats.slice(0, -1).map((format) => ({ type: mediaTypes[format], srcset: srcset(format) })),
    loading: position >= eagerPictures ? 'lazy' : null,
    fetchpriority: position === 0 ? 'high' : null,
    decoding: 'async',
    placeholder: null,
  };
}
