import type { VariantFormat } from '../plan/picture.ts';
import { gifBlocks } from './gif.ts';

/**
 * A picture without its metadata and without a pixel changed: no place, camera, preview or comment, and nothing
 * behind its end. For pictures in sRGB, whose colour profile may go too. Null where the file does not keep to its
 * format, so that nothing can be promised.
 */
export function withoutMetadata(bytes: Uint8Array, format: VariantFormat): Buffer | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (format) {
    case 'jpeg':
      return strippedJpeg(buffer);
    case 'png':
      return strippedPng(buffer);
    case 'webp':
      return strippedWebp(buffer);
    case 'gif':
      return strippedGif(buffer);
    case 'avif':
    case 'svg':
      return null;
  }
}

/** APP0 (JFIF) and APP14 (Adobe) tell how the pixels are meant; the other APPn and the comments do not. */
function strippedJpeg(jpeg: Buffer): Buffer | null {
  const kept = [jpeg.subarray(0, 2)];
  let at = 2;
  while (at + 2 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker === 0xd9) return Buffer.concat([...kept, jpeg.subarray(at, at + 2)]);
    if (at + 4 > jpeg.length) return null;
    const next = at + 2 + jpeg.readUInt16BE(at + 2);
    const end = marker === 0xda ? endOfScan(jpeg, next) : next;
    const isMetadata = (marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
    if (!isMetadata) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  return null;
}

/** Pixels end at a marker that is neither an escaped 0xff nor a restart (ITU-T T.81, B.1.1.5). */
function endOfScan(jpeg: Buffer, from: number): number {
  let at = jpeg.indexOf(0xff, from);
  while (at >= 0) {
    const next = jpeg[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = jpeg.indexOf(0xff, at + 1);
  }
  return jpeg.length;
}

const pngChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'acTL', 'fcTL', 'fdAT']);

/** Only what a picture and its frames need (PNG specification, third edition, 11.2, 11.3.1 and 11.3.6); whoever reads the rest reads more than it. */
function strippedPng(png: Buffer): Buffer | null {
  const kept = [png.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= png.length) {
    const next = at + 12 + png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (pngChunks.has(type)) kept.push(png.subarray(at, next));
    if (type === 'IEND') return next <= png.length ? Buffer.concat(kept) : null;
    at = next;
  }
  return null;
}

const webpMetadata = new Set(['ICCP', 'EXIF', 'XMP ']);

/** Takes chunks out of the RIFF container, and their bits out of its flags (WebP container specification). */
function strippedWebp(webp: Buffer): Buffer | null {
  const end = webp.readUInt32LE(4) + 8;
  const kept: Buffer[] = [];
  let at = 12;
  while (at + 8 <= end) {
    const type = webp.toString('latin1', at, at + 4);
    const size = webp.readUInt32LE(at + 4);
    const chunk = Buffer.from(webp.subarray(at, at + 8 + size + (size % 2)));
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & 0b00010010;
    if (!webpMetadata.has(type)) kept.push(chunk);
    at += 8 + size + (size % 2);
  }
  if (at !== end) return null;
  const body = Buffer.concat(kept);
  const header = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  header.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([header, body]);
}

/** Extensions tell a frame's time and the number of repetitions; comments and other programs' blocks do not. */
function strippedGif(gif: Buffer): Buffer | null {
  const blocks = [...gifBlocks(gif)];
  if (blocks.at(-1)?.kind !== 'trailer') return null;
  const kept = blocks.filter(({ kind, bytes }) => kind !== 'extension' || isTiming(bytes));
  return Buffer.concat(kept.map((block) => block.bytes));
}

function isTiming(extension: Buffer): boolean {
  return extension[1] === 0xf9 || /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(extension.toString('latin1', 3, 14));
}
