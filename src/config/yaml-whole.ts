import { type Mend, write } from './yaml-mends.ts';
import { typedLine } from './yaml-text.ts';

/** What is wrong with a YAML text wherever the parser gave up, or whether or not it did. */
export function* wholeMends(lines: readonly string[]): Generator<Mend> {
  yield* conflict(lines);
  yield* everyLine(lines, withoutControls, 'the line has a control character, which cannot be seen');
  yield* everyLine(lines, withPlainSpaces, 'the line has a space that is none to YAML (a non-breaking or a wide one)');
  yield* everyLine(lines, withSpaceAfterDash, 'a space is missing after the dash');
  yield* listOfKeys(lines);
}

/** The marks that git leaves in a file: `|||||||` begins what both sides had before. */
const mark = /^(<{7}|\|{7}|={7}|>{7})(?: |$)/;

/** True where a text has the marks of a merge. */
export function hasConflict(text: string): boolean {
  return /^<{7}(?: |$)/m.test(text);
}

function* conflict(lines: readonly string[]): Generator<Mend> {
  const gone = new Map<number, string>();
  let side = '';
  for (const [index, line] of lines.entries()) {
    const found = mark.exec(line)?.[1]?.charAt(0);
    if (found === undefined && side !== '=' && side !== '|') continue;
    gone.set(index, '');
    side = found ?? side;
  }
  const told = lines.flatMap((line, index) =>
    line.startsWith('<<<<<<<')
      ? [
          {
            line: index,
            column: 0,
            message:
              'a merge left both versions here: keep one of them, and remove the other with the lines that begin with <<<<<<<, ======= and >>>>>>>.',
          },
        ]
      : [],
  );
  if (told.length > 0) yield { lines: gone, told };
}

function* everyLine(lines: readonly string[], mend: (line: string) => string, what: string): Generator<Mend> {
  const mended = lines
    .map((line, index) => [index, mend(line)] as const)
    .filter(([index, line]) => line !== lines[index]);
  if (mended.length === 0) return;
  yield {
    lines: new Map(mended),
    told: mended.map(([index, line]) => ({
      line: index,
      column: differsAt(lines[index] ?? '', line),
      message: write(what, line),
    })),
  };
}

function differsAt(before: string, after: string): number {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return at;
}

function withoutControls(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: YAML 1.2, section 5.1, forbids them.
  return line.replaceAll(/[\0-\x08\x0b-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]|\p{Surrogate}/gu, '');
}

/** Spaces at the places where they have a meaning: a text may have any. */
function withPlainSpaces(line: string): string {
  return line
    .replace(/^[\s\u200b\u2060\ufeff]+/, (start) =>
      start.replaceAll(/[\u200b\u2060\ufeff]/g, '').replaceAll(/[^\S\t]/g, ' '),
    )
    .replace(/^(\s*-)([^\S \t]+)/, (_, dash: string, spaces: string) => dash + ' '.repeat(spaces.length))
    .replace(/^(\s*(?:- +)*[\w"'-]+:)([^\S\t]+)/, (_, key: string, spaces: string) => key + ' '.repeat(spaces.length));
}

function withSpaceAfterDash(line: string): string {
  return line.replace(/^(\s*-)(?=[^\s-])/, '$1 ');
}

/** Keys that were written as the items of a list. */
function* listOfKeys(lines: readonly string[]): Generator<Mend> {
  const [first] = lines.filter((line) => line.trim() !== '');
  if (first === undefined || !first.startsWith('- ') || typedLine(first).key === null) return;
  const mended = lines
    .map((line, index) => [index, line.replace(/^(?:- | {2})/, '')] as const)
    .filter(([index, line]) => line !== lines[index]);
  const what = 'the keys stand in a list, where they should begin their lines';
  yield {
    lines: new Map(mended),
    told: mended.map(([line, text]) => ({ line, column: 0, message: write(what, text) })),
  };
}
