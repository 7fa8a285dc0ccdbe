import type { z } from 'zod';
import { isRecord } from '../model/is-record.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { misnamedKey, misnamedNeed, takenOutKey, unknownKey } from '../problems/rules/keys.ts';
import { issuesOf, unknownPaths, valueAt, withoutKeys } from './issues.ts';
import { isSameKey, keyNamed } from './other-names.ts';
import { linksOf } from './remedies.ts';
import { keysAt } from './schema-keys.ts';
import { type Checked, wrongProblems } from './wrong-values.ts';
import type { Locate } from './yaml-places.ts';

/** What a check gives: a value where the file is right, and everything there is to say about it. */
export interface Validated<Value> {
  readonly value: Value | null;
  readonly problems: readonly Problem[];
}

/**
 * Checks data against a schema and tells all its mistakes at once. An unknown key is a warning that names the nearest
 * known one, and is left out; any other mistake is an error and there is no value. `examples` shows, for each key that
 * is needed, what might stand there.
 */
export function validate<Schema extends z.ZodObject>(
  schema: Schema,
  data: Record<string, unknown>,
  locate: Locate,
  examples: Readonly<Record<string, string>>,
): Validated<z.output<Schema>> {
  const first = schema.safeParse(data);
  if (first.success) return { value: first.data, problems: [] };
  const unknown = unknownPaths(issuesOf(first.error.issues, data));
  // What keys mean for each other is asked only where all of them are known.
  const second = unknown.length === 0 ? first : schema.safeParse(withoutKeys(data, unknown));
  const checked: Checked = { schema, data, locate, examples };
  const issues = second.success
    ? []
    : issuesOf(second.error.issues, data).filter(({ code }) => code !== 'unrecognized_keys');
  const missing = new Set(
    issues
      .map(({ path }) => path)
      .filter((path) => isAbsent(valueAt(data, path)))
      .map(idOf),
  );
  const strangers = unknown.map((path) => stranger(path, checked, missing));
  const meant = new Set(strangers.map(({ means }) => means));
  return {
    value: second.success ? second.data : null,
    problems: [
      ...wrongProblems(
        issues.filter(({ path }) => !meant.has(idOf(path))),
        checked,
      ),
      ...strangers.map(({ problem }) => problem),
    ],
  };
}

function idOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** A key that nobody knows, and the missing key that it means, which is not told by itself then. */
interface Stranger {
  readonly problem: Problem;
  readonly means: string | null;
}

function stranger(
  path: readonly PropertyKey[],
  { schema, data, locate }: Checked,
  missing: ReadonlySet<string>,
): Stranger {
  const parent = path.slice(0, -1);
  const [key, name] = [path.map(String).join('.'), String(path.at(-1))];
  const { all } = keysAt(schema, parent);
  const beside = valueAt(data, parent);
  const free = all.filter((one) => !isRecord(beside) || isAbsent(beside[one]));
  const at = locate(path, 'key');
  const same = free.find((one) => isSameKey(one, name));
  const near = nearest(name, all);
  // At the margin of a file the keys of other programs are told elsewhere.
  const target =
    same ?? (parent.length === 0 ? null : near !== null && free.includes(near) ? near : keyNamed(name, free));
  const line = target === null ? null : locate.renamed(path, target, valueFor(target, valueAt(data, path)));
  if (target === null || line === null) {
    const isTakenOut = near === null && locate.isInBraces(parent);
    const line = isTakenOut ? (locate.removed(path)?.line ?? null) : null;
    return { problem: line === null ? unknownKey(at, key, near) : takenOutKey(at, key, line), means: null };
  }
  const means = idOf([...parent, target]);
  const wanted = [...parent, target].map(String).join('.');
  const told =
    parent.length > 0 && missing.has(means)
      ? misnamedNeed(at, wanted, name, line)
      : same === undefined && near === null
        ? misnamedKey(at, key, target, line)
        : unknownKey(at, key, target);
  const fix = same !== undefined && line.edit !== null ? { does: `write \`${target}\``, edits: [line.edit] } : null;
  return { problem: fix === null ? told : { ...told, fix }, means: parent.length === 0 ? null : means };
}

/** The value of a key that has another form under its right name. */
function valueFor(target: string, value: unknown): string | null {
  return target === 'links' && typeof value === 'string' ? linksOf(value) : null;
}
