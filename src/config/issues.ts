import type { z } from 'zod';
import { isRecord } from '../model/is-record.ts';

/** What a schema says of one place of some data. */
export type Issue = z.core.$ZodIssue;

type Path = readonly PropertyKey[];

/**
 * The issues of data, those of a choice between forms of a value as the issues of the form that was meant: whoever wrote
 * keys is told what is wrong with them, and not that there is a shorter form. Of several at one path, the first.
 */
export function issuesOf(issues: readonly Issue[], data: unknown): Issue[] {
  const met = new Set<string>();
  return issues
    .flatMap((issue) => meantForm(issue, data))
    .filter((issue) => {
      const place = JSON.stringify([issue.path.map(String), issue.code === 'unrecognized_keys']);
      return !met.has(place) && met.add(place);
    });
}

function meantForm(issue: Issue, data: unknown): Issue[] {
  const found = valueAt(data, issue.path);
  if (issue.code !== 'invalid_union' || !isRecord(found) || Array.isArray(found)) return [issue];
  const form = issue.errors.find((inner) => inner.every(({ path }) => path.length > 0 || isAboutKeys(inner)));
  return form === undefined ? [issue] : form.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function isAboutKeys(issues: readonly Issue[]): boolean {
  return issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys');
}

/** The paths of the keys that a schema does not know. */
export function unknownPaths(issues: readonly Issue[]): (readonly PropertyKey[])[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
}

/** What must stand there, as a noun phrase: the schema's own, or that of the kind of value that it wants. */
export function expectation(issue: Issue): string {
  if (!/^Invalid|^Expected/.test(issue.message)) return issue.message;
  const kind = issue.code === 'invalid_type' ? issue.expected : null;
  return kind === 'object' ? 'keys with values' : kind === 'array' ? 'a list' : 'text';
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), data);
}

/** Data with another value at a path; only what leads there is copied. */
export function withValueAt(data: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(data))
    return data.map((item, index) => (index === Number(step) ? withValueAt(item, rest, value) : item));
  const map = isRecord(data) ? data : {};
  return { ...map, [String(step)]: withValueAt(map[String(step)], rest, value) };
}

/** Data without the keys at some paths. */
export function withoutKeys(data: Record<string, unknown>, paths: readonly Path[]): Record<string, unknown> {
  const copy = structuredClone(data);
  for (const path of paths) {
    const parent = valueAt(copy, path.slice(0, -1));
    if (isRecord(parent)) delete parent[String(path.at(-1))];
  }
  return copy;
}
