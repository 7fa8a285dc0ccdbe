#!/usr/bin/env node
/** The command of the package create-broadsheet, which `npm create broadsheet` runs: `broadsheet create`, by itself. */
import { callersFolder, oldNodeMessage } from './node.js';

const tooOld = oldNodeMessage();
if (tooOld === null) {
  const [{ command }, { runCommand }, { processShell }] = await Promise.all([
    import('./create.ts'),
    import('./command.ts'),
    import('./shell.ts'),
  ]);
  process.exitCode = await runCommand(command, process.argv.slice(2), processShell(callersFolder()));
} else {
  console.error(tooOld);
  process.exitCode = 2;
}
