import { hasErrors } from '../problems/format.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import type { Typed, Usage } from './arguments.ts';
import { chosenFiles } from './chosen-files.ts';
import type { Command, ExitStatus } from './command.ts';
import { formatOption, printProblems, typedFormat } from './problem-report.ts';
import { showProgress } from './progress.ts';
import { sharedOptions, sharingOf, tableOf } from './shared-cache.ts';
import { siteRoot } from './site-root.ts';

const usage: Usage = {
  synopsis: 'check [files] [options]',
  summary:
    'Checks content/ without building: every mistake with its file, its place and its remedy. Of files or folders that are named, what is wrong with them, in the light of all others.',
  positionals: true,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    drafts: { type: 'boolean', help: 'Check drafts, scheduled and expired posts as if they were published.' },
    strict: { type: 'boolean', help: 'Warnings fail too, but those in drafts.' },
    ...sharedOptions,
    ...formatOption,
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed): Promise<ExitStatus> {
  const format = typedFormat(typed);
  const { check } = await import('../build/check.ts');
  const root = siteRoot(typed);
  const chosen = chosenFiles(typed.positionals, root, typed.caller);
  const sharing = await sharingOf(typed, root);
  const found = await check(
    {
      ...productionOptions(root),
      now: buildTime(process.env, Date.now),
      preview: typed.flag('drafts'),
      progress: showProgress(process.stderr),
      shared: sharing.open,
    },
    chosen,
  );
  for (const line of await tableOf(await sharing.end())) console.error(line);
  await printProblems(found, { format, root, typed, stream: process.stdout, isFixable: false });
  return hasErrors(found) || (typed.flag('strict') && found.some(({ draft }) => draft !== true)) ? 1 : 0;
}
