import type { Post } from '../model/post.ts';
import type { BuildOptions } from '../site/options.ts';
import { withMeans } from './list-content.ts';
import { withCache } from './unwritable.ts';
import { withThreads } from './with-threads.ts';

/** All posts of a site that can be read, drafts and posts for later too. */
export async function readTexts(options: BuildOptions): Promise<readonly Post[]> {
  return await withCache({ ...options, partial: true }, (cached) =>
    withThreads(cached, (files, threads) =>
      withMeans(cached, threads, async (means) => {
        const { assemble } = await import('../site/assemble.ts');
        const { posts, keep } = await assemble(cached, files, means);
        keep();
        return posts;
      }),
    ),
  );
}
