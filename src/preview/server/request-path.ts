import { fileSegments } from '../../model/paths.ts';

/**
 * The path of a request's target, as it was sent, without its query; null for what no page is at: RFC 3986 knows no such
 * path, or it leads up, has control characters in it, or is longer than any file's.
 */
export function requestPath(target: string): string | null {
  const path = target.replace(/[?#].*$/s, '');
  if (!path.startsWith('/') || path.startsWith('//') || hasControls(path)) return null;
  return fileSegments(path) === null ? null : path;
}

/** True for percent-sequences that are no text, too: they stand for no name at all. */
function hasControls(path: string): boolean {
  try {
    return /\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return true;
  }
}
