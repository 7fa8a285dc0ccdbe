import type { SourceFormat } from '../plan/picture.ts';
import { gifBlocks } from './gif.ts';

/**
 * False where a file ends before its format says that it may: an upload or a copy that was cut short. Only the
 * format's own structure is followed, no pixel is decoded, so it costs nothing; what it misses, decoding finds.
 */
export function isWhole(bytes: Uint8Array, format: SourceFormat): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (format) {
    case 'jpeg':
      return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) > startOfScan(buffer);
    case 'png':
      return buffer.lastIndexOf('IEND', undefined, 'latin1') > 0;
    case 'gif':
      return gifBlocks(buffer).some((block) => block.kind === 'trailer');
    case 'webp':
      return buffer.length >= 12 && buffer.length >= buffer.readUInt32LE(4) + 8;
    case 'avif':
      return hasWholeBoxes(buffer);
    case 'svg':
      return /<\/(\w+:)?svg\s*>\s*(<!--[\s\S]*-->\s*)?$|^[^<]*<svg[^>]*\/>\s*$/.test(
        buffer.toString('latin1').slice(-4096),
      );
    case 'tiff':
      return true;
  }
}

/** Where the pixels of a JPEG begin (ITU-T T.81, B.1.1.4): a preview in its metadata has an end of its own. */
function startOfScan(jpeg: Buffer): number {
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1];
    if (marker === 0xda) return at;
    at += marker === 0xff ? 1 : 2 + jpeg.readUInt16BE(at + 2);
  }
  return jpeg.length;
}

/** The boxes of an ISO media file (ISO/IEC 14496-12, 4.2) follow each other and end where it ends. */
function hasWholeBoxes(file: Buffer): boolean {
  let at = 0;
  while (at + 8 <= file.length) {
    const size = file.readUInt32BE(at);
    if (size === 0) return true;
    if (size === 1 && at + 16 > file.length) return false;
    const length = size === 1 ? Number(file.readBigUInt64BE(at + 8)) : size;
    if (length < 8) return false;
    at += length;
  }
  return at === file.length;
}
