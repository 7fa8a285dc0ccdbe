import { hash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexFile, NewIndexResponse, PagefindIndex } from 'pagefind';
import { compareText } from '../archive/order.ts';
import { readSealed, writeAtomically, writeSealed } from '../cache/sealed-file.ts';
import type { SearchRecord } from './record.ts';

/** The index of one year's posts. */
export interface Bundle {
  /** Stands for the bytes of all its files. */
  readonly hash: string;
  /** The folder that they lie in. */
  readonly folder: string;
  /** Their paths in it, sorted. */
  readonly files: readonly string[];
}

/** A bundle that is wanted. */
export interface BundleRequest {
  /** Stands for the records, and for everything else that the bundle depends on. */
  readonly key: string;
  /** Makes the records; asked for where the cache does not have the bundle. There is at least one. */
  readonly records: () => Iterable<SearchRecord>;
  /** True for the one bundle of a site that also holds the program that searches. */
  readonly hasProgram: boolean;
}

/** Builds that are using Pagefind's one process: the last of them ends it. */
let users = 0;

/** Pagefind's own interfaces for pages, which no page of ours loads. */
const unused = /^pagefind-(?!entry\.json$)/;
/**
 * Pagefind asks every index for its WebAssembly, and takes that of the first: in the others the signature of a file
 * that is not compressed stands for it.
 */
const emptyWasm = Buffer.from('pagefind_dcd');

/**
 * The bundles that are asked for, in their order: out of the cache where it has them, else made and kept there.
 * Bundles that nobody asked for any more are removed from it. Throws where Pagefind fails, and what `signal` was aborted
 * with.
 */
export async function bundles(
  requests: readonly BundleRequest[],
  cacheFolder: string,
  signal?: AbortSignal,
): Promise<Bundle[]> {
  const found = requests.map((request) => keptBundle(request, cacheFolder));
  if (!found.includes(null)) return found.filter((bundle) => bundle !== null);
  const { createIndex, close } = await import('pagefind');
  users++;
  try {
    const made: Bundle[] = [];
    for (const [position, request] of requests.entries()) {
      made.push(
        found[position] ?? keep(request, await indexFiles(request.records(), createIndex, signal), cacheFolder),
      );
    }
    forgetOthers(requests, cacheFolder);
    return made;
  } finally {
    users--;
    if (users === 0) await close();
  }
}

function keptBundle({ key }: BundleRequest, cacheFolder: string): Bundle | null {
  const text = readSealed(join(cacheFolder, `${key}.json`), key);
  const folder = join(cacheFolder, key);
  // The seal says that Broadsheet wrote the text, whole: its shape is the type's.
  return text === null || !existsSync(folder) ? null : { ...JSON.parse(text), folder };
}

/** Keeps the files of a bundle that the site publishes; the list of them comes last, when all are there. */
function keep({ key, hasProgram }: BundleRequest, files: readonly IndexFile[], cacheFolder: string): Bundle {
  const folder = join(cacheFolder, key);
  const published = withoutSpareProgram(files)
    .filter(({ path }) => !unused.test(path) && (hasProgram || path !== 'pagefind.js'))
    .map((file) => (hasProgram || !isWasm(file) ? file : { ...file, content: emptyWasm }))
    .sort((a, b) => compareText(a.path, b.path));
  for (const { path, content } of published) writeAtomically(join(folder, path), content);
  const made = { hash: hashOf(published), files: published.map(({ path }) => path) };
  writeSealed(join(cacheFolder, `${key}.json`), key, JSON.stringify(made));
  return { ...made, folder };
}

function forgetOthers(requests: readonly BundleRequest[], cacheFolder: string): void {
  const wanted = new Set(requests.flatMap(({ key }) => [key, `${key}.json`]));
  for (const name of readdirSync(cacheFolder)) {
    if (!wanted.has(name)) rmSync(join(cacheFolder, name), { recursive: true });
  }
}

/**
 * Pagefind's index of records: the same bytes for the same records in the same order, as they are added one after
 * another and are all taken to be of one language.
 */
async function indexFiles(
  records: Iterable<SearchRecord>,
  createIndex: typeof import('pagefind')['createIndex'],
  signal: AbortSignal | undefined,
): Promise<readonly IndexFile[]> {
  let index: PagefindIndex | null = null;
  for (const record of records) {
    signal?.throwIfAborted();
    index ??= opened(await createIndex({ forceLanguage: record.language }));
    failWith((await index.addCustomRecord(record)).errors);
  }
  if (index === null) return [];
  const { errors, files } = await index.getFiles();
  failWith(errors);
  await index.deleteIndex();
  return files;
}

function opened({ errors, index }: NewIndexResponse): PagefindIndex {
  failWith(errors);
  if (index === undefined) throw new Error('Pagefind gave no index.');
  return index;
}

function failWith(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind could not index the posts: ${errors.join('; ')}`);
}

/** Of the program's variants the one for every language is needed only where there is none for the site's own. */
function withoutSpareProgram(files: readonly IndexFile[]): IndexFile[] {
  const variants = files.filter(isWasm);
  return files.filter(({ path }) => variants.length < 2 || path !== 'wasm.unknown.pagefind');
}

function isWasm({ path }: IndexFile): boolean {
  return path.startsWith('wasm.');
}

function hashOf(files: readonly IndexFile[]): string {
  const parts = files.map(({ path, content }) => `${path} ${hash('sha256', content, 'base64url')}`);
  return hash('sha256', parts.join('\n'), 'hex').slice(0, 10);
}
