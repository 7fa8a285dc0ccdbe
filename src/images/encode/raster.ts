import type { Sharp } from 'sharp';
import { harmlessSvg } from '../../svg/harmless.ts';
import type { SourcePicture } from '../plan/picture.ts';
import { decodedSize, widest } from '../plan/variants.ts';
import { mostPixels } from '../source/read-source.ts';

/** The picture library, which is loaded only where a picture is opened. */
export type SharpModule = typeof import('sharp').default;

/** A decoded picture: upright, in sRGB, in 8 bits, three or four channels, no wider than the widest variant. */
export interface Raster {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  /** True for drawings: few colours on all of it. */
  readonly isFlat: boolean;
}

/** Seconds after which a picture that does not get decoded is given up. */
const patience = 60;

/** Pixels that are looked at to tell a drawing from a photograph, and the colours that a drawing shows among them. */
const sample = 20_000;
const fewColours = 256;

/**
 * Decodes a picture once for all its variants, which all start from these pixels: the same whichever of them are
 * wanted, so that each has the same bytes whenever it is made.
 */
export async function decode(sharp: SharpModule, bytes: Uint8Array, source: SourcePicture): Promise<Raster> {
  const { data, info } = await opened(sharp, bytes, source)
    .timeout({ seconds: patience })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const hasAlpha = info.channels === 4 && !isOpaque(data);
  const { width, height } = info;
  const pixels = { data, width, height, channels: info.channels === 4 ? (4 as const) : (3 as const) };
  const raster = { ...pixels, isFlat: coloursOf(pixels) <= fewColours };
  return info.channels === 4 && !hasAlpha ? await withoutAlpha(sharp, raster) : raster;
}

/** A raster as the start of a pipeline. */
export function pipeline(sharp: SharpModule, { data, width, height, channels }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

function opened(sharp: SharpModule, bytes: Uint8Array, source: SourcePicture): Sharp {
  const limits = { limitInputPixels: mostPixels, failOn: 'error' } as const;
  if (source.format !== 'svg') {
    const image = sharp(bytes, limits);
    // What moves is encoded as it lies, so its first frame is too.
    const upright = source.frames > 1 ? image : image.autoOrient();
    return upright.resize({ width: widest, withoutEnlargement: true });
  }
  // At 72 dots an inch, a pixel of the drawing is a pixel of the picture.
  const size = decodedSize(source);
  return sharp(Buffer.from(harmlessSvg(bytes, size).text), limits).resize({ ...size, fit: 'fill' });
}

function isOpaque(data: Buffer): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

async function withoutAlpha(sharp: SharpModule, raster: Raster): Promise<Raster> {
  const data = await pipeline(sharp, raster).removeAlpha().raw().toBuffer();
  return { ...raster, data, channels: 3 };
}

function coloursOf({ data, width, height, channels }: Omit<Raster, 'isFlat'>): number {
  const step = Math.max(1, Math.floor((width * height) / sample)) * channels;
  const colours = new Set<number>();
  for (let at = 0; at < data.length && colours.size <= fewColours; at += step) colours.add(data.readUIntBE(at, 3));
  return colours.size;
}

/** The mean of a raster's pixels: red, green and blue from 0 to 255. */
export async function meanColour(sharp: SharpModule, raster: Raster): Promise<[number, number, number]> {
  const pixel = await pipeline(sharp, raster)
    .resize({ width: 1, height: 1, fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer();
  return [pixel[0] ?? 0, pixel[1] ?? 0, pixel[2] ?? 0];
}
