import { shortHash } from '../../cache/short-hash.ts';
import { type Crops, cropVariants } from './crops.ts';
import type { Encoding, PictureFacts, Variant } from './picture.ts';
import type { PicturePlan } from './variants.ts';

/** A picture as the site shows it: the variants worth their bytes. Plain data. */
export interface SitePicture {
  /** The source, from the site's root. */
  readonly path: string;
  /** Pixels of the widest variant: with them, a page holds the picture's place. */
  readonly width: number;
  readonly height: number;
  /** What `<source>` offers, best format first; narrowest first in each. */
  readonly better: readonly (readonly Variant[])[];
  /** What the `srcset` of `<img>` offers, narrowest first; empty where `fallback` is all there is. */
  readonly common: readonly Variant[];
  readonly fallback: Variant;
  /** Null before it is encoded, and always of what is drawn from words. */
  readonly fallbackBytes: number | null;
  /**
   * False as long as an encoding is missing that says which variants are worth their bytes: no page can show it yet. What
   * is drawn from words has one variant, so it is settled before it is drawn.
   */
  readonly isSettled: boolean;
  readonly crops: readonly Crops[];
  /** The first frame of what moves; null for what stands still. */
  readonly still: SitePicture | null;
  /** The class of the colour that holds the picture's place; null for none. */
  readonly tint: string | null;
  /** True where what is behind the picture shows through it. */
  readonly isTransparent: boolean;
  /** Stands for the source and all recipes: equal fingerprints are equal pictures, encoded yet or not. */
  readonly fingerprint: string;
}

/** Every encoding of a plan, each once. */
export function encodingsOf({ offers, fallback, original, crops, still }: PicturePlan): Variant[] {
  const ofStill = still === null ? [] : encodingsOf(still);
  const all = [
    ...offers.flat(),
    fallback,
    ...(original === null ? [] : [original]),
    ...cropVariants(crops),
    ...ofStill,
  ];
  return [...new Map(all.map((variant) => [variant.output, variant])).values()];
}

/**
 * Chooses from a plan what is worth publishing. A variant that is heavier than a wider one of its format, or than the
 * source, is not: the source's own pixels, or the fallback, then serve its width. A better format is offered where its
 * widest variant is worth it, and lighter than the next format's. Without facts all is kept: nothing is decided by a
 * size that is not known.
 */
export function choose(plan: PicturePlan, facts: PictureFacts | null): SitePicture {
  const { source, original, crops, still } = plan;
  const bytes: BytesOf = (variant) => facts?.encodings[variant.key]?.bytes ?? null;
  const isDrawn = 'words' in source;
  const most = isDrawn ? Infinity : source.bytes;
  const lists = plan.offers.map((list) => worthwhile(list, most, bytes));
  // A file that moves is shown by every reader, whatever its format.
  const isAlike = original?.format === plan.fallback.format || still !== null;
  const fallback = lighter(isAlike ? original : null, plan.fallback, bytes);
  const common = completed(lists.at(-1) ?? [], plan.offers.at(-1) ?? [], [original, fallback], most, bytes);
  const widest = common.at(-1) ?? fallback;
  return {
    path: source.path,
    width: widest.width,
    height: widest.height,
    better: lists.slice(0, -1).filter((list, index) => {
      const [best, next] = [list.at(-1), lists[index + 1]?.at(-1) ?? null];
      return best !== undefined && best.width >= widest.width && lighter(next, best, bytes) === best;
    }),
    common,
    fallback,
    fallbackBytes: isDrawn ? null : bytes(fallback),
    isSettled: isDrawn || encodingsOf(plan).every((variant) => bytes(variant) !== null),
    crops,
    still: still && choose(still, facts),
    tint: facts?.tint ?? null,
    isTransparent: !isDrawn && source.hasAlpha && facts !== null && facts.tint === null,
    fingerprint: fingerprintOf(plan),
  };
}

/** The variants that a site publishes of a picture, each once. */
export function publishedOf({ better, common, fallback, crops, still }: SitePicture): Variant[] {
  const ofStill = still === null ? [] : publishedOf(still);
  const all = [...better.flat(), ...common, fallback, ...cropVariants(crops), ...ofStill];
  return [...new Map(all.map((variant) => [variant.output, variant])).values()];
}

type BytesOf = (variant: Variant) => Encoding['bytes'] | null;

function worthwhile(list: readonly Variant[], sourceBytes: number, bytes: BytesOf): Variant[] {
  let limit = sourceBytes;
  const kept: Variant[] = [];
  for (const variant of list.toReversed()) {
    const own = bytes(variant);
    if (own !== null && own > limit) continue;
    kept.unshift(variant);
    limit = Math.min(limit, own ?? limit);
  }
  return kept;
}

/** What is left of a planned list; where its widest variants were too heavy, with the widest substitute that is not too heavy itself. */
function completed(
  list: readonly Variant[],
  planned: readonly Variant[],
  substitutes: readonly (Variant | null)[],
  sourceBytes: number,
  bytes: BytesOf,
): readonly Variant[] {
  const widest = list.at(-1)?.width;
  if (widest === undefined) return [];
  if (widest === planned.at(-1)?.width) return list;
  const wider = substitutes
    .filter((variant) => variant !== null)
    .filter((variant) => variant.width > widest && (bytes(variant) ?? Infinity) <= sourceBytes)
    .toSorted((a, b) => b.width - a.width);
  return worthwhile([...list, ...wider.slice(0, 1)], sourceBytes, bytes);
}

/** The first where it is lighter, else the second. */
function lighter(one: Variant | null, other: Variant, bytes: BytesOf): Variant {
  if (one === null) return other;
  const [first, second] = [bytes(one), bytes(other)];
  return first !== null && second !== null && first < second ? one : other;
}

function fingerprintOf(plan: PicturePlan): string {
  const outputs = encodingsOf(plan).map((variant) => variant.output);
  return shortHash(outputs.join(' '));
}
