import type { FilterName, Outline } from '../index/format.ts';
import type { Ranked } from './rank.ts';

/** What results are narrowed by. */
export type Filters = Readonly<Partial<Record<FilterName, string | undefined>>>;

const names: readonly FilterName[] = ['tag', 'category', 'author', 'year'];

/** Tells of a post whether it has the values that are wanted. */
export function filterOf(outlines: readonly Outline[], filters: Filters): (ranked: Ranked) => boolean {
  const tests = names.flatMap((name) => {
    const value = filters[name];
    if (value === undefined) return [];
    const places = outlines.map((outline) => outline.filters[name].names.indexOf(value));
    return [({ bundle, post }: Ranked) => outlines[bundle]?.filters[name].of[post]?.includes(places[bundle] ?? -1)];
  });
  return (ranked) => tests.every((test) => test(ranked));
}

/** How many of some posts have each value of a filter. */
export function valueCounts(
  outlines: readonly Outline[],
  name: FilterName,
  posts: readonly Ranked[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { bundle, post } of posts) {
    const { names: values, of } = outlines[bundle]?.filters[name] ?? { names: [], of: [] };
    for (const place of of[post] ?? []) {
      const value = values[place] ?? '';
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}
