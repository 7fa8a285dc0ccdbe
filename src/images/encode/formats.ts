import type { Sharp } from 'sharp';
import type { Region, SourcePicture, Variant } from '../plan/picture.ts';
import { mostPixels } from '../source/read-source.ts';
import { pipeline, type Raster, type SharpModule } from './raster.ts';

/**
 * How hard the encoders try, from a table of time against bytes: one step more costs WebP a third more time for one
 * hundredth of the bytes, and AVIF six times the time.
 */
const effort = { webp: 4, avif: 3 } as const;

/**
 * Encodes a variant from its picture's pixels. A drawing is encoded without loss too, and the lighter one is kept;
 * not where it is opaque and scaled down, as its edges then have so many shades that loss always is lighter.
 */
export async function encode(sharp: SharpModule, raster: Raster, variant: Variant): Promise<Buffer> {
  const { format, quality } = variant;
  const image = () => sized(pipeline(sharp, raster), raster, variant);
  switch (format) {
    case 'webp': {
      const lossy = await image().webp({ quality, effort: effort.webp }).toBuffer();
      if (!raster.isFlat || (raster.channels === 3 && variant.width !== raster.width)) return lossy;
      return lighter(lossy, await image().webp({ lossless: true, effort: effort.webp }).toBuffer());
    }
    case 'avif':
      return await image().avif({ quality, effort: effort.avif }).toBuffer();
    case 'jpeg':
      return await image().flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true }).toBuffer();
    case 'png':
      return await image().png({ compressionLevel: 9, palette: raster.isFlat }).toBuffer();
    case 'gif':
    case 'svg':
      throw new Error(`it cannot be encoded in ${format.toUpperCase()}`);
  }
}

/** Encodes a variant of a picture that moves: frame by frame, with their times and repetitions. */
export async function encodeAnimation(
  sharp: SharpModule,
  bytes: Uint8Array,
  source: SourcePicture,
  { width, height, quality }: Variant,
): Promise<Buffer> {
  const frames = sharp(bytes, { animated: true, limitInputPixels: mostPixels, failOn: 'error' });
  const resized = width === source.width ? frames : frames.resize({ width, height, fit: 'fill' });
  return await resized.webp({ quality, effort: effort.webp, mixed: source.format === 'gif' }).toBuffer();
}

function sized(image: Sharp, raster: Raster, { framing, width, height }: Variant): Sharp {
  if (framing.kind === 'framed') {
    return image.ensureAlpha().resize({ width, height, fit: 'contain', background: '#00000000' });
  }
  const part = framing.kind === 'part' ? image.extract(pixelsOf(framing.region, raster)) : image;
  return part.resize({ width, height, fit: 'fill' });
}

function pixelsOf(region: Region, { width, height }: Raster) {
  const [left, top] = [Math.round(region.left * width), Math.round(region.top * height)];
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(region.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(region.height * height))),
  };
}

function lighter(one: Buffer, other: Buffer): Buffer {
  return other.length < one.length ? other : one;
}
