import type { Fix, Problem, Severity } from '../problems/problem.ts';
import { commentInValue, unreadableYaml } from '../problems/rules/keys.ts';
import { parseYaml, YamlError } from './yaml.ts';
import { type YamlLoss, yamlLosses } from './yaml-losses.ts';
import { type Mend, mendsOf } from './yaml-mends.ts';
import { hasConflict, wholeMends } from './yaml-whole.ts';

/** A YAML text that was read as far as it can be: what it says, and what is wrong with it. */
export interface ReadYaml {
  /** Null where no guess made YAML of it. */
  readonly data: Record<string, unknown> | null;
  /** The text that was read, line for line the one that was given, with its mistakes mended: for the places in it. */
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Where a YAML text stands, and which keys may be in it. */
export interface YamlSource {
  readonly file: string;
  /** The line of the file on which the text begins, from 1. */
  readonly firstLine: number;
  /** Where in the file's text it begins; null where it does not stand there as it is, so that nothing can be mended in it. */
  readonly offset: number | null;
  readonly keys: readonly string[];
}

/** Mistakes after which no more are looked for: whoever made so many mends the first ones first. */
const mostMistakes = 40;

/** Guesses at one mistake that are tried: each is a parse. */
const mostGuesses = 60;

/**
 * Reads a YAML text whose value is a map. Where it does not parse, the usual mistakes are tried: a change with which the
 * parser gets further is the mistake, and is told as the remedy; then reading goes on with the mended text, so that one
 * mistake hides no other. Never throws, whatever the text is.
 */
export function readYaml(text: string, source: YamlSource): ReadYaml {
  const told: Problem[] = [];
  const tell = (rule: typeof unreadableYaml, { line, column, message }: Told, lines: ReadonlyMap<number, string>) => {
    const place = { file: source.file, line: line + source.firstLine, column: column + 1 };
    const end = (text.split('\n')[line] ?? '').trimEnd().length;
    const problem = rule(end > column ? { ...place, endLine: place.line, endColumn: end + 1 } : place, message);
    const fix = fixOf(message, lines, text, source.offset);
    told.push(fix === null ? problem : { ...problem, fix });
  };
  let current = text;
  for (let mistakes = 0; ; mistakes++) {
    const parsed = parsedMap(current);
    if ('data' in parsed && !hasConflict(current)) {
      const losses = yamlLosses(current);
      for (const loss of losses) tell(ruleOf(loss.severity), loss, loss.isSure ? loss.lines : nothing);
      return { ...regained(current, parsed.data, losses), problems: told };
    }
    const mended = mistakes < mostMistakes ? mend(current, parsed, source.keys) : null;
    if (mended === null) {
      const { line, column } = 'data' in parsed ? { line: 0, column: 0 } : parsed;
      tell(unreadableYaml, { line, column, message: unknown }, nothing);
      return { data: null, text: current, problems: told };
    }
    for (const [index, one] of mended.told.entries()) tell(unreadableYaml, one, linesFor(mended, index));
    current = mended.text;
  }
}

const unknown =
  'this cannot be read as YAML from here on: write each key as `key: value` in a line of its own, and text with signs in it in quotes, as in `title: "Text: with signs"`.';

/** What a text says once nothing of it is lost. */
function regained(
  text: string,
  data: Record<string, unknown>,
  losses: readonly YamlLoss[],
): Omit<ReadYaml, 'problems'> {
  const wrong = losses.filter(({ severity }) => severity === 'error');
  if (wrong.length === 0) return { data, text };
  const mended = new Map(wrong.flatMap(({ lines }) => [...lines]));
  const whole = withLines(text.split('\n'), mended);
  const parsed = parsedMap(whole);
  return 'data' in parsed ? { data: parsed.data, text: whole } : { data, text };
}

const nothing: ReadonlyMap<number, string> = new Map();

/** The lines that the telling with this number is about; the first has those too that none is about. */
function linesFor({ lines, told }: Mend, index: number): ReadonlyMap<number, string> {
  const own = told.map(({ line }) => line);
  return new Map([...lines].filter(([line]) => line === own[index] || (index === 0 && !own.includes(line))));
}

/** What mends lines of a text, where that is told as a line to paste. A line that is to go leaves no empty one. */
function fixOf(message: string, lines: ReadonlyMap<number, string>, text: string, offset: number | null): Fix | null {
  const line = /: write `(.*?)`(?: instead[^`]*| in place[^`]*)?\.$/.exec(message)?.[1];
  if (line === undefined || lines.size === 0 || offset === null) return null;
  const before = text.split('\n');
  let start = offset;
  const edits = before.flatMap((typed, index) => {
    const at = start;
    start += typed.length + 1;
    const mended = lines.get(index);
    if (mended === undefined) return [];
    // The last line has no end of its own here, so each goes with the end of the line above it.
    const from = mended === '' && index > 0 ? at - 1 : at;
    return [{ start: from, end: at + typed.length, text: mended }];
  });
  return { does: `write \`${line}\``, edits };
}

function withLines(lines: readonly string[], mended: ReadonlyMap<number, string>): string {
  return lines.map((line, index) => mended.get(index) ?? line).join('\n');
}

interface Told {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

function ruleOf(severity: Severity) {
  return severity === 'error' ? unreadableYaml : commentInValue;
}

type Parsed =
  | { readonly data: Record<string, unknown> }
  | { readonly line: number; readonly column: number; readonly reason: string };

function parsedMap(text: string): Parsed {
  try {
    const value = parseYaml(text);
    if (value === null) return { data: {} };
    if (typeof value === 'object' && !Array.isArray(value)) return { data: { ...value } };
    return {
      line: Math.max(
        0,
        text.split('\n').findIndex((line) => line.trim() !== ''),
      ),
      column: 0,
      reason: 'no keys',
    };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return { line: error.line, column: error.column, reason: error.message };
  }
}

/** The first change with which the parser gets further than before. */
function mend(text: string, parsed: Parsed, keys: readonly string[]): (Mend & { readonly text: string }) | null {
  const lines = text.split('\n');
  const failed = 'data' in parsed ? { line: -1, reason: '' } : parsed;
  const broken = { lines, at: Math.min(failed.line, lines.length - 1), reason: failed.reason, keys: new Set(keys) };
  let guesses = 0;
  for (const guess of guessesAt(broken)) {
    if (++guesses > mostGuesses) return null;
    const mended = withLines(lines, guess.lines);
    const next = parsedMap(mended);
    if ('data' in next || next.line > failed.line) return { ...guess, text: mended };
  }
  return null;
}

function* guessesAt(broken: Parameters<typeof mendsOf>[0]): Generator<Mend> {
  yield* wholeMends(broken.lines);
  if (broken.at >= 0) yield* mendsOf(broken);
}
