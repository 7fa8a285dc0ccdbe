import { engineVersion } from '../engine/version.ts';
import { type ExitStatus, runCommand } from './command.ts';
import { commands, overview } from './list.ts';
import { processShell, type Shell } from './shell.ts';

/** Runs the command that was typed in the folder `caller`, as this process. */
export async function main(typed: readonly string[], caller: string): Promise<void> {
  process.exitCode = await runTyped(typed, processShell(caller));
}

/** Runs the command that was typed, and gives how it ended. One that there is not is told, with exit status 2. */
export async function runTyped([name = '', ...args]: readonly string[], shell: Shell): Promise<ExitStatus> {
  const listed = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (listed !== undefined) {
    const { command } = await listed.load();
    return await runCommand(command, args, shell);
  }
  if (name === '--help' || name === '-h' || name === 'help') shell.output.print(overview());
  else if (name === '--version' || name === '-v') shell.output.print(engineVersion());
  else {
    const said = name === '' ? '' : `, not "${name}"`;
    shell.errors.print(`a command is one of ${Object.keys(commands).join(', ')}${said}.`);
    return 2;
  }
  return 0;
}
