import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Place } from '../problems/problem.ts';
import {
  type AddedLine,
  addedLine,
  type MendedLine,
  mendedLine,
  type RemovedLine,
  removedLine,
  renamedLine,
  type Spot,
  typedAt,
} from './yaml-lines.ts';

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
  /** The line of a key with another name, and with another value unless that is null; null where it is not there. */
  renamed(path: readonly PropertyKey[], name: string, value: string | null): MendedLine | null;
  /** The line of an item or a key without it; null where it is not there. */
  removed(path: readonly PropertyKey[]): RemovedLine | null;
  /** True for a map in braces, to which a line cannot be added. */
  isInBraces(path: readonly PropertyKey[]): boolean;
}

/**
 * The places of a YAML text whose first line is line `firstLine` of `file`, and which begins at `offset` of its text; null where
 * it does not stand there as it is. `spotsOf` finds them in it: it is parsed once, and not before the first
 * question: files are many, and those with problems few. Parsing it for each would cost the square of their number.
 */
export function yamlPlaces(
  text: string,
  file: string,
  firstLine: number,
  offset: number | null,
  spotsOf: (text: string) => ReadonlyMap<string, Spot> = parsedSpots,
): Locate {
  let known: Index | null = null;
  const index = () => (known ??= { root: spotsOf(text), lines: linesOf(text) });
  const place = (path: readonly PropertyKey[], part: Part = 'value'): Place => {
    const { root, lines } = index();
    const trail = trailOf(root, path);
    const spot = trail.at(-1);
    if (spot === undefined) return { file, line: firstLine, column: 1 };
    // A list may be typed as one text: an item of it stands where the text does.
    const isInText = trail.length === path.length - 1 && typeof path.at(-1) === 'number' && spot.inside.size === 0;
    const isThere = trail.length === path.length || isInText;
    const isKey = part === 'key' || !isThere || spot.value === spot.key;
    const [start, end] = isKey ? [spot.key, spot.keyEnd] : [spot.value, spot.value + typedAt(text, spot).length];
    return { file, ...placeOf(lines, start, end, firstLine) };
  };
  return Object.assign(place, {
    mended: (path: readonly PropertyKey[], value: string) =>
      mendedLine({ text, offset }, trailOf(index().root, path), path, value),
    added: (path: readonly PropertyKey[], value: string) => addedLine(text, trailOf(index().root, path), path, value),
    renamed: (path: readonly PropertyKey[], name: string, value: string | null) =>
      renamedLine({ text, offset }, trailOf(index().root, path), path, { name, value }),
    removed: (path: readonly PropertyKey[]) => removedLine({ text, offset }, trailOf(index().root, path), path),
    isInBraces: (path: readonly PropertyKey[]) => {
      const trail = trailOf(index().root, path);
      return trail.length === path.length && trail.at(-1)?.isInBraces === true;
    },
  });
}

interface Index {
  readonly root: ReadonlyMap<string, Spot>;
  readonly lines: LineCounter;
}

/** A range of a text as a place: where it begins, and where it ends if anything is in it. */
function placeOf(lines: LineCounter, start: number, end: number, firstLine: number): Omit<Place, 'file'> {
  const from = lines.linePos(start);
  const place = { line: from.line + firstLine - 1, column: from.col };
  if (end <= start) return place;
  const to = lines.linePos(end);
  return { ...place, endLine: to.line + firstLine - 1, endColumn: to.col };
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

function parsedSpots(text: string): ReadonlyMap<string, Spot> {
  return spotsIn(parseDocument(text, { schema: 'failsafe', logLevel: 'silent' }).contents, text);
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  for (let start = 0; start >= 0; start = text.indexOf('\n', start) + 1 || -1) lines.addNewLine(start);
  return lines;
}

function spotsIn(node: unknown, text: string): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  if (isMap(node))
    for (const { key, value } of node.items) {
      const at = startOf(key) ?? 0;
      spots.set(isScalar(key) ? String(key.value) : '', {
        key: at,
        keyEnd: endOf(key) ?? at,
        value: valueStart(at, value, text),
        end: endOf(value) ?? at,
        isFlow: (isMap(value) || isSeq(value)) && value.flow === true,
        isInBraces: isMap(value) && value.flow === true,
        inside: spotsIn(value, text),
      });
    }
  if (isSeq(node))
    for (const [index, item] of node.items.entries()) {
      const at = startOf(isPair(item) ? item.key : item) ?? 0;
      const isFlow = (isMap(item) || isSeq(item)) && item.flow === true;
      const end = endOf(item) ?? at;
      spots.set(String(index), {
        key: at,
        keyEnd: end,
        value: at,
        end,
        isFlow,
        isInBraces: isMap(item) && isFlow,
        inside: spotsIn(item, text),
      });
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
