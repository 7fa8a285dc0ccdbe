import type { Site } from '../config/site.ts';
import {
  contentCache,
  dropOtherPacks,
  isUnchanged,
  isWorn,
  loadRecords,
  rememberRecords,
  saveRecords,
} from '../source/cache.ts';
import type { FileStamp } from '../source/list-files.ts';
import type { FileRecord } from '../source/read-files.ts';
import type { Threads } from '../workers/threads.ts';
import { newCounter } from '../workers/turns.ts';
import { fewFiles } from './list-content.ts';

/** What is needed to read a site's content. */
export interface ReadOptions {
  readonly root: string;
  /** What `listContent` gave. */
  readonly files: readonly FileStamp[];
  readonly site: Site;
  /** Stands for the site's configuration and the generator: records under another key are of no use. */
  readonly key: string;
  readonly cacheFolder: string;
  /** True where this process will read the same site again: it then has in memory what it kept. */
  readonly isLive: boolean;
}

/** What reading a site's content gives. */
export interface ReadContent {
  /** Of all Markdown files, in the order of their paths. */
  readonly records: readonly FileRecord[];
  /** The files that had to be read, because they are new or changed. */
  readonly read: ReadonlySet<string>;
  /** Brings the cache up to date; a build may do it when its pages are written, for nothing depends on it. */
  readonly keep: () => void;
}

/**
 * The records of all Markdown files of a site. Only files that changed since the last time are read, all threads
 * together; the rest comes from the cache.
 */
export async function readContent(options: ReadOptions, threads: Threads): Promise<ReadContent> {
  const { root, files, site, key, cacheFolder, isLive } = options;
  const cache = contentCache(cacheFolder);
  const loaded = loadRecords(cache, key);
  const kept: ReadonlyMap<string, FileRecord> = isWorn(loaded) ? new Map() : loaded;
  const changed = files
    .filter((file) => !isUnchanged(kept.get(file.source), file))
    .map((file) => ({ file, known: kept.get(file.source) ?? null }));
  if (changed.length === 0 && files.length === kept.size) {
    return { records: [...kept.values()], read: new Set(), keep: () => undefined };
  }
  const settings = { root, site, key, packs: cache.packs };
  const task = { kind: 'read' as const, settings, files: changed, counter: newCounter() };
  const outcomes = await threads.work(task, changed.length < fewFiles).catch((error: unknown) => {
    // On a full disk the packs that were begun take the room that the next build needs.
    dropOtherPacks(cache, loaded.values());
    throw error;
  });
  const read = outcomes.flatMap((outcome) => (outcome.kind === 'read' ? outcome.records : []));
  const bySource = new Map([...kept, ...read.map((record) => [record.source, record] as const)]);
  const records = files.map((file) => bySource.get(file.source)).filter((record) => record !== undefined);
  return {
    records,
    read: new Set(read.map((record) => record.source)),
    keep: () => {
      saveRecords(cache, key, records);
      if (isLive) rememberRecords(cache, key, records);
    },
  };
}
