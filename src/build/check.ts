import { sortProblems } from '../problems/format.ts';
import { withLevels } from '../problems/levels.ts';
import type { Problem } from '../problems/problem.ts';
import type { Assembled } from '../site/assemble.ts';
import type { BuildOptions } from '../site/options.ts';
import { withMeans } from './list-content.ts';
import { withCache } from './unwritable.ts';
import { withThreads } from './with-threads.ts';

/** The files that somebody wants to hear of. */
export interface ChosenFiles {
  readonly has: (file: string) => boolean;
  /** True where they all are content: what printing shows is wrong with the theme, and no page need be printed. */
  readonly areContent: boolean;
}

/**
 * Reads and checks the whole site, and writes nothing but the cache. Drafts are checked too, and all posts that nobody sees
 * yet: what is wrong with them alone stops nothing, so it is a warning. Where only some files are asked for, all others are
 * looked at for what they mean to these.
 */
export async function check(options: BuildOptions, chosen: ChosenFiles | null = null): Promise<readonly Problem[]> {
  // Files that are wrong are left out where the rest is tried.
  const problems = await withCache({ ...options, partial: true }, (all) => checkWith(all, chosen));
  return chosen === null ? problems : problems.filter(({ file }) => chosen.has(file));
}

async function checkWith(options: BuildOptions, chosen: ChosenFiles | null): Promise<readonly Problem[]> {
  return await withThreads(options, (files, threads) =>
    withMeans(options, threads, async (means) => {
      const [
        { assemble },
        { printableSite, printingProblems },
        { tryPictures },
        { remarksOn },
        { lostAddresses },
        { placed },
      ] = await Promise.all([
        import('../site/assemble.ts'),
        import('./check-printing.ts'),
        import('../site/try-pictures.ts'),
        import('../site/remarks.ts'),
        import('./lost-addresses.ts'),
        import('../site/placed.ts'),
      ]);
      const problemsOf = async ({ ready, problems, levels }: Assembled) =>
        ready === null ? problems : [...problems, ...withLevels(await tryPictures(ready.pictures, options), levels)];
      const assembled = await assemble(options, files, means);
      const assembleWithout = (leftOut: ReadonlySet<string>) =>
        assemble(options, files, means, leftOut, assembled.loaded);
      assembled.keep();
      const { isHidden, levels } = assembled;
      const remarks = await placed(
        [
          ...(await remarksOn(assembled, options)),
          ...withLevels(await lostAddresses(assembled, options), assembled.levels),
        ],
        options.root,
      );
      const problems = [...(await problemsOf(assembled)), ...remarks].map(
        (problem): Problem => (isHidden(problem.file) ? { ...problem, draft: true } : problem),
      );
      const unseen =
        options.preview || !assembled.hasHidden()
          ? []
          : inDrafts(
              problems,
              await problemsOf(
                await assemble({ ...options, preview: true }, files, means, new Set(), assembled.loaded),
              ),
            );
      const printable =
        assembled.ready === null || chosen?.areContent === true
          ? null
          : await printableSite({ ...assembled, problems }, assembleWithout);
      const unprintable = printable === null ? [] : await printingProblems(printable, options, threads);
      return sortProblems([...problems, ...unseen, ...withLevels(newsBeside(problems, unprintable), levels)]);
    }),
  );
}

/**
 * What printing shows, without what the templates and styles told of the same line by themselves: there it is more exact. Of
 * two on one line, the names that are told say whether they are the same.
 */
function newsBeside(told: readonly Problem[], printing: readonly Problem[]): Problem[] {
  const lineOf = ({ file, line, rule }: Problem) => JSON.stringify([file, line, rule]);
  const known = Map.groupBy(told, lineOf);
  return printing.filter((problem) =>
    (known.get(lineOf(problem)) ?? []).every(({ message }) => {
      const name = /"([^"]+)"/.exec(message)?.[1];
      return name !== undefined && !problem.message.includes(name);
    }),
  );
}

/** What is wrong only where drafts are seen, as warnings: no build is stopped by it yet. */
function inDrafts(told: readonly Problem[], withDrafts: readonly Problem[]): Problem[] {
  const key = ({ file, line, column, rule, message }: Problem) => JSON.stringify([file, line, column, rule, message]);
  const known = new Set(told.map(key));
  return withDrafts
    .filter((problem) => !known.has(key(problem)))
    .map((problem) => ({ ...problem, severity: 'warning', draft: true }));
}
