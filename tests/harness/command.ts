import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { ExitStatus } from '../../src/commands/command.ts';
import { runTyped } from '../../src/commands/main.ts';
import type { Output, Shell } from '../../src/commands/shell.ts';
import { compiledFolder, home } from '../../src/engine/own-files.ts';

/** How a command ended, and what it printed. */
export interface Ended<Status = ExitStatus> {
  readonly status: Status;
  readonly output: string;
  readonly errors: string;
}

/** What a command prints where no terminal is. */
export class Log implements Output {
  readonly isTTY = false;
  text = '';

  write(text: string): void {
    this.text += text;
  }

  print(line: string): void {
    this.write(`${line}\n`);
  }
}

/** What a command is typed into: the folder, more environment than this process has, and where it prints. */
export interface TestShell {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly output: Log;
  readonly errors: Log;
}

/** A command that runs in this process. */
export interface RunningCommand {
  readonly ended: Promise<ExitStatus>;
  /** Asks it to end, as Ctrl-C does. */
  stop(): void;
}

/** Begins a command of src/commands/ in this process, which stays as it is. Nobody types into its shell. */
export function beginCommand(
  name: string,
  args: readonly string[],
  { folder, environment, output, errors }: TestShell,
): RunningCommand {
  const stopped = new AbortController();
  let entered = folder;
  const shell: Shell = {
    environment: { ...process.env, ...environment },
    caller: folder,
    input: { isTTY: false },
    output,
    errors,
    folder: () => entered,
    enter: (next) => {
      entered = next;
    },
    keepHeapSmall: () => undefined,
    claimHeap: () => undefined,
    memoryRelease: () => () => undefined,
    stopped: () => stopped.signal,
  };
  return { ended: runTyped([name, ...args], shell), stop: () => stopped.abort() };
}

/** Runs a command in this process until it ends. */
export async function runCommand(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  folder = process.cwd(),
): Promise<Ended> {
  const [output, errors] = [new Log(), new Log()];
  const status = await beginCommand(name, args, { folder, environment, output, errors }).ended;
  return { status, output: output.text, errors: errors.text };
}

/** Runs a command as its own process, as `npm run` does: where its time zone, its memory or its end are what is tested. */
export async function spawnCommand(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  cwd = process.cwd(),
): Promise<Ended<number | null>> {
  const child = spawn(process.execPath, [`${home}/src/commands/broadsheet.js`, name, ...args], {
    cwd,
    env: { NODE_COMPILE_CACHE: compiledFolder, ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [status, output, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, output, errors };
}
