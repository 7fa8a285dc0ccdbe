import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { z } from 'zod';
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

type SharpModule = typeof import('sharp').default;

const sharpPackage = readFileSync(findPackageJSON('sharp', import.meta.url) ?? '', 'utf8');
const { version } = z.object({ version: z.string() }).parse(JSON.parse(sharpPackage));

/**
 * What all encodings depend on beside their recipe: a release of sharp brings one release of libvips and its encoders.
 * It is known without loading sharp, which takes as long as checking a whole site that has not changed.
 */
export const encoderKey = `sharp ${version}`;

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
  if (jobs.length === 0) return [];
  const { default: sharp } = await import('sharp');
  // One picture a core, each in one thread of libvips, is faster than one picture in all threads.
  sharp.concurrency(1);
  sharp.cache(false);
  const failures: EncodeFailure[] = [];
  const queue = jobs.values();
  let done = 0;
  const work = async () => {
    for (const job of queue) {
      try {
        await encode(sharp, job, root, store);
      } catch (error) {
        failures.push({ path: job.source.path, reason: reasonOf(error) });
      }
      onDone(++done);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failures;
}

async function encode(sharp: SharpModule, job: EncodeJob, root: string, store: PictureStore): Promise<void> {
  const { source, variants } = job;
  const file = join(root, source.path);
  const open = source.isAnimated
    ? () => sharp(file, { animated: true, limitInputPixels: mostPixels })
    : await decoded(sharp, file, source, variants);
  for (const variant of variants) {
    const resized = open().resize({ width: variant.width, height: variant.height, fit: 'fill' });
    store.write(variant, await inFormat(resized, variant).toBuffer());
  }
}

/** Decodes once, upright and in sRGB, as large as the widest variant needs; each variant starts from these pixels. */
async function decoded(
  sharp: SharpModule,
  file: string,
  source: SourcePicture,
  variants: readonly Variant[],
): Promise<() => Sharp> {
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
