import type { Site } from '../config/site.ts';
import { hasErrors } from '../problems/format.ts';
import type { BuildOptions } from '../site/options.ts';
import { type OutwardUrl, outwardUrls } from '../site/outward-links.ts';
import { withMeans } from './list-content.ts';
import { withCache } from './unwritable.ts';
import { withThreads } from './with-threads.ts';

/** The links of a site to others. */
export interface Outward {
  readonly site: Site;
  readonly urls: readonly OutwardUrl[];
  /** False where files have mistakes: their links are not among these. */
  readonly isWhole: boolean;
}

/** Reads a site as `check` does, for its links to others; null where site.yaml or the theme has mistakes. */
export async function outward(options: BuildOptions): Promise<Outward | null> {
  return await withCache(options, (cached) =>
    withThreads(cached, (files, threads) =>
      withMeans(cached, threads, async (means) => {
        const { assemble } = await import('../site/assemble.ts');
        const { ready, keep, problems } = await assemble(cached, files, means);
        keep();
        if (ready === null) return null;
        const { site, content } = ready.arranged.snapshot;
        const urls = outwardUrls({ root: cached.root, site, ...content, own: ready.own.links });
        return { site, urls, isWhole: !hasErrors(problems) };
      }),
    ),
  );
}
