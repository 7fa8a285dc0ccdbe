import { posix } from 'node:path';
import type { SourceFormat } from '../plan/picture.ts';

/** What a file is: a format that is read, or what else it seems to be; null for no idea. */
export type Kind = { readonly format: SourceFormat } | { readonly other: string | null };

const extensions: Readonly<Record<SourceFormat, readonly string[]>> = {
  jpeg: ['.jpg', '.jpeg', '.jpe', '.jfif'],
  png: ['.png', '.apng'],
  webp: ['.webp'],
  gif: ['.gif'],
  avif: ['.avif'],
  tiff: ['.tif', '.tiff'],
  svg: ['.svg'],
};

/** What stands at an offset of a file, as Latin-1 text: formats that are read, and what is often met in their place. */
const signatures: readonly (readonly [offset: number, text: string, kind: Kind])[] = [
  [0, '\xff\xd8\xff', { format: 'jpeg' }],
  [0, '\x89PNG\r\n\x1a\n', { format: 'png' }],
  [8, 'WEBP', { format: 'webp' }],
  [0, 'GIF8', { format: 'gif' }],
  [0, 'II*\0', { format: 'tiff' }],
  [0, 'MM\0*', { format: 'tiff' }],
  [0, '\xff\x0a', { other: 'a JPEG XL picture' }],
  [4, 'JXL ', { other: 'a JPEG XL picture' }],
  [0, 'BM', { other: 'a BMP picture' }],
  [0, '\0\0\x01\0', { other: 'an icon file' }],
  [0, '8BPS', { other: 'a Photoshop file' }],
  [0, '%PDF', { other: 'a PDF file' }],
  [0, '%!PS', { other: 'a PostScript file' }],
  [0, '\x1f\x8b', { other: 'a gzip file' }],
  [0, 'PK\x03\x04', { other: 'a ZIP file' }],
  [0, 'version https://git-lfs', { other: 'a Git LFS pointer without its file' }],
];

/** Enough of a file to hold a signature, and what drawing programs write before their first tag. */
const headLength = 4096;

/** Tells what a file is from its bytes, whatever it is called. */
export function kindOf(bytes: Uint8Array): Kind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headLength));
  const text = head.toString('latin1');
  const known = signatures.find(([offset, signature]) => text.startsWith(signature, offset))?.[2];
  if (known !== undefined) return known;
  return text.startsWith('ftyp', 4) ? mediaKind(text.slice(8, head.readUInt32BE(0))) : textKind(text);
}

/** By the brands of an ISO media file (ISO/IEC 14496-12, 4.3): the major one, its version, and the compatible ones. */
function mediaKind(brands: string): Kind {
  if (/avi[fs]/.test(brands)) return { format: 'avif' };
  return { other: /^(hei|hev|mif1|msf1)/.test(brands) ? 'a HEIC picture' : 'a film' };
}

function textKind(text: string): Kind {
  const start = text.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^<(!doctype html|html|head|body)\b/i.test(start)) return { other: 'an HTML page' };
  return start.startsWith('<') && /<svg[\s/>]/.test(start) ? { format: 'svg' } : { other: null };
}

/** The usual ending of the names of files in a format. */
export function endingOf(format: SourceFormat): string {
  return extensions[format][0] ?? '';
}

/** True where the end of a name belongs to another format than the file has. */
export function isMisnamed(path: string, format: SourceFormat): boolean {
  const extension = posix.extname(path).toLowerCase();
  return !extensions[format].includes(extension) && Object.values(extensions).flat().includes(extension);
}
