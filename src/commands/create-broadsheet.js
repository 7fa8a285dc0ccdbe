#!/usr/bin/env node
/** The command of the package create-broadsheet, which `npm create broadsheet` runs: `broadsheet create`, by itself. */
import { callersFolder, oldNodeMessage } from './node.js';

const tooOld = oldNodeMessage();
if (tooOld === null) {
  const [{ command }, { runCommand }] = await Promise.all([import('./create.ts'), import('./command.ts')]);
  await runCommand(command, process.argv.slice(2), callersFolder());
} else {
  console.error(tooOld);
  process.exitCode = 2;
}
