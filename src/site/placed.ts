import type { Problem } from '../problems/problem.ts';

/**
 * Problems with their places. The stages tell of a key by its name alone: where it stands in its file is looked up here,
 * for all problems together, and what that takes is loaded where there is one.
 */
export async function placed(problems: readonly Problem[], root: string): Promise<readonly Problem[]> {
  if (problems.every(({ keys }) => keys === undefined)) return problems;
  const { keyPlacesIn } = await import('./key-places.ts');
  const placeOf = keyPlacesIn(root);
  return problems.map(({ keys, ...problem }) =>
    keys === undefined ? problem : { ...problem, ...placeOf(problem.file, keys) },
  );
}
