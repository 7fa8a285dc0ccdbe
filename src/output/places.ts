import { hash } from 'node:crypto';
import { join, relative } from 'node:path';
import type { BuildOptions } from '../site/options.ts';

/** Where a build keeps what belongs to one output folder. */
export interface OutputPlaces {
  /** What the last build left there. */
  readonly state: string;
  /** Where finished files wait. */
  readonly staging: string;
  /** The indexes of search: a preview has other posts than the site. */
  readonly search: string;
  /** What the site's own templates made. */
  readonly own: string;
  /** Held while a build writes. */
  readonly lock: string;
}

/** What says where an output folder is, and which cache it shares. */
export type OutputFolder = Pick<BuildOptions, 'root' | 'output' | 'cache'>;

/** The places of an output folder in the cache: several folders (the site, a preview) share one. */
export function outputPlaces(options: OutputFolder): OutputPlaces {
  const { cache } = options;
  const name = outputName(options);
  return {
    state: join(cache, `output-${name}.json`),
    staging: join(cache, `staging-${name}`),
    search: join(cache, `search-${name}`),
    own: join(cache, `own-${name}`),
    lock: join(cache, `output-${name}.lock`),
  };
}

/**
 * What an output folder is called in the cache. It stands for the folder's path from the root, so that a cache that moved to
 * another machine still fits.
 */
export function outputName({ root, output }: OutputFolder): string {
  return hash('sha256', relative(root, output), 'hex').slice(0, 8);
}
