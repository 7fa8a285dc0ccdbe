import { quoted, scalar, type TypedLine, typedLine, withValue } from './yaml-text.ts';
import { flowList, valueMends } from './yaml-values.ts';

/** A change to a YAML text that may mend it: lines and what they become, and what is told of each. */
export interface Mend {
  /** Lines from 0. A line that is to go becomes empty, so that every other keeps its number. */
  readonly lines: ReadonlyMap<number, string>;
  readonly told: readonly { readonly line: number; readonly column: number; readonly message: string }[];
}

/** A text that does not parse, and the line at which the parser gave up, from 0. */
export interface BrokenText {
  readonly lines: readonly string[];
  readonly at: number;
  readonly reason: string;
  /** Keys that may stand in it. */
  readonly keys: ReadonlySet<string>;
}

/** Lines above the one where the parser gave up in which a quotation or a list may have been left open. */
const farthest = 60;

/** All that may be wrong, the likeliest first. */
export function* mendsOf(broken: BrokenText): Generator<Mend> {
  yield* duplicateKey(broken);
  yield* tabs(broken);
  // What is left open in one line surprises the parser in a later one.
  const isOpen = /deficient|flow|quoted/.test(broken.reason);
  if (isOpen) yield* openedAbove(broken, broken.at);
  for (const at of [broken.at, broken.at - 1]) if (broken.lines[at]?.trim()) yield* mendsOfLine({ ...broken, at });
  yield* continuation(broken);
  if (!isOpen) yield* openedAbove(broken, broken.at - 2);
}

