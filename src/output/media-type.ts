import { contentType } from 'mime-types';
import type { FileKind } from '../model/manifest.ts';

/** What the kinds of page hold, whatever their addresses end in: a page that was moved may be called `/about.php`. */
const pages: ReadonlySet<FileKind> = new Set<FileKind>([
  'archive',
  'post',
  'standalone',
  'not-found',
  'search',
  'overview',
  'redirect',
]);

/** True for the kinds of page in HTML. */
export function isPageKind(kind: FileKind): boolean {
  return pages.has(kind);
}

/** The types of feeds by their names' ends: RFC 4287, 8; JSON Feed 1.1; RSS has none that is registered. */
const feedTypes: readonly (readonly [ending: string, type: string])[] = [
  ['atom.xml', 'application/atom+xml; charset=utf-8'],
  ['.xml', 'application/rss+xml; charset=utf-8'],
  ['.json', 'application/feed+json; charset=utf-8'],
];

/**
 * The `Content-Type` of a file: by what it is, else by its name's extension as IANA's registry has it, else unknown
 * octets. Texts are in UTF-8: XML says so itself, and says it here too, as RFC 7303 (8.2) recommends.
 */
export function mediaType(path: string, kind: FileKind): string {
  if (isPageKind(kind)) return 'text/html; charset=utf-8';
  const ofFeed = kind === 'feed' ? feedTypes.find(([ending]) => path.endsWith(ending))?.[1] : undefined;
  if (ofFeed !== undefined) return ofFeed;
  // It has no extension to be known by (RFC 7033, 10.2).
  if (path === '.well-known/webfinger') return 'application/jrd+json';
  const type = contentType(path.slice(path.lastIndexOf('/') + 1)) || 'application/octet-stream';
  return type === 'application/xml' ? 'application/xml; charset=utf-8' : type;
}

/** True for types whose bytes are text, which becomes smaller when it is compressed. */
export function isText(type: string): boolean {
  return /^text\/|^[^;]+[+/](?:json|xml)(?:;|$)/.test(type);
}
