import type { CategoryDefinition } from '../config/site.ts';
import type { Locate } from '../config/validate.ts';
import { nameKey } from '../model/name-key.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { unknownCategory } from '../problems/rules.ts';

/**
 * A post's categories as site.yaml spells them, each once. Where site.yaml lists categories, any other name is a
 * problem, which is told with its place; the answer is then null. Old names (`aliases`) stand for their category.
 */
export function chooseCategories(
  typed: unknown,
  defined: readonly CategoryDefinition[] | null,
  place: Locate,
  problems: Problem[],
): readonly string[] | null {
  const names = typeof typed === 'string' ? [typed] : Array.isArray(typed) ? typed.filter(isText) : [];
  if (defined === null) return names.map((name) => name.trim().toWellFormed());
  const known = new Map(
    defined.flatMap((category) => [category.name, ...category.aliases].map((name) => [nameKey(name), category.name])),
  );
  const chosen = new Set<string>();
  const before = problems.length;
  for (const [index, name] of names.entries()) {
    const category = known.get(nameKey(name));
    if (category === undefined) {
      const candidates = defined.map((definition) => definition.name);
      problems.push(unknownCategory(place(['categories', index]), name, nearest(name, candidates)));
    } else chosen.add(category);
  }
  return problems.length === before ? [...chosen] : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