/** Quotations and lists that may have been left open in a line or above it. */
function* openedAbove(broken: BrokenText, from: number): Generator<Mend> {
  for (let at = from; at >= Math.max(0, from - farthest); at--) {
    const line = typedLine(broken.lines[at] ?? '');
    yield* closedBefore(broken, at - 1);
    if (/^["'[{“„«‘]/.test(line.value)) yield* brokenValue(line, at, broken.keys);
  }
}

function* mendsOfLine(broken: BrokenText): Generator<Mend> {
  const { lines, at } = broken;
  const line = typedLine(lines[at] ?? '');
  yield* brokenKey(line, broken);
  yield* brokenValue(line, at, broken.keys);
  yield* textAndList(broken);
  yield* missingDash(line, broken);
  yield* indentation(line, broken);
}

/** A mend of one line, which is told with the whole line as it should be. */
function* lineMend(at: number, before: string, after: string, what: string, column?: number): Generator<Mend> {
  if (before === after) return;
  yield {
    lines: new Map([[at, after]]),
    told: [{ line: at, column: column ?? before.length - before.trimStart().length, message: write(what, after) }],
  };
}

/** What happened, and the line to paste. */
export function write(what: string, line: string): string {
  return `${what}: write \`${line}\`.`;
}

function* brokenValue(line: TypedLine, at: number, keys: ReadonlySet<string>): Generator<Mend> {
  if (line.value === '' || (line.key === null && line.dashes === '')) return;
  if (line.dashes !== '' && line.key !== null && !keys.has(line.key)) yield* textItem(line, at);
  const column = line.valueStart;
  for (const { value, what } of valueMends(line.value))
    yield* lineMend(at, line.text, withValue(line, value), what, column);
}

/** An item of a list that begins as a key does, but as none that is known. */
function* textItem({ text, indent, dashes }: TypedLine, at: number): Generator<Mend> {
  const start = indent + dashes;
  const what = 'the item has a colon with a space behind it, which makes a key of it unless it is in quotes';
  yield* lineMend(at, text, start + quoted(text.slice(start.length).trimEnd()), what, start.length);
}

/** A list or map over several lines that is left open: it ends in the line before the one that surprised the parser. */
function* closedBefore({ lines, reason }: BrokenText, at: number): Generator<Mend> {
  const text = lines[at]?.trimEnd() ?? '';
  if (!/flow|indentation/.test(reason) || text === '' || !/^\s/.test(text) || typedLine(text).key !== null) return;
  for (const close of [']', '}']) {
    const mended = `${text.replace(/,$/, '')}${close}`;
    yield* lineMend(at, lines[at] ?? '', mended, `the list or map is not closed: "${close}" is missing`, text.length);
  }
}

function* brokenKey({ text, indent, dashes, key }: TypedLine, { at, keys }: BrokenText): Generator<Mend> {
  const start = indent + dashes;
  const rest = text.slice(start.length).trimEnd();
  const say = (name: string, value: string, what: string, column: number) =>
    lineMend(at, text, `${start}${name}: ${value}`.trimEnd(), what, start.length + column);
  const [, name = '', value = ''] = /^([A-Za-z_][\w-]*):(?!\/\/)(\S.*)$/.exec(rest) ?? [];
  if (name !== '')
    for (const one of values(value)) yield* say(name, one, 'a space is missing after the colon', name.length + 1);
  const [, wide = '', wideValue = ''] = /^([A-Za-z_][\w-]*)\s*[：﹕]\s*(.*)$/.exec(rest) ?? [];
  if (wide !== '')
    for (const one of values(wideValue)) yield* say(wide, one, 'the colon is a full-width one', wide.length);
  const [, set = '', setValue = ''] = /^([A-Za-z_][\w-]*)\s*=\s*(.*)$/.exec(rest) ?? [];
  if (set !== '')
    for (const one of values(setValue)) yield* say(set, one, 'a key ends in a colon, not in "="', set.length);
  const [, bare = '', bareValue = ''] = /^([A-Za-z_][\w-]*)(?:\s+(.*))?$/.exec(rest) ?? [];
  if (key === null && keys.has(bare))
    for (const one of values(bareValue)) yield* say(bare, one, 'the colon after the key is missing', bare.length);
  const dashed = /^-([^\s-].*)$/.exec(rest)?.[1];
  if (dashed !== undefined) yield* lineMend(at, text, `${start}- ${dashed}`, 'a space is missing after the dash');
}

/** A value as it is, and as it may have been meant. */
function values(value: string): string[] {
  return [value, ...valueMends(value).map((mend) => mend.value)];
}

/** Items of a list below a key that has a text already. */
function* textAndList({ lines, at }: BrokenText): Generator<Mend> {
  if (!/^\s*-(?:\s|$)/.test(lines[at] ?? '')) return;
  const head = lines.findLastIndex((text, index) => index < at && text.trim() !== '');
  const line = typedLine(lines[head] ?? '');
  if (line.key === null || line.value === '') return;
  yield listBelow(lines, head);
}

/** The text of a key and the items below it as one list in one line. */
export function listBelow(lines: readonly string[], head: number): Mend {
  const line = typedLine(lines[head] ?? '');
  let end = head + 1;
  while (/^\s*-(?:\s|$)/.test(lines[end] ?? '')) end++;
  const below = lines.slice(head + 1, end).map((text) => typedLine(text).value);
  const mended = withValue(line, flowList([line.value, ...below].map(unquoted).filter((item) => item !== '')));
  const gone = below.map((_, index) => [head + 1 + index, ''] as const);
  const what = `"${line.key}" has a text and, in the lines below, a list`;
  return {
    lines: new Map([[head, mended], ...gone]),
    told: [
      {
        line: head,
        column: line.valueStart,
        message: `${write(what, mended).slice(0, -1)} instead of all of it.`,
      },
    ],
  };
}

function unquoted(text: string): string {
  return text.replaceAll(/^(["'])(.*)\1$/g, '$2');
}

function* missingDash({ text, indent, dashes }: TypedLine, { lines, at }: BrokenText): Generator<Mend> {
  const above = lines.slice(0, at).findLast((other) => other.trim() !== '');
  const before = typedLine(above ?? '');
  if (dashes !== '' || before.dashes === '' || before.indent !== indent) return;
  yield* lineMend(at, text, `${indent}- ${scalar(text.trim())}`, 'the item of the list has no dash');
}

/** A line at a depth that no line above it has. */
function* indentation(line: TypedLine, { lines, at }: BrokenText): Generator<Mend> {
  const { text, indent } = line;
  const above = lines.flatMap((other, index) => (index < at && other.trim() !== '' ? [index] : []));
  const depths = above.map((index) => typedLine(lines[index] ?? '').indent.length);
  if (indent === '' && line.key !== null) yield* firstIndented(lines, above, depths);
  const last = depths.at(-1) ?? 0;
  const likely = [...depths, last + 2, 0]
    .filter((depth) => depth !== indent.length)
    .sort((a, b) => Math.abs(a - indent.length) - Math.abs(b - indent.length));
  for (const depth of new Set(likely)) {
    const what = `the line begins with ${count(indent.length)} where the lines around it ask for ${depth}`;
    yield* lineMend(at, text, ' '.repeat(depth) + text.trim(), what, indent.length);
  }
}

/** The first lines of a text, all of them indented though no key is above them. */
function* firstIndented(
  lines: readonly string[],
  above: readonly number[],
  depths: readonly number[],
): Generator<Mend> {
  const depth = Math.min(...depths);
  if (depth === 0 || above.length === 0) return;
  const mended = above.map((index) => [index, (lines[index] ?? '').slice(depth)] as const);
  const what = `the line begins with ${count(depth)} where the lines around it ask for 0`;
  yield {
    lines: new Map(mended),
    told: mended.map(([line, text]) => ({ line, column: depth, message: write(what, text) })),
  };
}

function count(spaces: number): string {
  return spaces === 1 ? '1 space' : `${spaces} spaces`;
}

/** Lines of a text that goes on, but not indented: nothing else says that it does. */
function* continuation({ lines, at }: BrokenText): Generator<Mend> {
  const isText = (text: string | undefined) => text?.trim() && typedLine(text).key === null;
  let end = at;
  if (isText(lines[at])) while (isText(lines[end])) end++;
  let start = end;
  while (isText(lines[start - 1])) start--;
  const head = typedLine(lines[start - 1] ?? '');
  if (start === end || head.key === null) return;
  const indent = `${' '.repeat(head.indent.length + head.dashes.length)}  `;
  const run = lines.slice(start, end).map((text, index) => [start + index, indent + text.trim()] as const);
  const what = `the text of "${head.key}" goes on in this line, which must be indented then`;
  yield {
    lines: new Map(run),
    told: run.map(([line, text]) => ({ line, column: 0, message: write(what, text) })),
  };
}

function* tabs({ lines, at }: BrokenText): Generator<Mend> {
  const tabbed = lines.flatMap((text, index) => (/^ *\t/.test(text) ? [index] : []));
  if (!tabbed.includes(at)) return;
  const spaced = (index: number) => (lines[index] ?? '').replace(/^\s+/, (start) => start.replaceAll('\t', '  '));
  const what = 'the line is indented by a tab, where YAML takes only spaces';
  yield {
    lines: new Map(tabbed.map((index) => [index, spaced(index)])),
    told: tabbed.map((line) => ({ line, column: 0, message: write(what, spaced(line)) })),
  };
  const text = lines[at] ?? '';
  for (const mended of [spaced(at), text.trimStart()]) yield* lineMend(at, text, mended, what, 0);
}

function* duplicateKey({ lines, at, reason }: BrokenText): Generator<Mend> {
  if (!reason.includes('duplicated')) return;
  const { indent, dashes, key } = typedLine(lines[at] ?? '');
  if (key === null) return;
  const depth = indent.length + dashes.length;
  const first = lines.findLastIndex((text, index) => {
    const other = typedLine(text);
    return index < at && other.key === key && other.indent.length + other.dashes.length === depth;
  });
  if (first < 0) return;
  let end = at + 1;
  while (end < lines.length && isInside(lines[end] ?? '', depth)) end++;
  const gone = Array.from({ length: end - at }, (_, index) => [at + index, ''] as const);
  const which =
    end - at === 1 ? 'remove this line, or the first' : 'remove it with the lines that belong to it, or the first';
  yield {
    lines: new Map(gone),
    told: [{ line: at, column: depth, message: `"${key}" stands here a second time: ${which}.` }],
  };
}

/** True for a line that belongs to the key above it. */
function isInside(text: string, depth: number): boolean {
  const { indent, dashes } = typedLine(text);
  return indent.length > depth || (indent.length === depth && dashes !== '' && text.trim() !== '');
}
