import type { Site } from '../../config/site.ts';
import { absoluteUrl, siteUrl } from '../../config/site-url.ts';
import type { SitePicture } from '../../images/plan/choose.ts';
import type { Crops } from '../../images/plan/crops.ts';
import { pictureOf } from '../../images/plan/markup.ts';
import { mediaTypes, type Picture, type Variant } from '../../images/plan/picture.ts';
import type { Focus } from '../../model/focus.ts';
import type { PictureFile, PictureSlotName, Pictures } from '../context.ts';

/** All of a page but its gutters. */
const allOfPage = 'min(92vw, 100vw - 2rem)';
/** How wide a slot is from a width of the window on, the widest first; the last is for all that are narrower. */
type SlotWidths = readonly { readonly from: string | null; readonly width: string }[];

/** A picture that reaches out of the text's column where there is room. */
const column: SlotWidths = [
  { from: '86rem', width: scaled(48) },
  { from: '64rem', width: 'calc(50vw + 5rem)' },
  { from: '41rem', width: '37rem' },
  { from: null, width: allOfPage },
];
/** How wide each slot of the layouts is: the same breakpoints and gutters as in the theme's style sheets. */
const widths: Readonly<Record<PictureSlotName, SlotWidths>> = {
  card: [
    { from: '86rem', width: scaled(24.67) },
    { from: '64rem', width: 'calc((100vw - 12rem) / 3)' },
    { from: '40rem', width: 'calc(46vw - 1rem)' },
    { from: null, width: allOfPage },
  ],
  lead: [
    { from: '86rem', width: scaled(52.34) },
    { from: '64rem', width: 'calc(66.7vw - 5rem)' },
    { from: null, width: allOfPage },
  ],
  post: column,
  body: column,
  inline: [
    { from: '41rem', width: scaled(37) },
    { from: null, width: allOfPage },
  ],
  portrait: [{ from: null, width: scaled(4.5) }],
};

/** The value of `sizes` of a picture in a slot; `shownWidth` is how wide its writer wants it, in pixels. */
function sizesOf(slot: PictureSlotName, shownWidth: number | null): string {
  return widths[slot]
    .map(({ from, width }) => {
      const shown = shownWidth === null ? width : `min(${shownWidth}px, ${width})`;
      return from === null ? shown : `(min-width: ${from}) ${shown}`;
    })
    .join(', ');
}

/** The slots in which a picture moves: all others stand beside much else, which motion would keep from being read. */
const moving: ReadonlySet<PictureSlotName> = new Set(['body', 'inline']);

/** The slots that a picture fills, cut to fit, and how large they get, in pixels. */
const filled: Partial<Readonly<Record<PictureSlotName, { readonly width: number; readonly height: number }>>> = {
  card: { width: 490, height: 245 },
  lead: { width: 840, height: 420 },
  portrait: { width: 90, height: 90 },
};

/** So many rem of the theme's, which grow with the page (`document.css`); those of `sizes` never do. */
function scaled(rem: number): string {
  const [least, base, share, most] = [rem, rem * 0.75, rem * 0.28, rem * 1.25].map((value) => +value.toFixed(2));
  return `clamp(${least}rem, ${base}rem + ${share}vw, ${most}rem)`;
}

/**
 * The pictures of a site as its pages ask for them. A page must not be printed before all of its pictures are ready:
 * asked for one that is not, all but `isReady` and `fingerprint` throw.
 */
export class SitePictures implements Pictures {
  readonly #site: Pick<Site, 'basePath' | 'url'>;
  readonly #byPath: ReadonlyMap<string, SitePicture>;

  constructor(pictures: readonly SitePicture[], site: Pick<Site, 'basePath' | 'url'>) {
    this.#site = site;
    this.#byPath = new Map(pictures.map((picture) => [picture.path, picture]));
  }

  isReady(path: string): boolean {
    return this.#byPath.get(path)?.isSettled !== false;
  }

  picture(
    path: string,
    alt: string,
    slot: PictureSlotName,
    position: number,
    shownWidth: number | null = null,
  ): Picture | null {
    const picture = this.#settled(path);
    if (picture === null) return null;
    const use = { alt, sizes: sizesOf(slot, shownWidth), position, shownWidth, fills: filled[slot] ?? null };
    const shown = moving.has(slot) ? picture : (picture.still ?? picture);
    return pictureOf(shown, use, (output) => siteUrl(this.#site, `/${output}`));
  }

  whole(path: string): PictureFile | null {
    const picture = this.#settled(path);
    return picture && this.#file(picture.fallback, picture.fallbackBytes);
  }

  enclosure(path: string, focus: Focus): PictureFile | null {
    const picture = this.#settled(path);
    if (picture === null || this.card(path, focus) === null) return null;
    const { fallback, fallbackBytes } = picture.still ?? picture;
    return this.#file(fallback, fallbackBytes);
  }

  card(path: string, focus: Focus): PictureFile | null {
    const card = this.#cropsOf(path, focus)?.card ?? null;
    return card && this.#file(card, null);
  }

  drawn(source: string): PictureFile | null {
    return this.whole(source);
  }

  aspects(path: string, focus: Focus): readonly PictureFile[] {
    const aspects = this.#cropsOf(path, focus)?.aspects ?? [];
    const files = aspects.length === 0 ? [this.card(path, focus)] : aspects.map((variant) => this.#file(variant, null));
    return files.filter((one) => one !== null);
  }

  fingerprint(path: string): string {
    return this.#byPath.get(path)?.fingerprint ?? '';
  }

  #settled(path: string): SitePicture | null {
    const picture = this.#byPath.get(path);
    if (picture?.isSettled === false) throw new Error(`${path} is shown by a page that does not list it`);
    return picture ?? null;
  }

  #cropsOf(path: string, { x, y }: Focus): Crops | undefined {
    return this.#settled(path)?.crops.find(({ focus }) => focus.x === x && focus.y === y);
  }

  #file({ output, width, height, format }: Variant, bytes: number | null): PictureFile {
    return { url: absoluteUrl(this.#site, `/${output}`), width, height, type: mediaTypes[format], bytes };
  }
}
