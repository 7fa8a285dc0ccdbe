import { isRecord } from '../model/is-record.ts';
import type { Problem } from '../problems/problem.ts';
import { repeatedItem } from '../problems/rules/keys.ts';
import type { Locate } from './yaml-places.ts';
import { flow } from './yaml-values.ts';

/** Lists whose items are told apart by more than what is written: what two terms share is told as that. */
const ofTerms = /^(?:categories|tags|authors)(?:\.\d+\.aliases)?$/;

/** What stands twice in a list of a site.yaml: texts, and maps that say the same. */
export function repeatedItems(data: unknown, locate: Locate, path: readonly PropertyKey[] = []): Problem[] {
  if (!isRecord(data)) return [];
  const inside = Object.entries(data).flatMap(([key, value]) =>
    repeatedItems(value, locate, [...path, Array.isArray(data) ? Number(key) : key]),
  );
  const list = path.map(String).join('.');
  if (!Array.isArray(data) || ofTerms.test(list)) return inside;
  const met = new Set<string>();
  const repeated = data.flatMap((item: unknown, index): Problem[] => {
    const text = flow(item).trim();
    if (item === null || text === '""' || !met.has(text)) {
      met.add(text);
      return [];
    }
    const at = [...path, index];
    const removed = locate.removed(at);
    const told = repeatedItem(
      locate(path),
      list,
      typeof item === 'string' ? `"${item}"` : 'this item',
      removed?.line ?? null,
    );
    const does = removed?.line == null ? 'take the line out' : `write \`${removed.line}\``;
    return [removed?.edit == null ? told : { ...told, fix: { does, edits: [removed.edit] } }];
  });
  return [...inside, ...repeated];
}
