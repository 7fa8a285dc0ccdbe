import type { Edit } from '../problems/problem.ts';

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
export interface Spot {
  readonly key: number;
  /** Where its name ends; of an item, which has none, all of it. */
  readonly keyEnd: number;
  readonly value: number;
  /** Where all that is typed for it ends; the same as `value` where that is nothing. */
  readonly end: number;
  /** True for a list in brackets and a map in braces. */
  readonly isFlow: boolean;
  readonly isInBraces: boolean;
  readonly inside: ReadonlyMap<string, Spot>;
}

/** A line without a part of it. */
export interface RemovedLine {
  /** Null where nothing of it is left: then the whole line goes. */
  readonly line: string | null;
  readonly edit: Edit | null;
}

/** A YAML text, and where in its file's text it begins; null where it does not stand there as it is. */
export interface PlacedText {
  readonly text: string;
  readonly offset: number | null;
}

/** All that is typed for a key or an item. */
export function typedAt(text: string, { value, end }: Pick<Spot, 'value' | 'end'>): string {
  return text.slice(value, end).trimEnd();
}

/** The line of a key or an item with another value; null where it has none. */
export function mendedLine(
  { text, offset }: PlacedText,
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
  const typed = typedAt(text, spot);
  const isForMany = typed.includes('\n') || isBelow;
  const at = isBelow ? spot.key : spot.value;
  const edited = isBelow ? `${String(path.at(-1))}: ${value}` : value;
  return {
    edit: offset === null ? null : { start: at + offset, end: spot.value + typed.length + offset, text: edited },
    line: (before + value + (isForMany ? '' : text.slice(spot.value + typed.length, end))).trimEnd(),
    isForMany,
  };
}

/** The line that a key is missing from, or that is missing itself, with its value. */
export function addedLine(
  text: string,
  trail: readonly Spot[],
  path: readonly PropertyKey[],
  value: string,
): AddedLine {
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

/** The line of a key with another name, and with another value unless that is null. */
export function renamedLine(
  { text, offset }: PlacedText,
  trail: readonly Spot[],
  path: readonly PropertyKey[],
  { name, value }: { readonly name: string; readonly value: string | null },
): MendedLine | null {
  const spot = trail.at(-1);
  if (spot === undefined || trail.length < path.length || spot.keyEnd === spot.key) return null;
  const typed = typedAt(text, spot);
  const end = value === null ? spot.keyEnd : Math.max(spot.keyEnd, spot.value + typed.length);
  const lineStart = text.lastIndexOf('\n', spot.key - 1) + 1;
  const lineEnd = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end);
  const written = value === null ? name : `${name}: ${value}`;
  return {
    line: (text.slice(lineStart, spot.key) + written + text.slice(end, lineEnd)).trimEnd(),
    isForMany: text.slice(spot.key, end).includes('\n'),
    edit: offset === null ? null : { start: spot.key + offset, end: end + offset, text: written },
  };
}

/** The line of an item or a key without it, and without the comma that it does not need any more. */
export function removedLine(
  { text, offset }: PlacedText,
  trail: readonly Spot[],
  path: readonly PropertyKey[],
): RemovedLine | null {
  const spot = trail.at(-1);
  if (spot === undefined || trail.length < path.length) return null;
  // A text or a list of several lines ends with its last one: the line break behind it is that of the next key.
  const end = Math.max(spot.value + typedAt(text, spot).length, spot.keyEnd);
  const lineStart = text.lastIndexOf('\n', spot.key - 1) + 1;
  const lineEnd = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end);
  // The last line has no end of its own, so it goes with that of the line above it.
  const whole =
    lineEnd < text.length
      ? { start: lineStart, end: lineEnd + 1 }
      : { start: Math.max(0, lineStart - 1), end: lineEnd };
  const cut = trail.at(-2)?.isFlow === true ? withComma(text, spot.key, end) : whole;
  return {
    line: cut === whole ? null : (text.slice(lineStart, cut.start) + text.slice(cut.end, lineEnd)).trimEnd(),
    edit: offset === null ? null : { start: cut.start + offset, end: cut.end + offset, text: '' },
  };
}

/** An item between brackets with the comma behind it, or before it where it is the last. */
function withComma(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const behind = /^\s*,\s*/.exec(text.slice(end));
  if (behind !== null) return { start, end: end + behind[0].length };
  const before = /\s*,\s*$/.exec(text.slice(0, start));
  if (before !== null) return { start: start - before[0].length, end };
  const [, blanks = ''] = /^(\s*)[\]}]/.exec(text.slice(end)) ?? [];
  return { start: start - (/\s*$/.exec(text.slice(0, start))?.[0].length ?? 0), end: end + blanks.length };
}
