import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { compiledFolder, home } from '../../src/engine/own-files.ts';

/** How a command ended, and what it printed. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command of src/commands/ as its own process, as `npm run` does; a test may set more environment, and the folder. */
export async function runCommand(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  cwd = process.cwd(),
): Promise<Ended> {
  const child = spawn(process.execPath, [`${home}/src/commands/broadsheet.js`, name, ...args], {
    cwd,
    env: { NODE_COMPILE_CACHE: compiledFolder, ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [status, output, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, output, errors };
}
