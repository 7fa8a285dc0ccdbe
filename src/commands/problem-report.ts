import { resolve } from 'node:path';
import { asTyped } from '../engine/typed.ts';
import { engineVersion } from '../engine/version.ts';
import { readText } from '../files/text.ts';
import { withEnd } from '../problems/formats/ends.ts';
import { type Format, formatNamed, formats, pathsFrom, usualFormat } from '../problems/formats/formats.ts';
import { githubLines } from '../problems/formats/github.ts';
import { gitlabReport } from '../problems/formats/gitlab.ts';
import { textLines, wantsColours } from '../problems/formats/text.ts';
import { printable } from '../problems/printable.ts';
import type { Problem } from '../problems/problem.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Output, Shell } from './shell.ts';
import { wayTo } from './site-root.ts';

/** The options of a command that prints problems as they are asked for. */
export const formatOption: Usage['options'] = {
  format: {
    type: 'string',
    value: 'NAME',
    help: `How problems are printed: ${formats.join(', ')} (default: text, and github on GitHub Actions).`,
  },
  json: { type: 'boolean', help: 'The same as --format json.' },
};

/** The format that was asked for, or is usual where the command runs. Throws UsageError for one that there is not. */
export function typedFormat(typed: Typed, shell: Shell): Format {
  if (typed.flag('json')) return 'json';
  const name = typed.value('format');
  if (name === null) return usualFormat(shell.environment);
  const format = formatNamed(name);
  if (format === null) throw new UsageError(`--format takes one of ${formats.join(', ')}, not "${name}".`);
  return format;
}

/** Where problems go, and what may be said of them. */
export interface ReportOptions {
  readonly format: Format;
  /** The site's root: files of problems are named from it. */
  readonly root: string;
  readonly shell: Shell;
  readonly output: Output;
  /** True where `check --fix` mends what has a sure remedy. */
  readonly isFixable: boolean;
  /** What follows the counts, where people read them. */
  readonly ending?: string;
}

/**
 * Prints problems in a format. Their files are named as the caller would open them, or as the host of the repository knows
 * them.
 */
export async function printProblems(problems: readonly Problem[], options: ReportOptions): Promise<void> {
  const { format, root, shell, output, isFixable, ending = '' } = options;
  const base = pathsFrom(format, shell.environment) ?? shell.caller;
  const before = wayTo(root, base);
  const textOf = texts(base);
  const named = problems
    .map((problem) => ({ ...problem, file: before + problem.file }))
    .map((problem) => withEnd(problem, textOf(problem.file)));
  const write = (lines: readonly string[]) => output.print(lines.join('\n'));
  switch (format) {
    case 'text': {
      const hasColours = wantsColours(shell.environment, output.isTTY);
      write(textLines(named, { hasColours, textOf, fixCommand: isFixable ? asTyped('check --fix') : null, ending }));
      return;
    }
    case 'github':
      write(githubLines(named, ending));
      return;
    case 'gitlab':
      write([printable(JSON.stringify(gitlabReport(named)))]);
      return;
    case 'sarif': {
      // The rules' own texts are in it, which nothing else needs.
      const { sarifLog } = await import('../problems/formats/sarif.ts');
      write([printable(JSON.stringify(sarifLog(named, { version: engineVersion(), textOf })))]);
      return;
    }
    case 'json':
      write([printable(JSON.stringify(named))]);
  }
}

/** The texts of files, each read once: many problems are in one file. */
function texts(base: string): (file: string) => string | null {
  const known = new Map<string, string | null>();
  return (file) => {
    const text = known.get(file);
    if (text !== undefined) return text;
    const read = readText(resolve(base, file));
    const found = 'fault' in read ? null : read.text;
    known.set(file, found);
    return found;
  };
}
