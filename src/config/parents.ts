import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { circularParent, unknownParent } from '../problems/rules.ts';
import type { CategoryDefinition } from './site.ts';
import type { Locate } from './validate.ts';

/** Parents of categories that do not exist, and categories that are their own ancestors. */
export function parentProblems(categories: readonly CategoryDefinition[], place: Locate): Problem[] {
  const parents = new Map(categories.map((category) => [category.name, category.parent]));
  return categories.flatMap(({ name, parent }, index): Problem[] => {
    if (parent === null) return [];
    const at = place(['categories', index, 'parent']);
    if (!parents.has(parent)) return [unknownParent(at, name, parent, nearest(parent, parents.keys()))];
    return isOwnAncestor(name, parents) ? [circularParent(at, name)] : [];
  });
}

function isOwnAncestor(name: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let above = parents.get(name) ?? null; above !== null && !seen.has(above); above = parents.get(above) ?? null) {
    if (above === name) return true;
    seen.add(above);
  }
  return false;
}
