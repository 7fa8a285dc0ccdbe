import type { Spot } from './yaml-lines.ts';

/** What plain YAML has none of: what nobody sees, spaces that are none to YAML, and half of a character. */
const unusual = /[^\n -~\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u3001-\ud7ff\uff01-\uffee]/;

const plainKey = /^[A-Za-z][\w-]*$/;

/**
 * A map in its plain form, read in one walk: a key in each line, with a text, a text in quotes, a list in brackets, or a list of
 * lines below it. It gives exactly what YAML makes of such lines (1.2, chapters 7.3 and 7.4), scalars as typed. Null where
 * anything is of another form.
 */
export function plainMap(text: string): Record<string, unknown> | null {
  if (unusual.test(text)) return null;
  const lines = text.split('\n');
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

/** A line of plain YAML: a key, or the dash of an item, and what is typed behind it. */
const lineParts = /^(?:([A-Za-z][\w-]*):| *-) *(.*?) *$/gm;

/** Where the keys and items of a text stand of which `plainMap` has made a map. */
export function plainSpots(text: string): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  let last = '';
  let items = new Map<string, Spot>();
  for (const { 0: line, 1: name, 2: typed = '', index } of text.matchAll(lineParts)) {
    const end = index + line.trimEnd().length;
    const value = end - typed.length;
    if (name === undefined) {
      const list = spots.get(last);
      items.set(String(items.size), itemSpot(value, end));
      if (list !== undefined) spots.set(last, { ...list, end });
      continue;
    }
    last = name;
    items = new Map();
    const isFlow = typed.startsWith('[');
    // A key alone ends where it begins, until an item below it is found.
    const typedAt = typed === '' ? { value: index, end: index } : { value, end };
    const inside = isFlow ? spotsInBrackets(typed, value) : items;
    spots.set(name, { key: index, keyEnd: index + name.length, ...typedAt, isFlow, isInBraces: false, inside });
  }
  return spots;
}

function spotsInBrackets(typed: string, start: number): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  for (const { 0: whole, 1: item = '', index } of typed.slice(1, -1).matchAll(new RegExp(itemInBrackets, 'gy'))) {
    const at = start + 1 + index + whole.indexOf(item);
    if (item !== '') spots.set(String(spots.size), itemSpot(at, at + item.length));
  }
  return spots;
}

function itemSpot(start: number, end: number): Spot {
  return { key: start, keyEnd: end, value: start, end, isFlow: false, isInBraces: false, inside: new Map() };
}
