import type { z } from 'zod';
import { isRecord } from '../model/is-record.ts';

/**
 * What a schema takes of data with mistakes: each wrong key is left out, so that it has its default, and an item or a
 * map that is nothing without it goes too. `otherwise` has a value for each key that the schema cannot do without.
 */
export function salvage<Schema extends z.ZodObject>(
  schema: Schema,
  data: Record<string, unknown>,
  otherwise: Readonly<Record<string, string>>,
): z.output<Schema> {
  const rest = structuredClone(data);
  for (;;) {
    const result = schema.safeParse(rest);
    if (result.success) return result.data;
    const gone: (readonly PropertyKey[])[] = [];
    // From the back, so that an item that goes moves none that is still to be looked at.
    for (const issue of result.error.issues.toReversed()) {
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      for (const path of paths.filter((one) => !gone.some((other) => isWithin(one, other))))
        gone.push(dropped(rest, path, otherwise));
    }
  }
}

function isWithin(path: readonly PropertyKey[], outer: readonly PropertyKey[]): boolean {
  return outer.every((step, index) => path[index] === step);
}

/** Drops what stands at a path, or what holds it where nothing does; gives the path of what went. */
function dropped(
  data: Record<string, unknown>,
  path: readonly PropertyKey[],
  otherwise: Readonly<Record<string, string>>,
): readonly PropertyKey[] {
  const last = path.at(-1);
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, step) => (isRecord(value) ? value[String(step)] : null), data);
  const isThere = isRecord(parent) && parent[String(last)] !== undefined && parent[String(last)] !== null;
  if (path.length === 1 && otherwise[String(last)] !== undefined) data[String(last)] = otherwise[String(last)];
  else if (!isThere && path.length > 1) return dropped(data, path.slice(0, -1), otherwise);
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (isRecord(parent)) delete parent[String(last)];
  return path;
}
