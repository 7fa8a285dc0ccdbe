import { parseYaml, YamlError } from './yaml.ts';

/** A line of YAML in its parts: `  - key: value` has them all. */
export interface TypedLine {
  readonly text: string;
  /** The white space that it begins with. */
  readonly indent: string;
  /** The dashes of the lists that begin in it, with the spaces behind them. */
  readonly dashes: string;
  /** As typed, in its quotes where it has some; null where there is no colon that ends a key. */
  readonly key: string | null;
  /** What stands behind the key and its colon, or behind the dashes. */
  readonly value: string;
}

const parts = /^(\s*)((?:-[ \t]+)*)(?:("[^"]*"|'[^']*'|[A-Za-z_][\w-]*)[ \t]*:(?=\s|$)[ \t]*)?(.*?)\s*$/;

/** Takes a line apart. */
export function typedLine(text: string): TypedLine {
  const [, indent = '', dashes = '', key = null, value = ''] = parts.exec(text) ?? [];
  return { text, indent, dashes, key, value };
}

/** The line with another value. */
export function withValue({ text, value }: TypedLine, mended: string): string {
  const end = text.trimEnd().length;
  const start = text.slice(0, end - value.length);
  return `${/[:-]$/.test(start) ? `${start} ` : start}${mended}`;
}

/** A text in the quotes that need no escapes in it, as far as there are such. */
export function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

/** A text as a value or an item of a list in brackets: bare where that means the same, else in quotes. */
export function scalar(text: string): string {
  return isBare(text) ? text : quoted(text);
}

function isBare(text: string): boolean {
  if (/[[\]{},]/.test(text) || text !== text.trim()) return false;
  try {
    const value = parseYaml(`key: ${text}`);
    return typeof value === 'object' && value !== null && 'key' in value && value.key === text;
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return false;
  }
}
