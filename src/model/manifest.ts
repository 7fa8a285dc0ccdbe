import type { PlainKind } from './output-file.ts';
import type { RouteKind } from './route.ts';

/** What a file of a finished site is. */
export type FileKind = RouteKind | PlainKind;

/** How a text is compressed, as `Content-Encoding` names it (RFC 9110, 8.4.1). */
export type Encoding = 'br' | 'gzip';

/**
 * How long a copy of a file may be used without a question: for ever, as its name changes with its bytes, or not at all.
 */
export type CachePolicy = 'immutable' | 'revalidate';

/** The policies as `Cache-Control` (RFC 9111, 5.2.2; RFC 8246). */
export const cacheControl: Readonly<Record<CachePolicy, string>> = {
  immutable: 'public, max-age=31536000, immutable',
  revalidate: 'public, max-age=0, must-revalidate',
};

/** A file of a finished site, and how it is to be served. */
export interface ManifestFile {
  /** From the output folder, with slashes. */
  readonly path: string;
  /** The URL path that it answers, from the site's own root, as it stands in links; of a compressed one its original's. */
  readonly url: string;
  readonly kind: FileKind;
  /** The file of `content/` that it is made from; null where it is made from many, or none. */
  readonly source: string | null;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** `Content-Type`. */
  readonly type: string;
  readonly cache: CachePolicy;
  /** How it is compressed; null for a file as it is. A compressed one lies beside its original. */
  readonly encoding: Encoding | null;
}

/**
 * An old URL that leads to another for good (301): a path from the site's own root, perhaps with a query, and where it leads:
 * such a path, or an absolute URL of another site.
 */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** A post that waits for its time, and that no reader sees before. */
export interface ScheduledPost {
  /** Its file, from the site's root. */
  readonly source: string;
  /** When it is to appear, in ISO 8601. */
  readonly at: string;
}

/** Header fields of all answers below a folder, each instead of the site's own field of that name. */
export interface FolderHeaders {
  /** From the site's own root, with a slash at both ends. */
  readonly folder: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Everything that a build has left in its output folder: what a publisher, a server and a host's files are made from. */
export interface Manifest {
  /** The site's address with its path, ending in a slash: a file's `url` without its first slash is relative to it. */
  readonly site: string;
  /** True where drafts are shown: such a site is not to be published. */
  readonly drafts: boolean;
  /** The fields that every answer of the site has, but for `Cache-Control` and those of its own file. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of folders whose pages need others: policies intersect, so that a page cannot widen the site's by its own. */
  readonly folders: readonly FolderHeaders[];
  /** What a Content-Security-Policy would have to allow that none by hashes does: `style-src 'unsafe-inline'`. Else empty. */
  readonly unsafe: readonly string[];
  /** The posts that waited when it was built, soonest first: whoever builds later sees which are overdue. */
  readonly scheduled: readonly ScheduledPost[];
  /** Sorted by path. */
  readonly files: readonly ManifestFile[];
  /** The aliases of all posts and standalone pages, then the redirects of site.yaml, then `/?p=ID` of posts with an id: those that a page at the old URL answers too, and those with a query, which no file can. */
  readonly redirects: readonly Redirect[];
}
