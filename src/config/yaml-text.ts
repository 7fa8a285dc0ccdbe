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
  /** Where that begins. */
  readonly valueStart: number;
  /** A comment behind a value without quotes or brackets, with the space before it: `#` between spaces is nothing else. */
  readonly comment: string;
}

const parts = /^(\s*)((?:-[ \t]+)*)(?:("[^"]*"|'[^']*'|[A-Za-z_][\w-]*)[ \t]*:(?=\s|$)[ \t]*)?(.*?)\s*$/;

/** Takes a line apart. */
export function typedLine(text: string): TypedLine {
  const [, indent = '', dashes = '', key = null, written = ''] = parts.exec(text) ?? [];
  const isBare = (key !== null || dashes !== '') && !/^["'[{|>&*!#]/.test(written);
  const [, value = written, comment = ''] = (isBare ? /^(.*?\S)([ \t]+#(?:[ \t].*)?)$/.exec(written) : null) ?? [];
  return { text, indent, dashes, key, value, valueStart: text.trimEnd().length - written.length, comment };
}

/** The line with another value. */
export function withValue({ text, valueStart, comment }: TypedLine, mended: string): string {
  const start = text.slice(0, valueStart);
  return `${/[:-]$/.test(start) ? `${start} ` : start}${mended}${comment}`;
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
