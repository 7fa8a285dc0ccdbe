import { posix } from 'node:path';

/** The folder of everything that editors write, from the site's root. */
export const contentFolder = 'content';

/** True for what is fetched from elsewhere: a URL with a scheme, or `//host/…`. */
export function isRemote(reference: string): boolean {
  return /^([a-z][a-z\d+.-]*:|\/\/)/i.test(reference);
}

/**
 * The path from the site's root of a file that a text in `source` names: relative to that text, or from `content/`
 * where it begins with a slash. It may lead out of `content/`: whoever opens it checks that.
 */
export function resolveReference(reference: string, source: string): string {
  const from = reference.startsWith('/') ? contentFolder : posix.dirname(source);
  return posix.normalize(posix.join(from, reference));
}

/**
 * The name that a file gives its post: the file's, or for `slug/index.md` its folder's, without extension and without
 * a leading `YYYY-MM-` or `YYYY-MM-DD-`.
 */
export function nameOf(source: string): string {
  const file = posix.basename(source, posix.extname(source));
  const name = file === 'index' ? posix.basename(posix.dirname(source)) : file;
  return name.replace(/^\d{4}-\d{2}-(\d{2}-)?(?=.)/, '');
}

/** Bytes that a file's name may have on the file systems in use. */
const longestName = 255;

/** Bytes that a whole path may have: some systems take 1024, the folder of the site and what stands below it included. */
const longestPath = 900;

/**
 * The names of the folders and the file that a URL path stands for, percent-sequences decoded as servers do it; the last
 * is `''` where it ends in a slash. Null where no file system takes them: one is empty, leads up, or has a slash, a
 * backslash or a NUL in it, or one of them or all together are too long.
 */
export function fileSegments(path: string): string[] | null {
  const segments = path.replace(/^\//, '').split('/').map(decodedSegment);
  const isName = (name: string, index: number) =>
    (name !== '' || index === segments.length - 1) &&
    name !== '.' &&
    name !== '..' &&
    !/[/\\\0]/.test(name) &&
    Buffer.byteLength(name) <= longestName;
  return segments.every(isName) && Buffer.byteLength(segments.join('/')) <= longestPath ? segments : null;
}

/** True for a URL path that a file can have. */
export function isFilePath(path: string): boolean {
  return fileSegments(path) !== null;
}

function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
