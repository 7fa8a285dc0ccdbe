import type { Site } from '../config/site.ts';
import type { BuildOptions } from '../site/options.ts';
import { type OutwardUrl, outwardUrls } from '../site/outward-links.ts';
import { readSite } from './read-site.ts';

/** The links of a site to others. */
export interface Outward {
  readonly site: Site;
  readonly urls: readonly OutwardUrl[];
  /** False where files have mistakes: their links are not among these. */
  readonly isWhole: boolean;
}

/** Reads a site as `check` does, for its links to others; null where site.yaml or the theme has mistakes. */
export async function outward(options: BuildOptions): Promise<Outward | null> {
  return await readSite(options, ({ ready, root, isWhole }) => {
    const { site, content } = ready.arranged.snapshot;
    return { site, urls: outwardUrls({ root, site, ...content, own: ready.own.links }), isWhole };
  });
}
