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

/** Those of the extensions that most sites have files of, as IANA's registry has them. */
export const usualTypes: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['mjs', 'text/javascript; charset=utf-8'],
  ['txt', 'text/plain; charset=utf-8'],
  ['md', 'text/markdown; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['webmanifest', 'application/manifest+json; charset=utf-8'],
  ['xml', 'application/xml'],
  ['xsl', 'application/xml'],
  ['pdf', 'application/pdf'],
  ['bin', 'application/octet-stream'],
  ['avif', 'image/avif'],
  ['gif', 'image/gif'],
  ['ico', 'image/vnd.microsoft.icon'],
  ['jpeg', 'image/jpeg'],
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['svg', 'image/svg+xml'],
  ['webp', 'image/webp'],
  ['woff2', 'font/woff2'],
]);

/** The `Content-Type` of a file at a path of the site. */
export type MediaType = (path: string, kind: FileKind) => string;

/**
 * Gives the `Content-Type` of the files at `paths`: by what it is, else by its name's extension as IANA's registry has it, else
 * unknown octets. Texts are in UTF-8: XML says so itself, and says it here too, as RFC 7303 (8.2) recommends. The registry has
 * more than a thousand types: it is loaded where one of the files has an extension that few have.
 */
export async function mediaTypes(paths: readonly string[]): Promise<MediaType> {
  const areUsual = paths.every((path) => path.endsWith('.html') || usualTypes.has(extensionOf(path)));
  const registered = areUsual ? (): false => false : (await import('mime-types')).contentType;
  return (path, kind) => {
    if (isPageKind(kind)) return 'text/html; charset=utf-8';
    const ofFeed = kind === 'feed' ? feedTypes.find(([ending]) => path.endsWith(ending))?.[1] : undefined;
    if (ofFeed !== undefined) return ofFeed;
    // It has no extension to be known by (RFC 7033, 10.2).
    if (path === '.well-known/webfinger') return 'application/jrd+json';
    const type = usualTypes.get(extensionOf(path)) ?? registered(lastPart(path, '/'));
    return type === 'application/xml' ? 'application/xml; charset=utf-8' : type || 'application/octet-stream';
  };
}

/** True for types whose bytes are text, which becomes smaller when it is compressed. */
export function isText(type: string): boolean {
  return /^text\/|^[^;]+[+/](?:json|xml)(?:;|$)/.test(type);
}

/** What its name ends in, in lower case; the whole name where that has no dot. */
function extensionOf(path: string): string {
  return lastPart(lastPart(path, '/'), '.').toLowerCase();
}

function lastPart(text: string, sign: string): string {
  return text.slice(text.lastIndexOf(sign) + 1);
}
