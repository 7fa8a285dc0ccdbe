import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { SourcePicture, Variant } from './picture.ts';
import { mostPixels, reasonOf } from './read-source.ts';
import type { PictureStore } from './store.ts';

/** A picture and the variants of it that are not in the store yet. */
export interface EncodeJob {
  readonly source: SourcePicture;
  readonly variants: readonly Variant[];
}

/** A picture that turned out to be broken when its pixels were read. */
export interface EncodeFailure {
  readonly path: string;
  readonly reason: string;
}

/** What all encodings depend on beside their recipe: another libvips may write other bytes. */
export const encoderKey = [sharp.versions.sharp, sharp.versions.vips, sharp.versions.webp, sharp.versions.heif].join(
  ' ',
);

/**
 * Encodes pictures into the store, as many at a time as there are cores; tells after each how many are done. A picture
 * that cannot be decoded is a failure, and the others go on.
 */
export async function encodeAll(
  jobs: readonly EncodeJob[],
  root: string,
  store: PictureStore,
  onDone: (done: number) => void,
): Promise<EncodeFailure[]> {
  // One picture a core, each in one thread of libvips, is faster than one picture in all threads.
  sharp.concurrency(1);
  sharp.cache(false);
  const failures: EncodeFailure[] = [];
  const queue = jobs.values();
  let done = 0;
  const work = async () => {
    for (const job of queue) {
      try {
        await encode(job, root, store);
      } catch (error) {
        failures.push({ path: job.source.path, reason: reasonOf(error) });
      }
      onDone(++done);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failures;
}

async function encode({ source, variants }: EncodeJob, root: string, store: PictureStore): Promise<void> {
  const file = join(root, source.path);
  const open = source.isAnimated ? animation(file) : await decoded(file, source, variants);
  for (const variant of variants) {
    const resized = open().resize({ width: variant.width, height: variant.height, fit: 'fill' });
    store.write(variant, await inFormat(resized, variant).toBuffer());
  }
}

/** Decodes once, upright and in sRGB, as large as the widest variant needs; each variant starts from these pixels. */
async function decoded(file: string, source: SourcePicture, variants: readonly Variant[]): Promise<() => Sharp> {
  const width = Math.max(...variants.map((variant) => variant.width));
  const density = source.format === 'svg' ? { density: 144 } : {};
  const { data, info } = await sharp(file, { limitInputPixels: mostPixels, failOn: 'error', ...density })
    .autoOrient()
    .resize({ width, withoutEnlargement: source.format !== 'svg' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

function animation(file: string): () => Sharp {
  return () => sharp(file, { animated: true, limitInputPixels: mostPixels });
}

function inFormat(image: Sharp, { format, quality }: Variant): Sharp {
  switch (format) {
    case 'webp':
      return image.webp({ quality, effort: 4 });
    case 'avif':
      return image.avif({ quality, effort: 4 });
    case 'jpeg':
      return image.flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true });
    case 'png':
      return image.png({ compressionLevel: 9, palette: true, quality });
    case 'gif':
      return image.gif();
  }
}
