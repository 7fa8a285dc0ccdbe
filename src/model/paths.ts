import { posix } from 'node:path';

/** The folder of everything that editors write, from the site's root. */
export const contentFolder = 'content';

/** The folder of the files that are published as they are, each at its own path, from the site's root. */
export const publicFolder = 'public';

/** True for what is fetched from elsewhere: a URL with a scheme, or `//host/…`. */
export function isRemote(reference: string): boolean {
  return /^([a-z][a-z\d+.-]*:|\/\/)/i.test(reference);
}

/**
 * The path from the site's root of a file that a text in `source` names: relative to that text, or from `content/`
 * where it begins with a slash. It may lead out of `content/`: whoever opens it checks that. It is a path's
 * key, so that a file is found however its name was typed.
 */
export function resolveReference(reference: string, source: string): string {
  const from = reference.startsWith('/') ? contentFolder : posix.dirname(source);
  return pathKey(posix.normalize(posix.join(from, reference)));
}

/**
 * What a path is known by: Unicode's normal form C (UAX #15), as one name can be typed, and kept by a file system, in
 * several forms.
 */
export function pathKey(path: string): string {
  return path.normalize('NFC');
}

/** What programs leave in a folder, of which no part is anybody's to publish: of systems, of git, of editors. */
const leftByPrograms = /^(?:\.DS_Store|\._.*|Thumbs\.db|\.git.*|.*~|\..*\.sw[a-z]|#.*#|\.#.*)$/;

/** True for the name of a file or folder that is not published though it is in `public/`. */
export function isLeftByProgram(name: string): boolean {
  return leftByPrograms.test(name);
}

/** True for a path with a name in it that begins with a dot. */
export function isHidden(path: string): boolean {
  return /(?:^|\/)\.[^/]/.test(path);
}

/**
 * The name that a file gives its post: the file's, or for `slug/index.md` its folder's, without extension and without
 * a leading `YYYY-MM-` or `YYYY-MM-DD-`.
 */
export function nameOf(source: string): string {
  return datedName(source).replace(/^\d{4}-\d{2}-(\d{2}-)?(?=.)/, '');
}

/** The date that the same name begins with, `YYYY-MM-DD`; null where there is none. Whether it exists is not looked at. */
export function dateInName(source: string): string | null {
  return /^\d{4}-\d{2}-\d{2}(?=-|$)/.exec(datedName(source))?.[0] ?? null;
}

function datedName(source: string): string {
  const start = source.lastIndexOf('/') + 1;
  const dot = source.lastIndexOf('.');
  // A name that begins with its only dot has no extension.
  const file = source.slice(start, dot > start ? dot : source.length);
  return file === 'index' ? posix.basename(posix.dirname(source)) : file;
}

/** Bytes that a file's name may have on the file systems in use. */
const longestName = 255;

/** Bytes that a whole path may have: some systems take 1024, the folder of the site and what stands below it included. */
const longestPath = 900;

/** A path of plain names: in URLs and in file systems they are the same. */
const plainPath = /^\/?(?:[\w-]+\/)*(?:[\w-]+(?:\.\w+)?)?$/;

/** True for most of the URL paths that a file can have, by one look at them: for paths of plain names, none of them too long. */
export function isPlainPath(path: string): boolean {
  return path.length <= longestName && plainPath.test(path);
}

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
  return isPlainPath(path) || fileSegments(path) !== null;
}

/**
 * A path as it stands in every URL that is printed (RFC 3986, 2.4 and 6.2.2; RFC 3987, 3.1): octets in lower case for
 * what is not ASCII, in composed form, or is a delimiter, and only for that. One path has one such form.
 */
export function uriPath(path: string): string {
  // Most paths are in this form: a large site asks for tens of thousands.
  if (/^[\w\-.~/]*$/.test(path)) return path;
  return path
    .split('/')
    .map((segment) => uriSegment(decodedSegment(segment)))
    .join('/');
}

/** What a segment may hold as it is and encodeURIComponent would encode (RFC 3986, 3.3). */
const segmentSigns = /%(?:24|26|2b|2c|3a|3b|3d|40)/g;

function uriSegment(name: string): string {
  return encodeURIComponent(name.normalize('NFC').toWellFormed())
    .replaceAll(/%[\dA-F]{2}/g, (octet) => octet.toLowerCase())
    .replaceAll(segmentSigns, decodeURIComponent);
}

/** What page files are called where URLs have their names: `/about-node.js` is none of them. */
const pageFile = /\.(?:x?html?|php|aspx?|jsp|cgi)$/i;

/** The URL path of a page whose address was written: one that does not end in the name of a page's file ends in a slash. */
export function pageUrl(path: string): string {
  return path.endsWith('/') || pageFile.test(path) ? path : `${path}/`;
}

/** True for an old URL that no file can answer, as it has a query: only a host that looks at queries can. */
export function hasQuery(alias: string): boolean {
  return alias.includes('?');
}

function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
