import { hash } from 'node:crypto';
import type { Metadata } from 'sharp';
import { Scratch } from '../../cache/scratch.ts';
import { loadSharp, MissingProgramError } from '../../engine/native.ts';
import type { FileFault } from '../../files/fault.ts';
import { readBytes } from '../../files/read.ts';
import type { ContentFile } from '../../source/content-file.ts';
import { harmlessSvg } from '../../svg/harmless.ts';
import type { SourcePicture } from '../plan/picture.ts';
import { kindOf } from './kind.ts';
import { pngFrames } from './png-frames.ts';
import { isWhole } from './whole.ts';

/** Pixels of the largest picture that is opened: a small file may claim to hold any number. */
export const mostPixels = 100_000_000;

/** Bytes of the largest file that is opened. */
export const mostBytes = 100_000_000;

/** Why a picture cannot be used. */
export type PictureFault =
  | { readonly kind: 'file'; readonly fault: FileFault }
  | { readonly kind: 'empty' | 'truncated' }
  | { readonly kind: 'huge'; readonly megapixels: number }
  | { readonly kind: 'foreign'; readonly what: string | null }
  | { readonly kind: 'broken'; readonly reason: string };

/** A source that was looked at, or the fault that forbids it. */
export type SourceLook = { readonly source: SourcePicture } | { readonly fault: PictureFault };

/**
 * Looks at a picture file: its hash and, from its header, its size. `path` is what it is named by, from the site's root,
 * with slashes. `scratch` is where its bytes are for that long. What is `known` of the same bytes is believed.
 */
export async function readSource(
  path: string,
  { file }: Pick<ContentFile, 'file'>,
  known: SourcePicture | null = null,
  scratch = new Scratch(),
): Promise<SourceLook> {
  const read = readBytes(file, mostBytes, scratch);
  if ('fault' in read) return { fault: { kind: 'file', fault: read.fault } };
  const { bytes } = read;
  if (bytes.length === 0) return { fault: { kind: 'empty' } };
  return known !== null && known.hash === sourceHash(bytes) ? { source: known } : await lookAt(path, bytes);
}

/** What the bytes of a picture say of it. */
export async function lookAt(path: string, bytes: Uint8Array): Promise<SourceLook> {
  const kind = kindOf(bytes);
  if ('other' in kind) return { fault: { kind: 'foreign', what: kind.other } };
  const { format } = kind;
  if (!isWhole(bytes, format)) return { fault: { kind: 'truncated' } };
  const file = { path, hash: sourceHash(bytes), bytes: bytes.length, format };
  try {
    if (format === 'svg') {
      const { width, height } = harmlessSvg(bytes);
      return { source: { ...file, width, height, hasAlpha: true, frames: 1, isPlain: false } };
    }
    // Loaded here: it takes as long as checking a whole site of which no picture is new.
    const sharp = await loadSharp();
    const header = await sharp(bytes, { limitInputPixels: false }).metadata();
    const { width, autoOrient, pages = 1, pageHeight = header.height } = header;
    const pixels = width * pageHeight;
    if (pixels > mostPixels) return { fault: { kind: 'huge', megapixels: Math.round(pixels / 1_000_000) } };
    const frames = format === 'png' ? pngFrames(bytes) : format === 'gif' || format === 'webp' ? pages : 1;
    const upright = frames > 1 ? { width, height: pageHeight } : { width: autoOrient.width, height: autoOrient.height };
    return { source: { ...file, ...upright, hasAlpha: header.hasAlpha, frames, isPlain: isPlain(header) } };
  } catch (error) {
    if (error instanceof MissingProgramError) throw error;
    return { fault: { kind: 'broken', reason: reasonOf(error) } };
  }
}

/** The hash that sources are known by. */
export function sourceHash(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex').slice(0, 32);
}

/** The first line of what the picture library says, without its own names for files and for its parts. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [line = ''] = message.split('\n');
  const reason = line.replace(/^Input (buffer|file) (has corrupt header: )?/, '').replace(/^(\w+: )+/, '');
  return saysNothing.test(reason) ? 'its pixels are damaged' : reason.slice(0, 120);
}

/**
 * What libvips says where a decoder only gave up. It keeps the messages of all its threads in one place, so that which of
 * these it is depends on what else is decoded at the moment.
 */
const saysNothing = /^(?:unknown error|lib\w+ (?:read )?error|unable to read pixels?|read error|out of order read.*)$/i;

function isPlain({ format, orientation = 1, space, depth, icc }: Metadata): boolean {
  const isSrgb =
    (space === 'srgb' || space === 'b-w') && depth === 'uchar' && (icc === undefined || isSrgbProfile(icc));
  return (format === 'jpeg' || format === 'png' || format === 'webp') && orientation === 1 && isSrgb;
}

/** Whether a colour profile (ICC.1) is one of the many that describe sRGB, by the name that it gives itself. */
function isSrgbProfile(profile: Buffer): boolean {
  const text = profile.toString('latin1').replaceAll('\0', '');
  return text.includes('sRGB') && !/linear/i.test(text);
}
