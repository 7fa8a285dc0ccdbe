import { codeFolder } from './own-files.ts';

/**
 * A command of the engine as it is typed where this one runs, to be pasted from a message: `asTyped('words cy')` is
 * `npx broadsheet words cy` in a blog that has the package, whose package.json need not have a script for it, and
 * `npm run words -- cy` in this repository, where no program of that name is installed.
 */
export function asTyped(command: string, folder: string = codeFolder): string {
  if (folder !== 'src') return `npx broadsheet ${command}`;
  const [name = '', ...rest] = command.split(' ');
  return ['npm run', name, ...(rest.length === 0 ? [] : ['--', ...rest])].join(' ');
}
