import { absoluteUrl, siteUrl } from '../archive/url.ts';
import type { Site } from '../config/site.ts';
import type { Focus } from '../content/focus.ts';
import type { SitePicture } from '../images/choose.ts';
import { pictureOf } from '../images/markup.ts';
import { mediaTypes, type Variant } from '../images/picture.ts';
import type { PictureFile, PictureSlotName, Pictures } from './context.ts';

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
