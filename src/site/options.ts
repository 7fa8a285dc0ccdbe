import { join } from 'node:path';
import { usualCacheFolder } from '../cache/store.ts';
import type { Site } from '../config/site.ts';
import { home } from '../engine/own-files.ts';
import type { Shard } from '../images/plan/shard.ts';
import type { SharedCache } from '../shared/shared-cache.ts';
import { batchSchedule, type Schedule } from './schedule.ts';

/** Where a build reads and writes, and how. All paths are absolute. */
export interface BuildOptions {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly output: string;
  readonly cache: string;
  /** The generator's own folder: its `_includes/` serves where the site has none. */
  readonly home: string;
  /** The build's time, in milliseconds since 1970 UTC. */
  readonly now: number;
  /** Shows drafts, scheduled and expired posts, marked. */
  readonly preview: boolean;
  /**
   * Leaves out the posts and pages that are wrong, and builds all others: one person's half-written post must not keep
   * others from seeing theirs. Else nothing is written as long as anything is wrong.
   */
  readonly partial: boolean;
  /** Forgets the last build first; encoded pictures stay. */
  readonly clean: boolean;
  /** Leaves compressed copies of all texts beside them, for servers that answer with such. */
  readonly compress: boolean;
  /** The file that tells what is in the output folder, for publishing; null leaves none. */
  readonly manifest: string | null;
  /** Drops encoded pictures that no page uses any more, once the site is written. */
  readonly prune: boolean;
  readonly progress: ReportProgress;
  /** The part of the pictures that is encoded here: several machines may divide them. */
  readonly shard: Shard;
  /** The cache that machines share, by the site's configuration; null where there is none. */
  readonly shared: OpenShared;
  /** Starts no other thread: that takes longer, and the memory of one alone, however many cores there are. */
  readonly alone: boolean;
  /** The order of the steps, and what happens between them. */
  readonly schedule: Schedule;
}

/** How far a long step has come. */
export interface Progress {
  readonly step: 'pictures' | 'diagrams' | 'survey' | 'import' | 'published' | 'links';
  readonly done: number;
  readonly total: number;
}
export type OpenShared = (site: Pick<Site, 'cache'>) => SharedCache | null;
export type ReportProgress = (progress: Progress) => void;

export { home };

/**
 * The options of a build for publishing of the site in `root`, all but its time: one that writes to the usual places and
 * tells nobody how far it is. A caller spreads them and says what differs.
 */
export function productionOptions(root: string): Omit<BuildOptions, 'now'> {
  return {
    root,
    output: join(root, '_site'),
    manifest: manifestFile(join(root, '_site')),
    cache: join(root, usualCacheFolder),
    home,
    preview: false,
    partial: false,
    clean: false,
    compress: false,
    prune: false,
    progress: () => undefined,
    shard: { part: 1, of: 1 },
    shared: () => null,
    alone: false,
    schedule: batchSchedule(),
  };
}

/** Where the manifest of an output folder is: beside it, for nobody is to read it on the site. */
export function manifestFile(output: string): string {
  return `${output}.manifest.json`;
}

/** A number of seconds that `SOURCE_DATE_EPOCH` cannot mean. */
export class EpochError extends Error {
  override readonly name = 'EpochError';
}

/**
 * The build's time: `SOURCE_DATE_EPOCH` (seconds, as reproducible-builds.org specifies) where it is set, else the
 * clock's. Throws EpochError where it is set to anything but a whole number.
 */
export function buildTime(environment: Readonly<Record<string, string | undefined>>, clock: () => number): number {
  const epoch = environment.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return clock();
  if (!/^\d{1,13}$/.test(epoch))
    throw new EpochError(`SOURCE_DATE_EPOCH must be a whole number of seconds, but is "${epoch}".`);
  return Number(epoch) * 1000;
}
