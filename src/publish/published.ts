import { isCount, isText, isTruth, listOf, objectOf } from '../cache/shape.ts';
import { cacheControl, type Manifest, type ManifestFile } from '../model/manifest.ts';
import { isOutputPath } from '../model/output-path.ts';
import { isManifestFile, parsed } from '../output/manifest-file.ts';
import type { Headers, Target } from './target.ts';

/** Where a target keeps what publishing knows of it. No file of a site may be there. */
export const ownFolder = '.broadsheet/';
export const publishedKey = `${ownFolder}published.json`;
export const unfinishedKey = `${ownFolder}unfinished.json`;

/** A file of a site as one target serves it. */
export interface TargetFile extends ManifestFile {
  /** Where the target sends whoever asks for it, as a URL; absent for what it answers itself. */
  readonly redirect?: string;
}

/** A file as it lies at a target. */
export interface PublishedFile extends TargetFile {
  /** Its `Cache-Control`. */
  readonly control: string;
  /** What the target called its bytes. */
  readonly etag: string;
}

/** A file that is, or may be, at a target, and of which no more is known. */
export interface NamedFile {
  readonly key: string;
  /** The URL path that it answers, from the site's own root. */
  readonly url: string;
  /** True for an asset: a page that was read before may still ask for it. */
  readonly isAsset: boolean;
}

/** A file of an earlier version. */
export interface LeavingFile extends NamedFile {
  /** When it goes, in milliseconds since 1970 UTC; a publish at or after that removes it. */
  readonly until: number;
}

/** The manifest of a target: what the last publish has left there. */
export interface Published {
  readonly site: string;
  /** When that was, in milliseconds since 1970 UTC. */
  readonly time: number;
  readonly files: readonly PublishedFile[];
  readonly leaving: readonly LeavingFile[];
  /** URLs that a CDN is still to forget, from the site's own root: the last publish could not see to that. */
  readonly unpurged: readonly string[];
}

/** What a publish may leave behind at a target if it does not end, written before its first file. */
export interface Unfinished {
  readonly added: readonly NamedFile[];
}

const isKey = (value: unknown): value is string => isText(value) && isOutputPath(value);

const named = { key: isKey, url: isText, isAsset: isTruth };

const hasTarget = objectOf<Pick<PublishedFile, 'control' | 'etag' | 'redirect'>>({
  control: isText,
  etag: isText,
  redirect: (value) => value === undefined || isText(value),
});

const isPublished = objectOf<Published & { readonly version: 1 }>({
  version: (value): value is 1 => value === 1,
  site: isText,
  time: isCount,
  files: listOf((value): value is PublishedFile => isManifestFile(value) && hasTarget(value)),
  leaving: listOf(objectOf<LeavingFile>({ ...named, until: isCount })),
  unpurged: listOf(isText),
});

const isUnfinished = objectOf<Unfinished>({
  added: listOf(objectOf<NamedFile>(named)),
});

/** The manifest of a target as JSON, one line for each file. */
export function publishedText({ files, ...others }: Published): string {
  const head = JSON.stringify({ version: 1, ...others }).slice(0, -1);
  return `${head},"files":[\n${files.map((file) => JSON.stringify(file)).join(',\n')}\n]}\n`;
}

/** Reads the manifest of a target; null where the text is none. */
export function parsePublished(text: string): Published | null {
  return parsed(text, isPublished);
}

/** Reads what an unfinished publish has announced; null where the text is none. */
export function parseUnfinished(text: string): Unfinished | null {
  return parsed(text, isUnfinished);
}

/** How a file of a site is to be served. */
export function headersOf({ type, cache, encoding, redirect }: TargetFile): Headers {
  return { type, control: cacheControl[cache], encoding, redirect: redirect ?? null };
}

/** Bytes that Amazon takes for where an object redirects to. */
const longestRedirect = 2048;

/**
 * The files of a manifest as a target serves them: without compressed copies where no server answers with these, and with
 * the old addresses that have a file as redirects where it knows such.
 */
export function filesFor(
  { site, files, redirects }: Manifest,
  { servesCopies, servesRedirects }: Pick<Target, 'servesCopies' | 'servesRedirects'>,
): readonly TargetFile[] {
  const served = servesCopies ? files : files.filter((file) => file.encoding === null);
  if (!servesRedirects) return served;
  const targets = new Map(redirects.map(({ from, to }) => [from, new URL(to.replace(/^\//, ''), site).href]));
  return served.map((file) => {
    const redirect = file.kind === 'redirect' ? targets.get(file.url) : undefined;
    return redirect === undefined || redirect.length > longestRedirect ? file : { ...file, redirect };
  });
}
