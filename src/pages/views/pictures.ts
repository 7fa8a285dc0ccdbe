import type { Site } from '../../config/site.ts';
import { absoluteUrl, siteUrl } from '../../config/site-url.ts';
import type { SitePicture } from '../../images/plan/choose.ts';
import type { Crops } from '../../images/plan/crops.ts';
import { pictureOf } from '../../images/plan/markup.ts';
import { mediaTypes, type Picture, type Variant } from '../../images/plan/picture.ts';
import type { Focus } from '../../model/focus.ts';
import type { PictureFile, Pictures } from '../context.ts';
import { type PictureSlotName, type PictureSlots, sizesOf } from '../picture-slots.ts';

/** The slots in which a picture moves: all others stand beside much else, which motion would keep from being read. */
const moving: ReadonlySet<PictureSlotName> = new Set(['body', 'inline']);

/**
 * The pictures of a site as its pages ask for them. A page must not be printed before all of its pictures are ready:
 * asked for one that is not, all but `isReady` and `fingerprint` throw.
 */
export class SitePictures implements Pictures {
  readonly #site: Pick<Site, 'basePath' | 'url'>;
  readonly #slots: PictureSlots;
  readonly #byPath: ReadonlyMap<string, SitePicture>;

  constructor(pictures: readonly SitePicture[], site: Pick<Site, 'basePath' | 'url'>, slots: PictureSlots) {
    this.#site = site;
    this.#slots = slots;
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
    const place = this.#slots[slot];
    const use = { alt, sizes: sizesOf(place, shownWidth), position, shownWidth, fills: place.fills };
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
