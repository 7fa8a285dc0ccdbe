import { z } from 'zod';
import { nearest } from '../problems/nearest.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { missingKey, unknownKey, wrongValue } from '../problems/rules.ts';

/** Finds the place of a key path in the file that is being checked. */
export type Locate = (path: readonly PropertyKey[]) => Place;

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
  const problems: Problem[] = [];
  let known = data;
  for (const issue of first.error.issues) {
    if (issue.code !== 'unrecognized_keys') {
      problems.push(wrong(issue, data, locate, examples));
      continue;
    }
    for (const key of issue.keys) {
      const path = [...issue.path, key];
      problems.push(unknownKey(locate(path), path.map(String).join('.'), nearest(key, keysAt(schema, issue.path))));
      known = without(known, path);
    }
  }
  const second = known === data ? first : schema.safeParse(known);
  return { value: second.success ? second.data : null, problems };
}

function wrong(
  issue: z.core.$ZodIssue,
  data: unknown,
  locate: Locate,
  examples: Readonly<Record<string, string>>,
): Problem {
  const key = issue.path.map(String).join('.');
  const found = valueAt(data, issue.path);
  const isMissing = found === undefined || found === null;
  if (isMissing) return missingKey(locate(issue.path), key, examples[key] ?? `(${issue.message})`);
  return wrongValue(locate(issue.path), key, issue.message, shown(found));
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty' : `"${value}"`;
  return Array.isArray(value) ? 'a list' : 'a map of keys';
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), data);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function without(data: Record<string, unknown>, path: readonly PropertyKey[]): Record<string, unknown> {
  const copy = structuredClone(data);
  const parent = valueAt(copy, path.slice(0, -1));
  if (isRecord(parent)) delete parent[String(path.at(-1))];
  return copy;
}

/** The keys that the schema knows at a path, read from its JSON Schema. */
function keysAt(schema: z.ZodObject, path: readonly PropertyKey[]): string[] {
  const root: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const inner = path.reduce<unknown>((node, key) => child(node, key), root);
  const properties = objectsOf(inner).map((node) => node.properties);
  return properties.flatMap((known) => (isRecord(known) ? Object.keys(known) : []));
}

function child(node: unknown, key: PropertyKey): unknown {
  for (const choice of objectsOf(node)) {
    if (typeof key === 'number' && isRecord(choice.items)) return choice.items;
    if (isRecord(choice.properties) && String(key) in choice.properties) return choice.properties[String(key)];
  }
  return null;
}

/** A JSON Schema node and the alternatives inside it. */
function objectsOf(node: unknown): Record<string, unknown>[] {
  if (!isRecord(node)) return [];
  return [node, ...(Array.isArray(node.anyOf) ? node.anyOf.flatMap(objectsOf) : [])];
}
