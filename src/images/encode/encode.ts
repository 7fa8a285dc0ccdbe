import { availableParallelism } from 'node:os';
import { loadSharp } from '../../engine/native.ts';
import { readBytes } from '../../files/read.ts';
import { findNamed } from '../../source/content-file.ts';
import { harmlessSvg } from '../../svg/harmless.ts';
import type { DrawnPicture, Encoding, PictureFacts, Source, SourcePicture, Variant } from '../plan/picture.ts';
import { mostBytes, reasonOf, sourceHash } from '../source/read-source.ts';
import { withoutMetadata } from '../source/strip.ts';
import { encode, encodeAnimation } from './formats.ts';
import { type Gate, gateFor, inParallel } from './parallel.ts';
import { decode, meanColour, type Raster, type SharpModule } from './raster.ts';
import type { PictureStore } from './store.ts';
import { tintClass } from './tint.ts';

/** A source and the variants of it that are to be encoded. */
export interface EncodeJob {
  readonly source: Source;
  readonly variants: readonly Variant[];
}

/** What happens to a job, by its place in the list of jobs. */
export type EncodeEvent =
  | { readonly kind: 'begun'; readonly job: number }
  | { readonly kind: 'done'; readonly job: number; readonly facts: PictureFacts }
  | { readonly kind: 'failed'; readonly job: number; readonly reason: string };

/** A source with more pixels than this, or with frames, is decoded while no other is: memory stays bounded. */
const manyPixels = 25_000_000;

/** Threads of one AVIF encoding. Another number gives other bytes, so it is the same on every machine. */
const avifThreads = 2;

/** Sources at a time, however many cores there are; further cores share the variants of one. */
const mostSources = 6;

/**
 * Encodes pictures into the store with all cores, and tells what happens to each. A picture that cannot be decoded
 * fails, and the others go on. Throws where a file cannot be read or written, as on a full disk.
 */
export async function encodeAll(
  jobs: readonly EncodeJob[],
  root: string,
  store: PictureStore,
  report: (event: EncodeEvent) => void,
): Promise<void> {
  if (jobs.length === 0) return;
  const sharp = await loadSharp();
  const cores = availableParallelism();
  // One variant a core, each in one thread of libvips, is faster than one variant in all threads. Only AVIF, which
  // needs the most memory, is as fast with two threads and half as many at a time.
  sharp.concurrency(jobs.some(hasAvif) ? avifThreads : 1);
  sharp.cache(false);
  const means = { sharp, root, store, avif: gateFor(Math.max(1, Math.floor(cores / avifThreads))) };
  const work =
    (atATime: number) =>
    async ([job, order]: readonly [number, EncodeJob]) => {
      report({ kind: 'begun', job });
      try {
        report({ kind: 'done', job, facts: await encodeJob(order, means, atATime) });
      } catch (error) {
        if (isSystemError(error) || 'words' in order.source) throw error;
        report({ kind: 'failed', job, reason: reasonOf(error) });
      }
    };
  const { large = [], usual = [] } = Object.groupBy(jobs.entries(), ([, { source }]) =>
    isLarge(source) ? 'large' : 'usual',
  );
  const sources = Math.min(cores, mostSources, Math.max(1, usual.length));
  await inParallel(usual, sources, work(Math.ceil(cores / sources)));
  await inParallel(large, 1, work(cores));
}

/** What encoding needs beside its jobs. */
interface Means {
  readonly sharp: SharpModule;
  readonly root: string;
  readonly store: PictureStore;
  /** Where AVIF encodings wait for each other. */
  readonly avif: Gate;
}

async function encodeJob(job: EncodeJob, means: Means, atATime: number): Promise<PictureFacts> {
  const { source, variants } = job;
  return 'words' in source ? await drawJob(source, variants, means) : await decodeJob(source, variants, means, atATime);
}

/** What is drawn is no file of an editor's: where it fails, the whole build does. */
async function drawJob(
  { hash, words }: DrawnPicture,
  variants: readonly Variant[],
  { sharp, store }: Means,
): Promise<PictureFacts> {
  const { drawCard } = await import('../card/draw-card.ts');
  const encodings: Record<string, Encoding> = {};
  for (const variant of variants) encodings[variant.key] = store.write(variant, await drawCard(sharp, words));
  return store.learn(hash, { tint: null, encodings });
}

async function decodeJob(
  source: SourcePicture,
  variants: readonly Variant[],
  means: Means,
  atATime: number,
): Promise<PictureFacts> {
  const { sharp, root, store, avif } = means;
  const found = findNamed(root, source.path);
  const read = 'fault' in found ? found : readBytes(found.file, mostBytes);
  if ('fault' in read || sourceHash(read.bytes) !== source.hash) throw new Error('it changed while the site was built');
  const { bytes } = read;
  const isDecoded = variants.some((variant) => variant.format !== 'svg');
  const raster = isDecoded ? await decode(sharp, bytes, source) : null;
  const encodings: Record<string, Encoding> = {};
  await inParallel(variants, atATime, async (variant) => {
    const make = () => bytesOf(sharp, bytes, source, raster, variant);
    encodings[variant.key] = store.write(variant, await (variant.format === 'avif' ? avif(make) : make()));
  });
  // An SVG is not decoded where it is only published as it is: it never has a tint, whatever else is made of it.
  const isTinted = raster?.channels === 3 && source.format !== 'svg';
  const tint = isTinted ? tintClass(...(await meanColour(sharp, raster))) : null;
  return store.learn(source.hash, { tint, encodings });
}

/** The bytes of a variant; `raster` are the source's pixels, null where only an SVG as such is wanted. */
async function bytesOf(
  sharp: SharpModule,
  bytes: Uint8Array,
  source: SourcePicture,
  raster: Raster | null,
  variant: Variant,
): Promise<Buffer> {
  const { framing, format } = variant;
  if (raster === null || format === 'svg') return Buffer.from(harmlessSvg(bytes).text);
  const untouched = framing.kind === 'untouched' ? withoutMetadata(bytes, format) : null;
  if (untouched !== null) return untouched;
  if (framing.kind === 'moving') return await encodeAnimation(sharp, bytes, source, variant);
  return await encode(sharp, raster, variant);
}

/** True for what the operating system refused: no picture's fault. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function hasAvif({ variants }: EncodeJob): boolean {
  return variants.some((variant) => variant.format === 'avif');
}

function isLarge(source: Source): boolean {
  return 'frames' in source && (source.frames > 1 || source.width * source.height > manyPixels);
}
