/** Front matter in its plain form, and where the body begins behind it. */
export interface PlainFrontMatter {
  /** The text between the fences, the line on which it begins, from 1, and where. */
  readonly yaml: string;
  readonly yamlLine: number;
  readonly yamlStart: number;
  readonly data: Record<string, unknown>;
  readonly bodyStart: number;
  /** From 1. */
  readonly bodyLine: number;
}

/** The first fence. */
const opening = '---\n';

/** What plain front matter has none of: what nobody sees, spaces that are none to YAML, and half of a character. */
const unusual = /[^\n -~\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u3001-\ud7ff\uff01-\uffee]/;

/**
 * Front matter as nearly all posts have it, read in one walk: a key in each line, with a text, a text in quotes, a list in
 * brackets, or a list of lines below it. It gives exactly what YAML makes of such lines (1.2, chapters 7.3 and 7.4). Null
 * where anything is not plain, be it right or wrong: that is for the parser, which costs ten times as much.
 */
export function plainFrontMatter(text: string): PlainFrontMatter | null {
  if (!text.startsWith(opening)) return null;
  const end = text.indexOf('\n---', opening.length);
  const bodyStart = end + 5;
  if (end < 0 || (text.length >= bodyStart && text[bodyStart - 1] !== '\n')) return null;
  const yaml = text.slice(opening.length, end);
  if (unusual.test(yaml)) return null;
  const lines = yaml.split('\n');
  const data = plainMap(lines);
  if (data === null) return null;
  const isEnded = text.length >= bodyStart;
  return {
    yaml,
    yamlLine: 2,
    yamlStart: opening.length,
    data,
    bodyStart: isEnded ? bodyStart : text.length,
    bodyLine: lines.length + (isEnded ? 3 : 2),
  };
}

const plainKey = /^[A-Za-z][\w-]*$/;

function plainMap(lines: readonly string[]): Record<string, unknown> | null {
  const data: Record<string, unknown> = {};
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const colon = line.indexOf(':');
    const key = line.slice(0, colon);
    if (colon < 0 || !plainKey.test(key) || isNull(key) || Object.hasOwn(data, key)) return null;
    const typed = line.slice(colon + 1).trim();
    if (typed === '') {
      const list = listBelow(lines, at + 1);
      if (list === null) return null;
      data[key] = list.length === 0 ? null : list;
      at += list.length;
      continue;
    }
    const value = typed.startsWith('[') ? plainList(typed) : plainText(typed);
    if (value === null || line[colon + 1] !== ' ') return null;
    data[key] = value;
  }
  return data;
}

const itemInLine = /^( *)- +(\S.*)$/;

/** The items of a list, one in each line from `from`; empty where there is none, null for a list that is not plain. */
function listBelow(lines: readonly string[], from: number): string[] | null {
  const list: string[] = [];
  let indent = '';
  for (let at = from; /^[ -]/.test(lines[at] ?? ''); at++) {
    const [, margin = '', typed = ''] = itemInLine.exec(lines[at] ?? '') ?? [];
    if (at === from) indent = margin;
    const value = plainText(typed.trimEnd());
    if (value === null || margin !== indent) return null;
    list.push(value);
  }
  return list;
}

/** An item of a list in brackets, up to the comma behind it; a comma in quotes ends none. */
const itemInBrackets = / *("[^"\\]*"|'[^']*'|[^,]*?) *(?:,|$)/y;

/** A list in brackets; null for one that is not plain. */
function plainList(typed: string): string[] | null {
  if (!typed.endsWith(']')) return null;
  const list: string[] = [];
  const inner = typed.slice(1, -1).trim();
  itemInBrackets.lastIndex = 0;
  while (itemInBrackets.lastIndex < inner.length) {
    const item = itemInBrackets.exec(inner)?.[1] ?? '';
    const value = plainText(item);
    const isQuoted = item.startsWith('"') || item.startsWith("'");
    if (value === null || (!isQuoted && /[[\]{}:]/.test(item))) return null;
    list.push(value);
  }
  return list;
}

/** What a text that is not in quotes may begin with: a letter, a number, or a sign that is none of YAML's. */
const plainStart = /^[^ -#%-'*,\-:>?@[\]`{-~]/;

/** A text of one line, without its quotes; null for one that is not plain. */
function plainText(typed: string): string | null {
  const quote = typed[0];
  if (quote === '"' || quote === "'") {
    const isPlain = typed.indexOf(quote, 1) === typed.length - 1 && typed.length > 1 && !typed.includes('\\');
    return isPlain ? typed.slice(1, -1) : null;
  }
  const isPlain = plainStart.test(typed) && !typed.includes(': ') && !typed.includes(' #') && !typed.endsWith(':');
  return isPlain && !isNull(typed) ? typed : null;
}

/** The words that are nothing to YAML. */
function isNull(typed: string): boolean {
  return typed.length === 4 && (typed === 'null' || typed === 'Null' || typed === 'NULL');
}
