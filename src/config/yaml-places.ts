import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Edit, Place } from '../problems/problem.ts';

/** Which end of a key's line a problem is about: what is typed for the key, or the key itself. */
export type Part = 'value' | 'key';

/**
 * Finds where a key or an item stands in a file: for `['categories', 1]` the second category, for a key its value, or
 * its name where that is asked for or it has no value. Of a path that does not exist, the nearest enclosing key.
 */
export interface Locate {
  (path: readonly PropertyKey[], part?: Part): Place;
  /** The line of a key or an item with another value; null where it has no value. */
  mended(path: readonly PropertyKey[], value: string): MendedLine | null;
  /** The line that a key is missing from, or that is missing itself, with its value. */
  added(path: readonly PropertyKey[], value: string): AddedLine;
}

/** A line to paste. */
export interface MendedLine {
  readonly line: string;
  /** True where it stands for further lines too: those of a list or a text below its key. */
  readonly isForMany: boolean;
  /** What writes it into the file; null where that cannot be told. */
  readonly edit: Edit | null;
}

/** A line to paste instead of the one that the problem is told at, or one more. */
export interface AddedLine {
  readonly line: string;
  readonly isNew: boolean;
}

/** A key or an item: where its name and its value begin, and what is inside it. */
interface Spot {
  readonly key: number;
  readonly value: number;
  /** Where all that is typed for it ends; the same as `value` where that is nothing. */
  readonly end: number;
  readonly isInBraces: boolean;
  readonly inside: ReadonlyMap<string, Spot>;
}

/**
 * The places of a YAML text whose first line is line `firstLine` of `file`, and which begins at `offset` of its text; null where
 * it does not stand there as it is. It is parsed once, and not before the first
 * question: files are many, and those with problems few. Parsing it for each would cost the square of their number.
 */
export function yamlPlaces(text: string, file: string, firstLine: number, offset: number | null): Locate {
  let known: Index | null = null;
  const index = () => (known ??= indexed(text));
  const place = (path: readonly PropertyKey[], part: Part = 'value'): Place => {
    const { root, lines } = index();
    const trail = trailOf(root, path);
    const spot = trail.at(-1);
    if (spot === undefined) return { file, line: firstLine, column: 1 };
    // A list may be typed as one text: an item of it stands where the text does.
    const isInText = trail.length === path.length - 1 && typeof path.at(-1) === 'number' && spot.inside.size === 0;
    const isThere = trail.length === path.length || isInText;
    const { line, col } = lines.linePos(part === 'key' || !isThere ? spot.key : spot.value);
    return { file, line: line + firstLine - 1, column: col };
  };
  return Object.assign(place, {
    mended: (path: readonly PropertyKey[], value: string) =>
      mendedLine({ text, offset }, trailOf(index().root, path), path, value),
    added: (path: readonly PropertyKey[], value: string) => addedLine(text, trailOf(index().root, path), path, value),
  });
}

interface Index {
  readonly root: ReadonlyMap<string, Spot>;
  readonly lines: LineCounter;
}

function mendedLine(
  { text, offset }: { readonly text: string; readonly offset: number | null },
  trail: readonly Spot[],
  path: readonly PropertyKey[],
  value: string,
): MendedLine | null {
  const spot = trail.at(-1);
  if (spot === undefined || trail.length < path.length || spot.end === spot.key) return null;
  const start = text.lastIndexOf('\n', spot.key - 1) + 1;
  const end = text.indexOf('\n', spot.end) < 0 ? text.length : text.indexOf('\n', spot.end);
  const isBelow = typeof path.at(-1) === 'string' && spot.value === spot.key;
  const before = isBelow ? `${text.slice(start, spot.key)}${String(path.at(-1))}: ` : text.slice(start, spot.value);
  const typed = text.slice(spot.value, spot.end).trimEnd();
  const isForMany = typed.includes('\n') || isBelow;
  const at = isBelow ? spot.key : spot.value;
  const edited = isBelow ? `${String(path.at(-1))}: ${value}` : value;
  return {
    edit: offset === null ? null : { start: at + offset, end: spot.value + typed.length + offset, text: edited },
    line: (before + value + (isForMany ? '' : text.slice(spot.value + typed.length, end))).trimEnd(),
    isForMany,
  };
}

