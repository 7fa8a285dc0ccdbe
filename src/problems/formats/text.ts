import { styleText } from 'node:util';
import { countProblems, sentence } from '../format.ts';
import { printable } from '../printable.ts';
import type { Problem } from '../problem.ts';
import { frameOf } from './frame.ts';

/** How problems are shown to a person. */
export interface TextOptions {
  readonly hasColours: boolean;
  /** The text of a file by its name, as `readText` gives it; null where it cannot be read. */
  readonly textOf: (file: string) => string | null;
  /** What can be typed to have sure remedies done; null where nothing does them. */
  readonly fixCommand: string | null;
  /** What follows the counts. */
  readonly ending: string;
}

/** A rule that strikes more often than this in one run shows the first few, and names where the others are. */
const mostOfOneRule = 10;
const firstFew = 3;
/** Places that such a list names. */
const mostNamed = 12;

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/**
 * Problems for a terminal or a log: each in one line with its place first, which editors make a link of, and below it the
 * line of the file. What one rule finds very often is cut short. The last line counts.
 */
export function textLines(problems: readonly Problem[], options: TextOptions): string[] {
  const paint: Paint = (style, text) => (options.hasColours ? styleText(style, text, { validateStream: false }) : text);
  const { shown, more } = grouped(problems);
  const fixable = options.fixCommand === null ? 0 : problems.filter(({ fix }) => fix !== undefined).length;
  return [
    ...shown.flatMap((problem) => problemLines(problem, options, paint)),
    ...[...more].map(([rule, others]) => moreLine(rule, others, paint)),
    countProblems(problems) + options.ending,
    ...(fixable === 0 ? [] : [`"${options.fixCommand}" mends ${fixable} of them.`]),
  ];
}

/** The problems that are shown whole, and those that are only counted, by their rule. */
function grouped(problems: readonly Problem[]) {
  const counts = new Map<string, number>();
  for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const met = new Map<string, number>();
  const more = new Map<string, Problem[]>();
  const shown = problems.filter((problem) => {
    const { rule } = problem;
    const number = (met.get(rule) ?? 0) + 1;
    met.set(rule, number);
    if (number <= firstFew || (counts.get(rule) ?? 0) <= mostOfOneRule) return true;
    more.set(rule, [...(more.get(rule) ?? []), problem]);
    return false;
  });
  return { shown, more };
}

function problemLines(problem: Problem, { textOf }: TextOptions, paint: Paint): string[] {
  const { file, line, column, severity, rule, fix } = problem;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const place = paint('bold', `${printable(file)}:${line}:${column}`);
  const first = `${place} ${paint([colour, 'bold'], severity)} ${paint('dim', rule)} ${printable(sentence(problem))}`;
  const text = textOf(file);
  const frame = text === null ? null : frameOf(text, problem);
  const blank = ' '.repeat(frame?.number.length ?? 0);
  return [
    first,
    ...(frame === null
      ? []
      : [
          `  ${paint('dim', `${frame.number} │`)} ${frame.text}`,
          `  ${paint('dim', `${blank} │`)} ${paint(colour, frame.mark)}`,
        ]),
    ...(fix === undefined ? [] : [`  ${paint('green', 'fix:')} ${printable(fix.does)}`]),
  ];
}

/** `and 147 more missing-alt: content/posts/a.md:4 and :9, …`. */
function moreLine(rule: string, problems: readonly Problem[], paint: Paint): string {
  const lines = new Map<string, number[]>();
  for (const { file, line } of problems) lines.set(file, [...(lines.get(file) ?? []), line]);
  const places = [...lines].map(([file, [first, ...others]]) =>
    others.length === 0 ? `${file}:${first}` : `${file}:${first} (${others.length + 1} times)`,
  );
  const left = places.length - mostNamed;
  const named = [...places.slice(0, mostNamed), ...(left > 0 ? [`${left} more files`] : [])];
  return `${paint('bold', `and ${problems.length} more ${rule}:`)} ${printable(named.join(', '))}`;
}

/**
 * Whether a stream is shown colours: as `NO_COLOR` (no-color.org) and `FORCE_COLOR` say, which goes first as in Node, else
 * where it is a terminal that has them.
 */
export function wantsColours(
  { FORCE_COLOR, NO_COLOR, TERM }: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb' && (NO_COLOR ?? '') === '';
}
