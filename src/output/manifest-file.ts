import { constants } from 'node:buffer';
import {
  isCount,
  isText,
  isTruth,
  listOf,
  mapOf,
  nullOr,
  objectOf,
  oneOf,
  type Shape,
  textLike,
} from '../cache/shape.ts';
import { readBytes } from '../files/read.ts';
import type { FileKind, FolderHeaders, Manifest, ManifestFile, Redirect, ScheduledPost } from '../model/manifest.ts';
import { isOutputPath } from '../model/output-path.ts';

/** Every kind of file. */
const kinds: Readonly<Record<FileKind, true>> = {
  archive: true,
  post: true,
  standalone: true,
  'not-found': true,
  search: true,
  overview: true,
  redirect: true,
  feed: true,
  sitemap: true,
  robots: true,
  manifest: true,
  markdown: true,
  llms: true,
  theme: true,
  picture: true,
  'search-index': true,
  'search-part': true,
  linked: true,
  public: true,
  own: true,
  editor: true,
  host: true,
};

/** A path from the site's own root. */
const isSitePath = textLike(/^\//);

/** True for a file of a manifest. What names a path is believed only where it lies in the folder of the site. */
export const isManifestFile = objectOf<ManifestFile>({
  path: (value): value is string => isText(value) && isOutputPath(value),
  url: isSitePath,
  kind: (value): value is FileKind => isText(value) && Object.hasOwn(kinds, value),
  source: nullOr(isText),
  sha256: textLike(/^[\da-f]{64}$/),
  size: isCount,
  type: isText,
  cache: oneOf('immutable', 'revalidate'),
  encoding: nullOr(oneOf('br', 'gzip')),
});

/** A manifest as it is written: with the number of its form. */
const isManifest = objectOf<Manifest & { readonly version: 1 }>({
  version: (value): value is 1 => value === 1,
  site: textLike(/^https?:\/\/.+\/$/),
  drafts: isTruth,
  headers: mapOf(isText),
  folders: listOf(objectOf<FolderHeaders>({ folder: textLike(/^\/(?:.*\/)?$/), headers: mapOf(isText) })),
  unsafe: listOf(isText),
  redirects: listOf(objectOf<Redirect>({ from: isSitePath, to: textLike(/^(?:\/|https?:\/\/)/) })),
  scheduled: listOf(
    objectOf<ScheduledPost>({
      source: isText,
      at: (value): value is string => isText(value) && !Number.isNaN(Date.parse(value)),
    }),
  ),
  files: listOf(isManifestFile),
});

/** A manifest as JSON: one line for each redirect and each file, so that two of them can be compared line by line. */
export function manifestText({ redirects, files, ...others }: Manifest): string {
  const list = (items: readonly object[]) =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const head = JSON.stringify({ version: 1, ...others }).slice(0, -1);
  return `${head},"redirects":${list(redirects)},"files":${list(files)}}\n`;
}

/** Reads a manifest's JSON; null where it is none. */
export function parseManifest(text: string): Manifest | null {
  return parsed(text, isManifest);
}

/** The value of a JSON text; null where it is none, or has not the shape. */
export function parsed<Type>(text: string, shape: Shape<Type>): Type | null {
  try {
    const value: unknown = JSON.parse(text);
    return shape(value) ? value : null;
  } catch {
    return null;
  }
}

/** The manifest in a file; null where there is none, or what is there is none. */
export function readManifest(file: string): Manifest | null {
  const read = readBytes(file, constants.MAX_STRING_LENGTH);
  return 'fault' in read ? null : parseManifest(read.bytes.toString('utf8'));
}
