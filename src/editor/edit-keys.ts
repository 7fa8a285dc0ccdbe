import {
  Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLSeq,
} from 'yaml';

/** What a key of front matter can be given: a text, true or false, or a list of texts. */
export type KeyValue = string | boolean | readonly string[];

/** Text that is no YAML, or none whose keys can be told apart. */
export class UneditableError extends Error {
  override readonly name = 'UneditableError';
}

/**
 * A YAML text with other values for some of its keys; null takes a key out. Only what stands at these keys changes:
 * comments, order, quotes, blank lines and the values of all other keys stay, byte for byte. Keys that are new stand at the
 * end. Throws UneditableError where the text is no map of YAML, or where it would say something else afterwards.
 */
export function editKeys(text: string, changes: ReadonlyMap<string, KeyValue | null>): string {
  const before = plainValues(text);
  let edited = text;
  for (const [key, value] of changes) edited = editKey(edited, key, value);
  const after = plainValues(edited);
  for (const key of new Set([...Object.keys(before), ...Object.keys(after), ...changes.keys()])) {
    const change = changes.get(key);
    const expected = change === undefined ? before[key] : change === null ? undefined : typed(change);
    if (JSON.stringify(after[key]) !== JSON.stringify(expected))
      throw new UneditableError(
        `"${key}" cannot be changed here without changing something else: edit the file itself.`,
      );
  }
  return edited;
}

/** The values of a YAML text, every scalar as it was typed: as the generator reads them. Throws UneditableError. */
export function plainValues(text: string): Readonly<Record<string, unknown>> {
  const document = parsed(text);
  return document.contents === null ? {} : Object(document.toJS({ maxAliasCount: 100 }));
}

function parsed(text: string) {
  const document = parseDocument(text, { schema: 'failsafe', keepSourceTokens: true });
  const [error] = document.errors;
  if (error !== undefined) throw new UneditableError(`This front matter is no YAML: ${error.message}`);
  const { contents } = document;
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null))
    throw new UneditableError('This front matter has no keys.');
  return document;
}

function typed(value: KeyValue): unknown {
  return typeof value === 'boolean' ? String(value) : value;
}

function editKey(text: string, key: string, value: KeyValue | null): string {
  const { contents } = parsed(text);
  if (!isMap(contents)) return value === null ? text : withNewKey(text, '', key, value);
  if (contents.flow) return editFlowMap(text, key, value);
  const pairs = contents.items.filter((item) => isPair(item));
  const pair = pairs.find((one) => isScalar(one.key) && String(one.key.value) === key);
  if (pair !== undefined) return value === null ? withoutPair(text, pair) : withValue(text, pair, key, value);
  if (value === null) return text;
  const [first] = pairs;
  const start = isScalar(first?.key) ? (first.key.range?.[0] ?? 0) : 0;
  return withNewKey(text, text.slice(lineStart(text, start), start), key, value);
}

/** A map in braces is printed anew: nobody writes comments in it. */
function editFlowMap(text: string, key: string, value: KeyValue | null): string {
  const document = parsed(text);
  if (value === null) document.delete(key);
  else document.set(key, document.createNode(value));
  return document.toString({ lineWidth: 0 });
}

