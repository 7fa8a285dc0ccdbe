import { FAILSAFE_SCHEMA, load, nullCoreTag, YAMLException } from 'js-yaml';
import { LineCounter, parseDocument } from 'yaml';
import type { Place } from '../problems/problem.ts';

/**
 * YAML's failsafe schema and null: every scalar stays the text that was typed. `1.10` is a tag's name and not a
 * number, `no` a word, and a date keeps the zone it was written in; the schema of the file says what a text means.
 */
const typedText = FAILSAFE_SCHEMA.withTags(nullCoreTag);

/** YAML that does not parse: what is wrong, and where, from 0 within the text given. */
export class YamlError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(reason: string, line: number, column: number) {
    super(reason);
    this.name = 'YamlError';
    this.line = line;
    this.column = column;
  }
}

/** The value of a YAML text, scalars as typed; an empty text is null. Throws YamlError. */
export function parseYaml(text: string): unknown {
  if (text.split('\n').every((line) => /^\s*(#.*)?$/.test(line))) return null;
  try {
    return load(text, { schema: typedText });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new YamlError(error.reason, error.mark?.line ?? 0, error.mark?.column ?? 0);
  }
}

/**
 * Where a key or an item stands: the place of `['categories', 1]` in a YAML text whose first line is line `firstLine`
 * of the file. The nearest enclosing key where the path does not exist, as for a key that is missing.
 */
export function locate(text: string, path: readonly PropertyKey[], file: string, firstLine: number): Place {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe', logLevel: 'silent' });
  for (let length = path.length; length > 0; length--) {
    const start = startOfNode(document, path.slice(0, length));
    if (start === null) continue;
    const { line, col } = lines.linePos(start);
    return { file, line: line + firstLine - 1, column: col };
  }
  return { file, line: firstLine, column: 1 };
}

type Document = ReturnType<typeof parseDocument>;

function startOfNode(document: Document, path: readonly PropertyKey[]): number | null {
  const parent = document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  const node = path.length === 1 ? document.contents : parent;
  if (typeof node !== 'object' || node === null || !('items' in node) || !Array.isArray(node.items)) return null;
  for (const [index, item] of node.items.entries()) {
    const key: unknown = item && typeof item === 'object' && 'key' in item ? item.key : item;
    const names = item && typeof item === 'object' && 'key' in item ? scalarText(key) === String(last) : index === last;
    if (names) return rangeStart(key);
  }
  return null;
}

function scalarText(node: unknown): string | null {
  return typeof node === 'object' && node !== null && 'value' in node ? String(node.value) : null;
}

function rangeStart(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return null;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : null;
}
