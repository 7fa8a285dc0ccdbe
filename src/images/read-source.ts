import { hash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SourcePicture } from './picture.ts';

/** Pixels of the largest picture that is opened: a small file can claim to be larger than any memory. */
export const mostPixels = 100_000_000;

/** Why a picture cannot be used. */
export type PictureFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'huge'; readonly megapixels: number }
  | { readonly kind: 'broken'; readonly reason: string };

/** A source that was looked at, or the fault that forbids it. */
export type SourceLook = { readonly source: SourcePicture } | { readonly fault: PictureFault };

/** Looks at a picture file: its hash and, from its header, its size. `path` is from the site's root. */
export async function readSource(root: string, path: string): Promise<SourceLook> {
  const file = join(root, path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return { fault: { kind: 'missing' } };
  if (!isInside(file, join(root, 'content'))) return { fault: { kind: 'outside' } };
  const bytes = readFileSync(file);
  if (bytes.length === 0) return { fault: { kind: 'broken', reason: 'it is empty' } };
  const { default: sharp } = await import('sharp');
  try {
    const meta = await sharp(bytes, { limitInputPixels: false }).metadata();
    const { width, height } = meta.autoOrient;
    const pageHeight = meta.pageHeight ?? height;
    if (width * pageHeight > mostPixels) {
      return { fault: { kind: 'huge', megapixels: Math.round((width * pageHeight) / 1_000_000) } };
    }
    const source: SourcePicture = {
      path,
      hash: hash('sha256', bytes, 'hex').slice(0, 32),
      width,
      height: pageHeight,
      format: meta.format === 'heif' && meta.compression === 'av1' ? 'avif' : meta.format,
      hasAlpha: meta.hasAlpha,
      isAnimated: (meta.pages ?? 1) > 1 && (meta.format === 'gif' || meta.format === 'webp'),
    };
    return { source };
  } catch (error) {
    return { fault: { kind: 'broken', reason: reasonOf(error) } };
  }
}

/** The first line of what the picture library says, without its own names for files. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').replace(/^Input (buffer|file) /, 'it ').slice(0, 120);
}

/** True where a file, all links followed, is below a folder. */
function isInside(file: string, folder: string): boolean {
  return realpathSync(file).startsWith(realpathSync(folder) + sep);
}
