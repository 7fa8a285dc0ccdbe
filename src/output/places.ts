import { hash } from 'node:crypto';
import { relative } from 'node:path';
import { pathIn, store } from '../cache/store.ts';
import type { IndexPlace } from '../search/bundle.ts';
import type { BuildOptions } from '../site/options.ts';

/** Finished files that wait until all are: see `Staging`. */
export const stagingStore = store({ place: 'staging-*/', pruned: 'by every build' });

/** What the site's own templates made. */
export const ownStore = store({ place: 'own-*/', pruned: 'by every build' });

/** The same, of a command that writes no site, by the number of its process: a build may be at work beside it. */
export const asideStore = store({ place: 'own-aside-*/', pruned: 'when done' });

/** Held while a build writes. */
export const lockStore = store({ place: 'output-*.lock', pruned: 'when done' });

/** The output of a preview. */
export const previewStore = store({ place: 'preview/', pruned: 'by every build' });

/** What says where an output folder is, and which cache it shares. */
export type OutputFolder = Pick<BuildOptions, 'root' | 'output' | 'cache'>;

/** Where a build keeps what belongs to one output folder; its state is in `state.ts`. */
export interface OutputPlaces {
  readonly staging: string;
  /** A preview has other posts than the site. */
  readonly search: IndexPlace;
  readonly own: string;
  readonly lock: string;
}

/** The places of an output folder in the cache: several folders (the site, a preview) share one. */
export function outputPlaces(options: OutputFolder): OutputPlaces {
  const { cache } = options;
  const output = outputName(options);
  return {
    staging: pathIn(stagingStore, cache, output),
    search: { cacheFolder: cache, output },
    own: pathIn(ownStore, cache, output),
    lock: pathIn(lockStore, cache, output),
  };
}

/**
 * What an output folder is called in the cache. It stands for the folder's path from the root, so that a cache that moved to
 * another machine still fits.
 */
export function outputName({ root, output }: OutputFolder): string {
  return hash('sha256', relative(root, output), 'hex').slice(0, 8);
}
