import { hasErrors } from '../problems/format.ts';
import type { Assembled } from '../site/assemble.ts';
import type { BuildOptions } from '../site/options.ts';
import { withMeans } from './list-content.ts';
import { withCache } from './unwritable.ts';
import { withThreads } from './with-threads.ts';

/** A site as `check` reads it, without anything that is wrong. */
export interface ReadSite {
  readonly ready: NonNullable<Assembled['ready']>;
  /** The folder that holds `content/`. */
  readonly root: string;
  /** False where files have mistakes, and were left out. */
  readonly isWhole: boolean;
}

/** Reads a site for what `use` asks of it; null where site.yaml or the theme has mistakes. */
export async function readSite<Result>(options: BuildOptions, use: (site: ReadSite) => Result): Promise<Result | null> {
  return await withCache(options, (cached) =>
    withThreads(cached, (files, threads) =>
      withMeans(cached, threads, async (means) => {
        const { assemble } = await import('../site/assemble.ts');
        const { ready, keep, problems } = await assemble(cached, files, means);
        keep();
        return ready === null ? null : use({ ready, root: cached.root, isWhole: !hasErrors(problems) });
      }),
    ),
  );
}
