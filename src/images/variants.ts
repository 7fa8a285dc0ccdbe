import { hash } from 'node:crypto';
import { posix } from 'node:path';
import type { Focus } from '../content/focus.ts';
import { cropTo } from './crop.ts';
import type { Framing, SourcePicture, Variant, VariantFormat } from './picture.ts';

/** How a site wants its pictures: widths in pixels, formats from the one that readers should rather get. */
export interface ImageSettings {
  readonly widths: readonly number[];
  readonly formats: readonly ('webp' | 'avif')[];
  readonly quality: { readonly webp: number | null; readonly avif: number | null; readonly jpeg: number | null };
}

/** What a variant is made by; another encoder may give other bytes, so it has other names. */
export interface Recipes {
  readonly settings: ImageSettings;
  /** Stands for the encoder and its version. */
  readonly encoder: string;
}

/** All encodings that a picture may need; which of them are worth publishing is known when they are made. */
export interface PicturePlan {
  readonly source: SourcePicture;
  /** By format as the settings order them, then by width, narrowest first. Empty for what is published as it is. */
  readonly variants: readonly Variant[];
  /** The one for `src`, in the source's kind of format. */
  readonly fallback: Variant;
  /** The source's own pixels without its metadata, where readers may get them. */
  readonly original: Variant | null;
  readonly cards: readonly Card[];
}

/** The part of a picture that stands for a page where it is shared. */
export interface Card {
  readonly focus: Focus;
  readonly variant: Variant;
}

/** No variant is wider than this, however wide the source. */
export const widest = 2500;

/** The fallback is for feeds and for readers who know no `srcset`: this wide is enough for them. */
const fallbackWidth = 1200;

/** Pixels of an animation, all frames together, that memory and patience allow to encode again. */
const mostMovingPixels = 40_000_000;

/** Pixels of a social card, as Open Graph's users advise; one narrower than `least` is shown as a small square. */
export const cardSize = { width: 1200, height: 630, least: 600 } as const;

/** Chosen by `bench/quality.ts`, which prints distance against bytes. The others lose nothing. */
const defaultQuality: Readonly<Record<VariantFormat, number>> = {
  webp: 80,
  avif: 50,
  jpeg: 80,
  png: 100,
  gif: 100,
  svg: 100,
};

const extensions: Readonly<Record<VariantFormat, string>> = {
  webp: 'webp',
  avif: 'avif',
  jpeg: 'jpg',
  png: 'png',
  gif: 'gif',
  svg: 'svg',
};

/**
 * The encodings of a picture: the configured widths below its own, and its own up to 2500 pixels, never more than it
 * has, in each configured format; a fallback; and a social card for each focal point that a page gives it. Pure:
 * names come from the source's hash and the recipe, so a page can be planned before a pixel is seen.
 */
export function planPicture(source: SourcePicture, recipes: Recipes, focuses: readonly Focus[]): PicturePlan {
  const make = variantMaker(source, recipes);
  const own = Math.min(source.width, widest);
  const cards = focuses.flatMap((focus) => cardOf(source, focus, make));
  const format = formatKept(source);
  if (format !== null) {
    return { source, variants: [], fallback: make(format, untouched, source), original: null, cards };
  }
  const widths = [...new Set([...recipes.settings.widths.filter((width) => width < own), own])].sort((a, b) => a - b);
  // An animation in AVIF stands still, or is not shown at all, in too many readers that show AVIF.
  const formats = recipes.settings.formats.filter((format) => !(source.frames > 1 && format === 'avif'));
  return {
    source,
    variants: formats.flatMap((format) => widths.map((width) => make(format, whole, sizeAt(source, width)))),
    fallback: make(fallbackFormat(source), whole, sizeAt(source, Math.min(own, fallbackWidth))),
    original: originalOf(source, own, make),
    cards,
  };
}

/** The format of a source that is published as it is: an SVG, or an animation too long to be encoded again. */
function formatKept({ format, width, height, frames }: SourcePicture): VariantFormat | null {
  if (format === 'svg') return format;
  const isLong = frames > 1 && width * height * frames > mostMovingPixels;
  return isLong && (format === 'gif' || format === 'webp') ? format : null;
}

/** The source itself, where browsers show it as it is and it is not wider than any picture should be. */
function originalOf(source: SourcePicture, own: number, make: ReturnType<typeof variantMaker>): Variant | null {
  const { format, isPlain, width } = source;
  const isServed = format === 'jpeg' || format === 'png' || format === 'webp';
  return isServed && isPlain && width === own ? make(format, untouched, source) : null;
}

const whole: Framing = { kind: 'whole' };
const untouched: Framing = { kind: 'untouched' };

/** Pixels of a variant. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Makes variants of one source: the source and the recipe are hashed into the key, and the key into the name. */
export function variantMaker(source: SourcePicture, { settings, encoder }: Recipes) {
  const name = nameOf(source.path);
  return (format: VariantFormat, framing: Framing, { width, height }: Size): Variant => {
    const quality = qualityOf(format, settings);
    const part = framing.kind === 'part' ? JSON.stringify(framing.region) : framing.kind;
    const recipe = `${source.hash} ${format} ${quality} ${part} ${width} ${height} ${encoder}`;
    const key = hash('sha256', recipe, 'hex').slice(0, 24);
    const extension = extensions[format];
    const output = `assets/images/${name}-${key.slice(0, 10)}-${width}.${extension}`;
    return { width, height, format, quality, framing, key: `${key}.${extension}`, output };
  };
}

function qualityOf(format: VariantFormat, { quality }: ImageSettings): number {
  const isChosen = format === 'webp' || format === 'avif' || format === 'jpeg';
  return (isChosen ? quality[format] : null) ?? defaultQuality[format];
}

function sizeAt({ width, height }: Size, target: number): Size {
  return { width: target, height: Math.max(1, Math.round((height * target) / width)) };
}

/** None of a picture that would have to be enlarged to fill a card's least width. */
function cardOf(source: SourcePicture, focus: Focus, make: ReturnType<typeof variantMaker>): Card[] {
  const ratio = cardSize.width / cardSize.height;
  const region = cropTo(source.width, source.height, ratio, focus);
  const pixels = source.format === 'svg' ? cardSize.width : Math.floor(region.width * source.width);
  const width = Math.min(cardSize.width, pixels);
  if (width < cardSize.least) return [];
  const variant = make('jpeg', { kind: 'part', region }, { width, height: Math.round(width / ratio) });
  return [{ focus, variant }];
}

/**
 * The source's kind of format: a photograph is a JPEG, what may be transparent or drawn a PNG. What moves is WebP,
 * which moves in every browser and is a fraction of a GIF.
 */
function fallbackFormat({ format, hasAlpha, frames }: SourcePicture): VariantFormat {
  if (frames > 1) return 'webp';
  return hasAlpha || format === 'png' || format === 'gif' ? 'png' : 'jpeg';
}

function nameOf(path: string): string {
  const name = posix.basename(path, posix.extname(path));
  return (
    name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/\p{M}+/gu, '')
      .replaceAll(/[^a-z\d]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60)
      .replace(/-$/, '') || 'picture'
  );
}
