import type { Focus } from '../../model/focus.ts';
import type { Framing, Region, SourcePicture, Variant } from './picture.ts';
import type { Size, VariantMaker } from './variant-maker.ts';

/** The parts of a thumbnail that stand for its post elsewhere, with one focal point in sight. */
export interface Crops {
  readonly focus: Focus;
  /** What stands for its post where it is shared; null where it would have to be enlarged. */
  readonly card: Variant | null;
  /** For search engines: 16:9, 4:3 and 1:1, without those that would have to be enlarged. */
  readonly aspects: readonly Variant[];
}

/** Pixels of a social card, as Open Graph's users advise. */
export const cardSize = { width: 1200, height: 630 } as const;

/**
 * The least that stands for a post where it is shared: below 200 × 200 pixels Facebook shows no picture, and below
 * 300 × 157 X shows no large one.
 */
const leastCard = { width: 300, height: 200 } as const;

/** Pixels of the three aspects that Google advises for articles. */
const aspectSizes = [
  { width: 1200, height: 675 },
  { width: 1200, height: 900 },
  { width: 1200, height: 1200 },
] as const;

/** An aspect narrower than this is not made: search engines would not show it. */
const leastAspect = 600;

/**
 * The crops of a picture with a focal point, each as large as its decoded pixels allow: `decoded` is their number. All
 * are JPEG, which whoever follows a link reads; a photograph that is a PNG would be eight times as heavy as one.
 */
export function cropsOf(source: SourcePicture, decoded: Size, focus: Focus, make: VariantMaker): Crops {
  const crop = (size: Size): Variant | null => {
    const ratio = size.width / size.height;
    const region = cropTo(source.width, source.height, ratio, focus);
    const width = Math.min(size.width, Math.floor(region.width * decoded.width));
    if (width === 0) return null;
    return make('jpeg', framingOf(region, decoded), { width, height: Math.round(width / ratio) });
  };
  const cards = [crop(cardSize), crop({ width: (cardSize.height * 3) / 2, height: cardSize.height })];
  return {
    focus,
    card:
      cards.find((card) => card !== null && card.width >= leastCard.width && card.height >= leastCard.height) ?? null,
    aspects: aspectSizes
      .map(crop)
      .filter((variant) => variant !== null)
      .filter((variant) => variant.width >= leastAspect),
  };
}

/** A crop that leaves nothing out is all of the picture: its encoding may be another's. */
function framingOf(region: Region, { width, height }: Size): Framing {
  const isAll = Math.round(region.width * width) === width && Math.round(region.height * height) === height;
  return isAll ? { kind: 'whole' } : { kind: 'part', region };
}

/** The encodings of some crops. */
export function cropVariants(crops: readonly Crops[]): Variant[] {
  return crops.flatMap(({ card, aspects }) => (card === null ? aspects : [card, ...aspects]));
}

/** The largest part of a picture with a given ratio of width to height, its middle as near to the focus as can be. */
export function cropTo(width: number, height: number, ratio: number, focus: Focus): Region {
  const part = { width: Math.min(1, (height * ratio) / width), height: Math.min(1, width / ratio / height) };
  const start = (middle: number, length: number) => Math.min(1 - length, Math.max(0, middle - length / 2));
  return { left: start(focus.x, part.width), top: start(focus.y, part.height), ...part };
}
