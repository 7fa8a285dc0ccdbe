import { engineVersion } from '../engine/version.ts';
import { runCommand } from './command.ts';
import { commands, overview } from './list.ts';

/** Runs the command that was typed in the folder `caller`. One that there is not is told, with exit status 2. */
export async function main([name = '', ...args]: readonly string[], caller: string): Promise<void> {
  const listed = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (listed !== undefined) {
    const { command } = await listed.load();
    await runCommand(command, args, caller);
  } else if (name === '--help' || name === '-h' || name === 'help') console.log(overview());
  else if (name === '--version' || name === '-v') console.log(engineVersion());
  else {
    const said = name === '' ? '' : `, not "${name}"`;
    console.error(`a command is one of ${Object.keys(commands).join(', ')}${said}.`);
    process.exitCode = 2;
  }
}
