import { hash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compareText } from '../archive/order.ts';
import { retain } from '../cache/retain.ts';
import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isText, listOf, objectOf, textLike } from '../cache/shape.ts';
import { pathIn, store } from '../cache/store.ts';
import { writeAtomically } from '../files/write-whole.ts';
import { isOutputPath } from '../model/output-path.ts';
import type { IndexFile, SearchRecord } from './index/index-files.ts';
import type { Stemmer } from './stemmers.ts';

/** An index of some posts, as it lies in the cache. */
export interface Bundle {
  /** Stands for the bytes of all its files. */
  readonly hash: string;
  /** The folder that they lie in. */
  readonly folder: string;
  /** Their paths in it, sorted. */
  readonly files: readonly string[];
}

/** Where the bundles of one output folder are kept: a preview has other posts than the site. */
export interface IndexPlace {
  readonly cacheFolder: string;
  /** What the output folder is called there. */
  readonly output: string;
}

/** The lists of what is in the bundles, by output folder and key. */
export const listStore = sealedStore({
  place: 'search-*/*.json',
  key: (bundleKey: string) => bundleKey,
  shape: objectOf<Pick<Bundle, 'hash' | 'files'>>({
    // Both become names of published files.
    hash: textLike(/^[0-9a-f]{10}$/),
    files: listOf((value): value is string => isText(value) && isOutputPath(value)),
  }),
  pruned: 'by its writer',
});

/** The files of the bundles, by output folder and key. */
export const bundleStore = store({ place: 'search-*/*/', pruned: 'by its writer' });

/** A bundle that is wanted. */
export interface BundleRequest {
  /** Stands for the records, and for everything else that the bundle depends on. */
  readonly key: string;
  /** Makes the records; asked for where the cache does not have the bundle. There is at least one. */
  readonly records: () => Promise<Iterable<SearchRecord>>;
}

/**
 * The bundles that are asked for, in their order: out of the cache where it has them, else made and kept there.
 * Bundles that nobody asked for any more are removed from it. `stemmers` gives those of the site's languages, where
 * something is made. Throws what `signal` was aborted with.
 */
export async function bundles(
  requests: readonly BundleRequest[],
  stemmers: () => Promise<readonly Stemmer[]>,
  place: IndexPlace,
  signal?: AbortSignal,
): Promise<Bundle[]> {
  const found = requests.map((request) => keptBundle(request, place));
  if (!found.includes(null)) return found.filter((bundle) => bundle !== null);
  const { indexFiles } = await import('./index/index-files.ts');
  const loaded = await stemmers();
  const made: Bundle[] = [];
  for (const [position, request] of requests.entries()) {
    made.push(found[position] ?? keep(request, await indexFiles(await request.records(), loaded, signal), place));
  }
  dropOthers(requests, place);
  return made;
}

function keptBundle({ key }: BundleRequest, { cacheFolder, output }: IndexPlace): Bundle | null {
  const list = keptFile(listStore, cacheFolder, [key], output, key).read();
  const folder = pathIn(bundleStore, cacheFolder, output, key);
  return list !== null && areThere(folder, list.files) ? { ...list, folder } : null;
}

/** True where files are below a folder, none of them by a link: what it leads to would be published. */
function areThere(folder: string, files: readonly string[]): boolean {
  try {
    const own = join(realpathSync(dirname(folder)), basename(folder));
    return files.every((path) => realpathSync(join(folder, path)) === join(own, path));
  } catch {
    return false;
  }
}

/** Keeps the files of a bundle; the list of them comes last, when all are there. */
function keep({ key }: BundleRequest, files: readonly IndexFile[], { cacheFolder, output }: IndexPlace): Bundle {
  const folder = pathIn(bundleStore, cacheFolder, output, key);
  const inOrder = files.toSorted((a, b) => compareText(a.path, b.path));
  for (const { path, content } of inOrder) writeAtomically(join(folder, path), content);
  const made = { hash: hashOf(inOrder), files: inOrder.map(({ path }) => path) };
  keptFile(listStore, cacheFolder, [key], output, key).write(made);
  return { ...made, folder };
}

function dropOthers(requests: readonly BundleRequest[], { cacheFolder, output }: IndexPlace): void {
  const wanted = new Set(requests.map(({ key }) => key));
  const now = Date.now();
  retain(listStore, cacheFolder, wanted, now, output);
  retain(bundleStore, cacheFolder, wanted, now, output);
}

function hashOf(files: readonly IndexFile[]): string {
  const parts = files.map(({ path, content }) => `${path} ${hash('sha256', content, 'base64url')}`);
  return hash('sha256', parts.join('\n'), 'hex').slice(0, 10);
}
