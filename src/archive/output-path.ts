/** Bytes that a file's name may have on the file systems in use. */
const longestName = 255;

/** A URL path that cannot be a file's. */
export class OutputPathError extends Error {
  override readonly name = 'OutputPathError';
}

/**
 * The file of a URL path, from the output folder: `/tag/c%2b%2b/` is `tag/c++/index.html`, `/404.html` is `404.html`.
 * Percent-sequences become the characters they stand for, as servers look files up. Throws OutputPathError for a path
 * that would leave the folder or that no file system takes.
 */
export function outputPath(url: string): string {
  if (!url.startsWith('/')) throw new OutputPathError(`"${url}" does not begin with a slash`);
  const segments = url.slice(1).split('/').map(decoded);
  if (segments.at(-1) === '') segments[segments.length - 1] = 'index.html';
  for (const segment of segments) {
    if (segment === '' || segment === '.' || segment === '..' || /[/\\\0]/.test(segment)) {
      throw new OutputPathError(`"${url}" has the segment "${segment}", which no file can have as its name`);
    }
    if (Buffer.byteLength(segment) > longestName) {
      throw new OutputPathError(`"${url}" has a segment of more than ${longestName} bytes`);
    }
  }
  return segments.join('/');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
