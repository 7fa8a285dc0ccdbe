import { fileSegments, isPlainPath, uriPath } from './paths.ts';

/** A URL path that cannot be a file's. */
export class OutputPathError extends Error {
  override readonly name = 'OutputPathError';
}

/**
 * The file of a URL path, from the output folder: `/tag/c%2b%2b/` is `tag/c++/index.html`, `/404.html` is `404.html`.
 * Throws OutputPathError for a path that would leave the folder or that no file system takes.
 */
export function outputPath(url: string): string {
  if (url.startsWith('/') && isPlainPath(url)) return url.slice(1) + (url.endsWith('/') ? 'index.html' : '');
  const segments = url.startsWith('/') ? fileSegments(url) : null;
  if (segments === null) throw new OutputPathError(`"${url}" is no path that a file can have`);
  if (segments.at(-1) === '') segments[segments.length - 1] = 'index.html';
  return segments.join('/');
}

/** The URL path at which a file of the output folder is asked for: what `outputPath` gave it for, as URLs are printed. */
export function outputUrl(output: string): string {
  const url = uriPath(`/${output.includes('%') ? output.replaceAll('%', '%25') : output}`);
  return url.endsWith('/index.html') ? url.slice(0, -'index.html'.length) : url;
}

/** True for the path of a file below a folder: whatever is written, moved or removed by such a path stays inside of it. */
export function isOutputPath(path: string): boolean {
  return !notBelow.test(path);
}

/**
 * A sign that no name has, or a name that is empty, `.` or `..`. The path is not taken apart: a cache that is read asks about
 * thousands of them.
 */
const notBelow = /[\\\0]|(?:^|\/)\.{0,2}(?:\/|$)/;
