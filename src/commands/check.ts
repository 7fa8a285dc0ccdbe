import { countProblems, formatProblem, hasErrors } from '../problems/format.ts';
import { printable } from '../problems/printable.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import type { Typed, Usage } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import { showProgress } from './progress.ts';
import { asCallerSees, siteRoot } from './site-root.ts';

const usage: Usage = {
  synopsis: 'check [options]',
  summary: 'Checks content/ without building: every mistake is one line with its file, its place and its remedy.',
  positionals: false,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    drafts: { type: 'boolean', help: 'Check drafts, scheduled and expired posts as if they were published.' },
    json: { type: 'boolean', help: 'Print the problems as JSON on standard output.' },
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed): Promise<ExitStatus> {
  const { check } = await import('../build/check.ts');
  const root = siteRoot(typed);
  const found = await check({
    ...productionOptions(root),
    now: buildTime(process.env, Date.now),
    preview: typed.flag('drafts'),
    progress: showProgress(process.stderr),
  });
  const problems = asCallerSees(found, root, typed);
  if (typed.flag('json')) console.log(printable(JSON.stringify(problems)));
  else for (const line of [...problems.map(formatProblem), countProblems(problems)]) console.log(line);
  return hasErrors(problems) ? 1 : 0;
}