function addedLine(text: string, trail: readonly Spot[], path: readonly PropertyKey[], value: string): AddedLine {
  const added = `${String(path.at(-1))}: ${value}`;
  const there = trail.at(-1);
  // A key that is there with nothing behind it, or with a word for nothing (`null`, `~`), has its line already.
  if (there !== undefined && trail.length === path.length) {
    const line = lineAt(text, there.key);
    const at = there.key - (text.lastIndexOf('\n', there.key - 1) + 1);
    const rest = line.slice(at).trimEnd();
    const filled = rest.replace(/:[ \t]*(?:null|~)?[ \t]*(?:#.*$|$|(?=[,}]))/i, (nothing, start: number) =>
      rest[start + nothing.length] === '}' ? `: ${value} ` : `: ${value}`,
    );
    return { line: line.slice(0, at) + filled, isNew: false };
  }
  if (there === undefined) return { line: added, isNew: true };
  const start = text.lastIndexOf('\n', there.value - 1) + 1;
  if (there.isInBraces) {
    const line = lineAt(text, there.value);
    const close = there.end - 1 - start;
    const isEmpty = /\{\s*$/.test(line.slice(0, close));
    return {
      line: `${line.slice(0, close).trimEnd()}${isEmpty ? ' ' : ', '}${added} ${line.slice(close)}`.trimEnd(),
      isNew: false,
    };
  }
  return { line: ' '.repeat(indentOf(text, there)) + added, isNew: true };
}

/** How far a key is from the margin that is added to what stands at a spot: as far as those that are there. */
function indentOf(text: string, { value, inside }: Spot): number {
  const [first] = inside.values();
  const at = first?.key ?? value;
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end);
}

function trailOf(root: ReadonlyMap<string, Spot>, path: readonly PropertyKey[]): Spot[] {
  const trail: Spot[] = [];
  for (const step of path) {
    const spot = (trail.at(-1)?.inside ?? root).get(String(step));
    if (spot === undefined) break;
    trail.push(spot);
  }
  return trail;
}

function indexed(text: string): Index {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines, schema: 'failsafe', logLevel: 'silent' });
  return { root: spotsIn(contents, text), lines };
}

function spotsIn(node: unknown, text: string): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  if (isMap(node))
    for (const { key, value } of node.items) {
      const at = startOf(key) ?? 0;
      spots.set(isScalar(key) ? String(key.value) : '', {
        key: at,
        value: valueStart(at, value, text),
        end: endOf(value) ?? at,
        isInBraces: isMap(value) && value.flow === true,
        inside: spotsIn(value, text),
      });
    }
  if (isSeq(node))
    for (const [index, item] of node.items.entries()) {
      const at = startOf(isPair(item) ? item.key : item) ?? 0;
      const isInBraces = isMap(item) && item.flow === true;
      spots.set(String(index), { key: at, value: at, end: endOf(item) ?? at, isInBraces, inside: spotsIn(item, text) });
    }
  return spots;
}

/** Where what is typed for a key begins; the key itself where that is nothing, or begins in a line of its own. */
function valueStart(key: number, value: unknown, text: string): number {
  const start = startOf(value);
  const isBeside = start !== null && start > key && !text.slice(key, start).includes('\n');
  return isBeside && isNode(value) && !isEmpty(value) ? start : key;
}

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function endOf(node: unknown): number | null {
  return isNode(node) && !isEmpty(node) ? (node.range?.[1] ?? null) : null;
}

function isEmpty({ range }: Node): boolean {
  return range === null || range === undefined || range[0] === range[1];
}
