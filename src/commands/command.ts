import { inspect } from 'node:util';
import { keepCompiled } from '../cache/compile-cache.ts';
import { MissingProgramError } from '../engine/native.ts';
import { systemProblem } from '../files/system-problem.ts';
import { formatProblem } from '../problems/format.ts';
import { printable } from '../problems/printable.ts';
import { helpText, readArguments, type Typed, type Usage, UsageError } from './arguments.ts';
import { processShell, type Shell } from './shell.ts';

/** How a command ended: 0 done, 1 the content is wrong, 2 it was used wrongly. */
export type ExitStatus = 0 | 1 | 2;

/** A command: what it can be told, and what it does. Loading it does nothing yet. */
export interface Command {
  readonly usage: Usage;
  readonly run: (typed: Typed, shell: Shell) => Promise<ExitStatus>;
}

/**
 * Runs a command with its arguments, and gives how it ended. `--help` prints its usage; a mistake in the arguments, or
 * anything that a person can mend, is a message and not a stack trace.
 */
export async function runCommand(
  { usage, run }: Command,
  argv: readonly string[] = process.argv.slice(2),
  shell: Shell = processShell(process.cwd()),
): Promise<ExitStatus> {
  // A line that is wrong says all the same in which form its answer is read.
  const isJson = argv.includes('--json');
  try {
    const typed = readArguments(argv, usage, shell.caller);
    if (typed.flag('help')) {
      shell.output.print(helpText(usage));
      return 0;
    }
    keepCompiled();
    return await run(typed, shell);
  } catch (error) {
    const message = messageOf(error, shell.folder());
    // Whoever asked for JSON reads nothing else.
    if (isJson) shell.output.print(printable(JSON.stringify({ ok: false, problems: [], error: message })));
    shell.errors.print(shell.environment.DEBUG ? inspect(error) : message);
    return error instanceof UsageError || error instanceof MissingProgramError ? 2 : 1;
  }
}

/** What the systems call a disk, or a share of one, that is full; a thread passes on the message alone. */
const fullDisk = /\b(?:ENOSPC|EDQUOT)\b/;

/**
 * An error for a person: its message and those of its causes, without the stack. `DEBUG=1` shows everything. Files are named
 * from the folder `root`.
 */
export function messageOf(error: unknown, root: string): string {
  if (!(error instanceof Error)) return printable(String(error));
  if (fullDisk.test(error.message)) {
    return `the disk is full (${error.message}): free some space, then run this again. Nothing is half-written.`;
  }
  const problem = systemProblem(error, root);
  if (problem !== null) return formatProblem(problem);
  const cause = error.cause === undefined ? '' : `\n  because: ${messageOf(error.cause, root)}`;
  return error.message.split('\n').map(printable).join('\n') + cause;
}
