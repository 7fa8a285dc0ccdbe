import type { z } from 'zod';
import { isRecord } from '../model/is-record.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { missingKey, unknownKey, wrongValue } from '../problems/rules/keys.ts';
import { exampleOf, isSure, mendedValue } from './remedies.ts';
import { keysAt } from './schema-keys.ts';
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
  const unknown = first.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
  // What keys mean for each other is asked only where all of them are known.
  const second = unknown.length === 0 ? first : schema.safeParse(without(data, unknown));
  const problems = [
    ...(second.success ? [] : second.error.issues.map((issue) => wrong(issue, schema, data, locate, examples))),
    ...unknown.map((path) => {
      const { all } = keysAt(schema, path.slice(0, -1));
      return unknownKey(locate(path, 'key'), path.map(String).join('.'), nearest(String(path.at(-1)), all));
    }),
  ];
  return { value: second.success ? second.data : null, problems };
}

function wrong(
  issue: z.core.$ZodIssue,
  schema: z.ZodObject,
  data: unknown,
  locate: Locate,
  examples: Readonly<Record<string, string>>,
): Problem {
  const key = issue.path.map(String).join('.');
  const name = lastName(issue.path);
  const found = valueAt(data, issue.path);
  if (found === undefined || found === null) {
    const example = examples[key] ?? exampleOf(name);
    return missingKey(locate(issue.path), key, locate.added(issue.path, example));
  }
  const expected = expectation(issue);
  const isEmpty = typeof found === 'string' && found.trim() === '';
  const mended = isEmpty
    ? (examples[key] ?? exampleOf(name))
    : mendedValue(expected, found, keysAt(schema, issue.path));
  const line = mended === null ? null : locate.mended(issue.path, mended);
  const told = wrongValue(locate(issue.path), key, expected, shown(found), line);
  if (line?.edit == null || mended === null || !isSure(expected, found)) return told;
  return { ...told, fix: { does: `write \`${line.line}\``, edits: [line.edit] } };
}

/** What must stand there, as a noun phrase: the schema's own, or that of the kind of value that it wants. */
function expectation(issue: z.core.$ZodIssue): string {
  if (!/^Invalid|^Expected/.test(issue.message)) return issue.message;
  const kind = issue.code === 'invalid_type' ? issue.expected : null;
  return kind === 'object' ? 'keys with values' : kind === 'array' ? 'a list' : 'text';
}

function lastName(path: readonly PropertyKey[]): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '');
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value.trim() === '' ? 'empty' : `"${value}"`;
  return Array.isArray(value) ? 'a list' : 'a map of keys';
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), data);
}

function without(data: Record<string, unknown>, paths: readonly (readonly PropertyKey[])[]): Record<string, unknown> {
  const copy = structuredClone(data);
  for (const path of paths) {
    const parent = valueAt(copy, path.slice(0, -1));
    if (isRecord(parent)) delete parent[String(path.at(-1))];
  }
  return copy;
}
