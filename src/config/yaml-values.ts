import { isRecord } from '../model/is-record.ts';
import { quoted, scalar } from './yaml-text.ts';

/** What may have been meant by a value that YAML reads otherwise, and what happened to it. */
export interface ValueMend {
  readonly value: string;
  readonly what: string;
}

/**
 * What a value that is no YAML may have meant, the likeliest first. Whether one is right is not known here: whoever asks
 * parses the mended text.
 */
export function valueMends(value: string): ValueMend[] {
  const first = value.charAt(0);
  const mends = [...curlyQuotes(value), ...jsonComma(value), ...colonInside(value)];
  if (first === '"' || first === "'") mends.push(...brokenQuotes(value, first));
  if (/[[{]/.test(first)) mends.push(...brokenPairs(value));
  if (first === '[') mends.push(...brokenFlow(value, '[', ']', 'list'));
  if (first === '{') mends.push(...brokenFlow(value, '{', '}', 'map of keys'));
  if (/^[@`%&*!|>?,\]}#-]/.test(value)) {
    const what = `a value cannot begin with a bare "${first}", which is a sign of YAML’s own`;
    mends.push({ value: quoted(value), what });
  }
  return mends;
}

const curly = /[“”„‟«»‘’‚‛]/;

function curlyQuotes(value: string): ValueMend[] {
  if (!curly.test(value)) return [];
  const what = 'curly quotation marks are letters to YAML, and quote nothing';
  const inner = /^[“”„‟«‘’‚‛]\s*(.*?)\s*[“”»‘’]?$/s.exec(value)?.[1];
  const straight = value.replaceAll(/[“”„‟«»]/g, '"').replaceAll(/[‘’‚‛]/g, "'");
  return [...(inner === undefined ? [] : [{ value: quoted(inner), what }]), { value: straight, what }];
}

function jsonComma(value: string): ValueMend[] {
  const inner = /^(["'[{].*["'\]}]),$/.exec(value)?.[1];
  return inner === undefined ? [] : [{ value: inner, what: 'a line of YAML has no comma at its end' }];
}

function colonInside(value: string): ValueMend[] {
  if (/^["'[{]/.test(value) || !/:(?:\s|$)/.test(value)) return [];
  return [
    {
      value: quoted(value),
      what: 'the value has a colon with a space behind it, which begins a new key unless it is in quotes',
    },
  ];
}

function brokenQuotes(value: string, quote: '"' | "'"): ValueMend[] {
  const inner = value.endsWith(quote) && value.length > 1 ? value.slice(1, -1) : null;
  const closed = { value: value + quote, what: 'the quotation mark is not closed' };
  const whole = {
    value: quoted(value),
    what: 'text follows the closing quotation mark, so that it quotes only a part',
  };
  if (inner === null) {
    const isShortened = /^'(?:\d0s|em|tis|twas|til|n)\b/i.test(value);
    if (isShortened) return [{ ...whole, what: 'an apostrophe at the beginning opens a quotation' }, closed];
    return value.slice(1).includes(quote) ? [whole, closed] : [closed];
  }
  if (quote === '"' && /^(?:[^"\\]|\\.)*$/.test(inner))
    return [{ value: `'${inner.replaceAll("'", "''")}'`, what: 'a backslash in double quotes begins an escape' }];
  const what = `the value has quotation marks like those around it, so that it ends at the first of them`;
  return [{ value: quoted(quote === "'" ? inner.replaceAll("''", "'") : inner), what }];
}

/** Pairs between braces: of two with one key the second goes, and a value that ends in a colon is put into quotes. */
function brokenPairs(value: string): ValueMend[] {
  const braces = /\{[^{}]*\}/g;
  const once = value.replaceAll(braces, (map) => {
    const keys = new Set<string>();
    const pairs = map.slice(1, -1).split(',');
    const kept = pairs.filter((pair) => {
      const key = /^\s*([^:\s]+)\s*:/.exec(pair)?.[1];
      return key === undefined || (!keys.has(key) && keys.add(key));
    });
    return kept.length === pairs.length ? map : `{${kept.join(',').trimEnd()} }`;
  });
  const closed = value.replaceAll(braces, (map) =>
    map.replaceAll(/(:\s+)([^\s,{}"']+:)(?=\s*[,}])/g, (_, colon: string, text: string) => colon + quoted(text)),
  );
  return [
    ...(once === value ? [] : [{ value: once, what: 'a key stands between the braces a second time' }]),
    ...(closed === value ? [] : [{ value: closed, what: 'a value that ends in a colon needs quotes' }]),
  ];
}

function brokenFlow(value: string, open: '[' | '{', close: ']' | '}', what: string): ValueMend[] {
  const end = value.lastIndexOf(close);
  const opened = value.split(open).length - value.split(close).length;
  const notClosed = `the ${what} is not closed: "${close}" is missing`;
  if (opened > 0) {
    const items = itemsOf(value.slice(1));
    return [
      { value: value + close.repeat(opened), what: notClosed },
      ...['"', "'"].map((quote) => ({
        value: value + quote + close,
        what: `a quotation mark and "${close}" are missing`,
      })),
      ...(open === '[' && !value.includes('{') ? [{ value: flowList(items), what: notClosed }] : []),
      { value: quoted(value), what: `a value that begins with "${open}" is a ${what} to YAML` },
    ];
  }
  const begins = { value: quoted(value), what: `a value that begins with "${open}" is a ${what} to YAML` };
  if (opened < 0) return [{ value: value.slice(0, opened), what: `there is a "${close}" too many` }, begins];
  if (end < value.length - 1) return [begins];
  if (open === '{') return [begins];
  const items = itemsOf(value.slice(1, -1));
  const straight = value.replaceAll(/(["'])\s+(?=["'])/g, '$1, ');
  return [
    ...(straight === value ? [] : [{ value: straight, what: 'a comma is missing between two items' }]),
    ...(value.includes('{')
      ? []
      : [{ value: flowList(items), what: 'an item of the list has a sign of YAML’s own, and needs quotes' }]),
  ];
}

function itemsOf(list: string): string[] {
  return list
    .split(',')
    .map((item) => item.trim().replaceAll(/^["']|["']$/g, ''))
    .filter((item) => item !== '');
}

/** A list in one line. */
export function flowList(items: readonly string[]): string {
  return flowOf(items.map(scalar));
}

/** A list in one line of items that are YAML already. */
export function flowOf(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

/** What was read of YAML, in one line. */
export function flow(value: unknown): string {
  if (typeof value === 'string') return scalar(value);
  if (Array.isArray(value)) return flowOf(value.map(flow));
  if (!isRecord(value)) return 'null';
  const pairs = Object.entries(value).map(([key, one]) => `${scalar(key)}: ${flow(one)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}
