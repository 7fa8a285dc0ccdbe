import type { SharedCache } from '../shared/shared-cache.ts';
import { dropOtherPacks, isUnchanged, isWorn, loadRecords, rememberRecords, saveRecords } from '../source/cache.ts';
import type { FileRecord, FileToRead, ReadingSettings } from '../source/file-record.ts';
import { areAlike } from '../source/included.ts';
import type { FileStamp } from '../source/list-files.ts';
import { partSharer } from '../source/share-parts.ts';

/** So many files are read more slowly than what is known of them is written. */
const manyFiles = 64;

/** What is needed to read a site's content. */
export interface ReadOptions {
  readonly reading: ReadingSettings;
  /** The files of the site, when they are known. */
  readonly files: () => Promise<readonly FileStamp[]>;
  readonly cacheFolder: string;
  /** The cache that other machines fill too; null where the site has none. */
  readonly shared: SharedCache | null;
  /** True where this process will read the same site again: it then has in memory what it kept. */
  readonly goesOn: boolean;
}

/** Reads many files, dividing them among all threads. */
export type ReadShared = (settings: ReadingSettings, files: readonly FileToRead[]) => Promise<readonly FileRecord[]>;

/** Reads files in this thread, one after another. */
export const readHere: ReadShared = async (settings, files) => {
  const { readFiles } = await import('../source/read-files.ts');
  const left = files.values();
  return await readFiles(settings, () => left.next().value ?? null);
};

/** Takes over what other machines have read, reads the rest, and lets them have that. `all` are the files of the site. */
function readByOthers(all: readonly FileToRead[], shared: SharedCache, readShared: ReadShared): ReadShared {
  return async (settings, changed) => {
    const { fetchPosts } = await import('../shared/posts.ts');
    const { records, left, share } = await fetchPosts(settings, all, changed, shared);
    const begun = performance.now();
    const read = left.length === 0 ? [] : await readShared(settings, left);
    share(read, performance.now() - begun);
    return [...records, ...read];
  };
}

/** What reading a site's content gives. */
export interface ReadContent {
  /** Of all Markdown files, in the order of their paths. */
  readonly records: readonly FileRecord[];
  /** The files that are new or changed. */
  readonly read: ReadonlySet<string>;
  /** Brings the cache up to date; a build may do it when its pages are written, for nothing depends on it. */
  readonly keep: () => void;
}

/**
 * The records of all Markdown files of a site. Only files that may have changed since the last time are read, all
 * threads together; the rest comes from the cache.
 */
export async function readContent(options: ReadOptions, readShared: ReadShared): Promise<ReadContent> {
  const { reading, cacheFolder, shared, goesOn } = options;
  const { key } = reading;
  // Others may list the files meanwhile.
  const loaded = loadRecords(cacheFolder, key);
  const files = await options.files();
  const kept: ReadonlyMap<string, FileRecord> = isWorn(loaded.records) ? new Map() : loaded.records;
  const changed = files
    .filter((file) => !isUnchanged(reading.root, kept.get(file.source), file))
    .map((file) => ({ file, known: kept.get(file.source) ?? null }));
  if (changed.length === 0 && files.length === kept.size) {
    const records = files.map((file) => kept.get(file.source)).filter((record) => record !== undefined);
    return { records, read: new Set(), keep: () => undefined };
  }
  // Of a few edits others know nothing, and to ask takes longer than to read them.
  const isShared = shared !== null && (kept.size === 0 || changed.length >= manyFiles);
  const all = () => files.map((file) => ({ file, known: kept.get(file.source) ?? null }));
  const reader = isShared ? readByOthers(all(), shared, readShared) : readShared;
  const made = await reader(reading, changed).catch((error: unknown) => {
    // On a full disk the packs that were begun take the room that the next build needs.
    dropOtherPacks(cacheFolder, loaded.records.values());
    throw error;
  });
  const read = made.map(partSharer());
  const bySource = new Map([...kept, ...read.map((record) => [record.source, record] as const)]);
  const records = files.map((file) => bySource.get(file.source)).filter((record) => record !== undefined);
  const isNews = ({ source, textHash, included }: FileRecord) => {
    const before = kept.get(source);
    return textHash === null || before?.textHash !== textHash || !areAlike(before.included, included);
  };
  const news = read.filter(isNews);
  // A few files that were only looked at again are read faster the next time than everything is written.
  const isWorthKeeping = news.length > 0 || files.length !== kept.size || read.length >= manyFiles;
  return {
    records,
    read: new Set(news.map((record) => record.source)),
    keep: () => {
      if (!isWorthKeeping) return;
      const base = saveRecords(cacheFolder, key, records, loaded.base);
      if (goesOn) rememberRecords(cacheFolder, key, records, base);
    },
  };
}
