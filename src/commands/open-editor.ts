import { spawn } from 'node:child_process';
import { UsageError } from './arguments.ts';

/** The program that opens texts: `$VISUAL`, else `$EDITOR`, with its arguments (POSIX, 8.3). Throws UsageError where none is set. */
export function editorCommand({ VISUAL, EDITOR }: Readonly<Record<string, string | undefined>>): string {
  const command = [VISUAL, EDITOR].find((one) => one !== undefined && one.trim() !== '');
  if (command === undefined) {
    throw new UsageError('--open needs an editor: set VISUAL or EDITOR, as in `export EDITOR=nano`.');
  }
  return command;
}

/** Opens a file and waits until the program ends. The shell takes the command apart, as git lets it. Throws where it fails. */
export async function openEditor(command: string, file: string): Promise<void> {
  const child = spawn('sh', ['-c', `${command} "$1"`, 'sh', file], { stdio: 'inherit' });
  const status = await new Promise<number | null>((end, fail) => child.on('close', end).on('error', fail));
  if (status !== 0)
    throw new Error(`${command} ended with status ${status}: the post is there all the same, as ${file}.`);
}
