import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { encode, encodeAnimation } from './formats.ts';
import { inParallel } from './parallel.ts';
import type { Encoding, PictureFacts, SourcePicture, Variant } from './picture.ts';
import { decode, meanColour, type SharpModule } from './raster.ts';
import { reasonOf, sourceHash } from './read-source.ts';
import type { PictureStore } from './store.ts';
import { withoutMetadata } from './strip.ts';
import { harmlessSvg } from './svg.ts';
import { tintClass } from './tint.ts';

/** A source and the variants of it that are to be encoded. */
export interface EncodeJob {
  readonly source: SourcePicture;
  readonly variants: readonly Variant[];
}

/** A picture that turned out to be broken when its pixels were read. */
export interface EncodeFailure {
  readonly path: string;
  readonly reason: string;
}

/** What encoding gave: all that is known of the sources now, by their hashes, and those that could not be read. */
export interface Encoded {
  readonly facts: ReadonlyMap<string, PictureFacts>;
  readonly failures: readonly EncodeFailure[];
}

/** A source with more pixels than this is decoded while no other is: memory stays bounded, whatever comes. */
const manyPixels = 25_000_000;

/** Sources at a time, however many cores there are; further cores share the variants of one. */
const mostSources = 6;

const sharpPackage = readFileSync(findPackageJSON('sharp', import.meta.url) ?? '', 'utf8');
const { version } = z.object({ version: z.string() }).parse(JSON.parse(sharpPackage));

/**
 * What all encodings depend on beside their recipe: a release of sharp brings one release of libvips and its encoders,
 * and this room has its way of using it, counted up whenever other bytes come out. It is known without loading sharp,
 * which takes as long as checking a whole site that has not changed.
 */
export const encoderKey = `sharp ${version}, 1`;

/**
 * Encodes pictures into the store with all cores; tells after each source how many are done. A picture that cannot be
 * decoded is a failure, and the others go on. Beside more than four cores, libuv's threads have to be as many
 * (`UV_THREADPOOL_SIZE`), as sharp works in them.
 */
export async function encodeAll(
  jobs: readonly EncodeJob[],
  root: string,
  store: PictureStore,
  onDone: (done: number) => void,
): Promise<Encoded> {
  const facts = new Map<string, PictureFacts>();
  const failures: EncodeFailure[] = [];
  if (jobs.length === 0) return { facts, failures };
  const { default: sharp } = await import('sharp');
  // One variant a core, each in one thread of libvips, is faster than one variant in all threads.
  sharp.concurrency(1);
  sharp.cache(false);
  const cores = availableParallelism();
  let done = 0;
  const work = (atATime: number) => async (job: EncodeJob) => {
    try {
      facts.set(job.source.hash, await encodeJob(sharp, job, root, store, atATime));
    } catch (error) {
      failures.push({ path: job.source.path, reason: reasonOf(error) });
    }
    onDone(++done);
  };
  const { large = [], usual = [] } = Object.groupBy(jobs, (job) => (isLarge(job.source) ? 'large' : 'usual'));
  const sources = Math.min(cores, mostSources, Math.max(1, usual.length));
  await inParallel(usual, sources, work(Math.ceil(cores / sources)));
  await inParallel(large, 1, work(cores));
  return { facts, failures };
}

async function encodeJob(
  sharp: SharpModule,
  { source, variants }: EncodeJob,
  root: string,
  store: PictureStore,
  atATime: number,
): Promise<PictureFacts> {
  const bytes = readFileSync(join(root, source.path));
  if (sourceHash(bytes) !== source.hash) throw new Error('it changed while the site was built');
  if (source.format === 'svg' && variants.every((variant) => variant.format === 'svg')) {
    const encodings = variants.map((variant) => [variant.key, store.write(variant, svgFile(bytes))] as const);
    return store.learn(source.hash, { tint: null, encodings: Object.fromEntries(encodings) });
  }
  const raster = await decode(sharp, bytes, source);
  const encodings: Record<string, Encoding> = {};
  await inParallel(variants, atATime, async (variant) => {
    encodings[variant.key] = store.write(variant, await encodingOf(variant));
  });
  const tint = raster.channels === 3 ? tintClass(...(await meanColour(sharp, raster))) : null;
  return store.learn(source.hash, { tint, encodings });

  async function encodingOf(variant: Variant): Promise<Buffer> {
    const { kind } = variant.framing;
    if (variant.format === 'svg') return svgFile(bytes);
    if (kind === 'untouched') return withoutMetadata(bytes, variant.format) ?? (await encode(sharp, raster, variant));
    if (kind === 'whole' && source.isAnimated) return await encodeAnimation(sharp, bytes, source, variant);
    return await encode(sharp, raster, variant);
  }
}

function svgFile(bytes: Uint8Array): Buffer {
  return Buffer.from(harmlessSvg(bytes).text);
}

function isLarge({ width, height }: SourcePicture): boolean {
  return width * height > manyPixels;
}
