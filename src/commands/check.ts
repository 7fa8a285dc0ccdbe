import { hasErrors } from '../problems/format.ts';
import { printable } from '../problems/printable.ts';
import type { Problem } from '../problems/problem.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import type { Typed, Usage } from './arguments.ts';
import { chosenFiles } from './chosen-files.ts';
import type { Command, ExitStatus } from './command.ts';
import { formatOption, printProblems, typedFormat } from './problem-report.ts';
import { showProgress } from './progress.ts';
import { sharedOptions, sharingOf, tableOf } from './shared-cache.ts';
import type { Shell } from './shell.ts';
import { siteRoot } from './site-root.ts';

const usage: Usage = {
  synopsis: 'check [files] [options]',
  summary:
    'Checks content/ without building: every mistake with its file, its place and its remedy. Of files or folders that are named, what is wrong with them, in the light of all others.',
  positionals: true,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    drafts: { type: 'boolean', help: 'Check drafts, scheduled and expired posts as if they were published.' },
    fix: { type: 'boolean', help: 'Mend what has one sure remedy, in the files themselves, and say what was done.' },
    strict: { type: 'boolean', help: 'Warnings fail too, but those in drafts.' },
    ...sharedOptions,
    ...formatOption,
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const format = typedFormat(typed, shell);
  const { check } = await import('../build/check.ts');
  const root = siteRoot(typed, shell);
  const chosen = chosenFiles(typed.positionals, root, typed.caller);
  const sharing = await sharingOf(typed, root, shell);
  const options = {
    ...productionOptions(root),
    now: buildTime(shell.environment, Date.now),
    preview: typed.flag('drafts'),
    progress: showProgress(shell.errors),
    shared: sharing.open,
  };
  const found = typed.flag('fix')
    ? await fixed(root, shell, () => check(options, chosen))
    : await check(options, chosen);
  for (const line of await tableOf(await sharing.end())) shell.errors.print(line);
  await printProblems(found, { format, root, shell, output: shell.output, isFixable: !typed.flag('fix') });
  return hasErrors(found) || (typed.flag('strict') && found.some(({ draft }) => draft !== true)) ? 1 : 0;
}

/** Mends what can be, tells what was done, and gives what is left. */
async function fixed(
  root: string,
  { errors }: Shell,
  check: () => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const { fixAll } = await import('../build/fix.ts');
  const { done, problems } = await fixAll(root, check);
  for (const { file, line, rule, does } of done) errors.print(printable(`${file}:${line} mended ${rule} ${does}`));
  if (done.length > 0) errors.print(`${done.length} ${done.length === 1 ? 'mistake was' : 'mistakes were'} mended.`);
  return problems;
}