function withNewKey(text: string, indent: string, key: string, value: KeyValue): string {
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${before}${indented(printedPair(key, value, null), indent)}\n`;
}

function withoutPair(text: string, pair: Pair): string {
  const [start, end] = rangeOf(text, pair);
  return text.slice(0, lineStart(text, start)) + text.slice(lineEnd(text, end));
}

function withValue(text: string, pair: Pair, key: string, value: KeyValue): string {
  const [start, end] = rangeOf(text, pair);
  const node = pair.value;
  if (isSeq(node) && Array.isArray(value) && value.length > 0) return withItems(text, node, value);
  const style = isScalar(node) && typeof value === 'string' ? node.type : null;
  const printed = printedPair(key, value, style ?? null);
  const colon = text.indexOf(':', keyEnd(pair)) + 1;
  const isLine = !printed.includes('\n') && !text.slice(colon, end).includes('\n');
  const valueStart = isScalar(node) || isSeq(node) ? (node.range?.[0] ?? colon) : colon;
  // What stands before the value, as spaces that align it, stays.
  if (isLine && end > valueStart && valueStart >= colon)
    return text.slice(0, valueStart) + printed.slice(key.length + 2) + text.slice(end);
  const indent = text.slice(lineStart(text, start), start);
  const isWhole = end > colon && text[end - 1] === '\n';
  const tail = isWhole ? '\n' : '';
  return `${text.slice(0, colon)}${indented(printed, indent).slice(key.length + 1)}${tail}${text.slice(Math.max(end, colon))}`;
}

/** A list with other items, each that stays as it was written, with its comments. */
function withItems(text: string, list: YAMLSeq, values: readonly string[]): string {
  const [start = 0, end = start] = list.range ?? [];
  const old = list.items.map((item) => ({
    value: isScalar(item) ? String(item.value) : null,
    range: isScalar(item) || isAlias(item) ? item.range : null,
  }));
  if (list.flow) {
    const written = text.slice(start, end);
    const pad = /^\[ /.test(written) ? ' ' : '';
    const items = values.map((value) => {
      const range = old.find((item) => item.value === value)?.range;
      return range ? text.slice(range[0], range[1]) : printedItem(value);
    });
    return `${text.slice(0, start)}[${pad}${items.join(', ')}${pad}]${text.slice(end)}`;
  }
  const starts = old.map(({ range }) => lineStart(text, range?.[0] ?? start));
  const last = old.at(-1)?.range;
  const stop = lineEnd(text, last?.[1] ?? end);
  const chunks = starts.map((from, index) => text.slice(from, starts[index + 1] ?? stop));
  const dash = /^\s*-\s*/.exec(chunks[0] ?? '')?.[0] ?? '- ';
  const kept = values.map((value) => {
    const index = old.findIndex((item) => item.value === value);
    const chunk = chunks[index] ?? `${dash}${printedItem(value)}\n`;
    return chunk.endsWith('\n') ? chunk : `${chunk}\n`;
  });
  return text.slice(0, starts[0] ?? start) + kept.join('') + text.slice(stop);
}

/** An item as it stands in a list in brackets, quoted where it has to be. */
function printedItem(value: string): string {
  const printed = new Document([value]).toString({
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
  });
  return printed.trimEnd().slice(1, -1);
}

/** `key: value` in the style of the value before, as far as that can hold it; without a line break at the end. */
function printedPair(key: string, value: KeyValue, style: Scalar.Type | null): string {
  if (Array.isArray(value)) return `${key}: [${value.map(printedItem).join(', ')}]`;
  const document = new Document({ [key]: value });
  const node = document.get(key, true);
  if (isScalar(node) && style !== null) node.type = style;
  return document.toString({ lineWidth: 0 }).trimEnd();
}

function indented(text: string, indent: string): string {
  return text.replaceAll(/^(?=.)/gm, indent);
}

/** Where a pair begins and where its value ends, without what is said behind it. */
function rangeOf(text: string, pair: Pair): [start: number, end: number] {
  const start = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
  const { value } = pair;
  const hasRange = isScalar(value) || isSeq(value) || isMap(value) || isAlias(value);
  const end = hasRange ? (value.range?.[1] ?? keyEnd(pair)) : keyEnd(pair);
  return [start, Math.max(end, text.indexOf(':', keyEnd(pair)) + 1)];
}

function keyEnd(pair: Pair): number {
  return isScalar(pair.key) ? (pair.key.range?.[1] ?? 0) : 0;
}

function lineStart(text: string, place: number): number {
  return text.lastIndexOf('\n', place - 1) + 1;
}

/** Behind the line that ends at a place, or at the place itself where that begins a line. */
function lineEnd(text: string, place: number): number {
  if (place > 0 && text[place - 1] === '\n') return place;
  const end = text.indexOf('\n', place);
  return end < 0 ? text.length : end + 1;
}
