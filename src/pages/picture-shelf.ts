import { absoluteUrl, siteUrl } from '../archive/url.ts';
import type { Site } from '../config/site.ts';
import type { Focus } from '../content/focus.ts';
import type { SitePicture } from '../images/choose.ts';
import { pictureOf } from '../images/markup.ts';
import { mediaTypes, type Variant } from '../images/picture.ts';
import type { PictureFile, PictureSlotName, Pictures } from './context.ts';

/** All of a page but its gutters. */
const allOfPage = 'min(92vw, 100vw - 2rem)';
/** A picture that reaches out of the text's column where there is room. */
const column = `(min-width: 86rem) ${scaled(48)}, (min-width: 64rem) calc(50vw + 5rem), (min-width: 41rem) 37rem, ${allOfPage}`;
/** How wide each slot of the layouts is: the same breakpoints and gutters as in the theme's style sheets. */
const sizes: Readonly<Record<PictureSlotName, string>> = {
  card: `(min-width: 86rem) ${scaled(24.67)}, (min-width: 64rem) calc((100vw - 12rem) / 3), (min-width: 40rem) calc(46vw - 1rem), ${allOfPage}`,
  lead: `(min-width: 86rem) ${scaled(52.34)}, (min-width: 64rem) calc(66.7vw - 5rem), ${allOfPage}`,
  post: column,
  body: column,
  inline: `(min-width: 41rem) ${scaled(37)}, ${allOfPage}`,
  portrait: scaled(4.5),
};

/** So many rem of the theme's, which grow with the page (`document.css`); those of `sizes` never do. */
function scaled(rem: number): string {
  const [least, base, share, most] = [rem, rem * 0.75, rem * 0.28, rem * 1.25].map((value) => +value.toFixed(2));
  return `clamp(${least}rem, ${base}rem + ${share}vw, ${most}rem)`;
}

/** The pictures of a site as its pages ask for them. */
export function pictureShelf(pictures: readonly SitePicture[], site: Pick<Site, 'basePath' | 'url'>): Pictures {
  const byPath = new Map(pictures.map((picture) => [picture.path, picture]));
  const urlOf = (output: string) => siteUrl(site, `/${output}`);
  const file = ({ output, width, height, format }: Variant, bytes: number | null): PictureFile => ({
    url: absoluteUrl(site, `/${output}`),
    width,
    height,
    type: mediaTypes[format],
    bytes,
  });
  const cropsOf = (path: string, { x, y }: Focus) =>
    byPath.get(path)?.crops.find(({ focus }) => focus.x === x && focus.y === y);
  return {
    picture(path, alt, slot, position) {
      const picture = byPath.get(path);
      return picture === undefined ? null : pictureOf(picture, { alt, sizes: sizes[slot], position }, urlOf);
    },
    whole(path) {
      const picture = byPath.get(path);
      return picture === undefined ? null : file(picture.fallback, picture.fallbackBytes);
    },
    card(path, focus) {
      const card = cropsOf(path, focus)?.card ?? null;
      return card === null ? this.whole(path) : file(card, null);
    },
    drawn(source) {
      return this.whole(source);
    },
    aspects(path, focus) {
      const aspects = cropsOf(path, focus)?.aspects ?? [];
      const files = aspects.length === 0 ? [this.card(path, focus)] : aspects.map((variant) => file(variant, null));
      return files.filter((one) => one !== null);
    },
    fingerprint(path) {
      return byPath.get(path)?.fingerprint ?? '';
    },
  };
}
