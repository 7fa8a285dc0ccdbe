import { sortProblems } from '../problems/format.ts';
import { withLevels } from '../problems/levels.ts';
import type { Problem } from '../problems/problem.ts';
import type { BuildOptions } from '../site/options.ts';
import { withMeans } from './list-content.ts';
import { withCache } from './unwritable.ts';
import { withThreads } from './with-threads.ts';

/** Reads and checks the whole site, and writes nothing but the cache. */
export async function check(options: BuildOptions): Promise<readonly Problem[]> {
  // Files that are wrong are left out where the rest is tried.
  return await withCache({ ...options, partial: true }, checkWith);
}

async function checkWith(options: BuildOptions): Promise<readonly Problem[]> {
  return await withThreads(options, (files, threads) =>
    withMeans(options, threads, async (means) => {
      const [{ assemble }, { printableSite, printingProblems }, { tryPictures }] = await Promise.all([
        import('../site/assemble.ts'),
        import('./check-printing.ts'),
        import('../site/try-pictures.ts'),
      ]);
      const assembleWithout = (leftOut: ReadonlySet<string>) => assemble(options, files, means, leftOut);
      const assembled = await assembleWithout(new Set());
      assembled.keep();
      if (assembled.ready === null) return sortProblems(assembled.problems);
      const { ready, levels } = assembled;
      const unreadable = withLevels(await tryPictures(ready.pictures, options), levels);
      const problems = [...assembled.problems, ...unreadable];
      const printable = await printableSite({ ...assembled, problems }, assembleWithout);
      const unprintable = printable === null ? [] : await printingProblems(printable, options, threads);
      return sortProblems([...problems, ...withLevels(unprintable, levels)]);
    }),
  );
}
