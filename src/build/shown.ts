import type { Site } from '../config/site.ts';
import type { BuildOptions } from '../site/options.ts';
import { type ShownEmbed, shownEmbeds } from '../site/shown-embeds.ts';
import { readSite } from './read-site.ts';

/** What the texts of a site show of others. */
export interface Shown {
  readonly site: Site;
  readonly embeds: readonly ShownEmbed[];
  /** False where files have mistakes: what they show is not among these. */
  readonly isWhole: boolean;
}

/** Reads a site as `check` does, for what its texts show of others; null where site.yaml or the theme has mistakes. */
export async function shown(options: BuildOptions): Promise<Shown | null> {
  return await readSite(options, ({ ready, root, isWhole }) => {
    const { site, content } = ready.arranged.snapshot;
    return { site, embeds: shownEmbeds(root, site, content), isWhole };
  });
}
