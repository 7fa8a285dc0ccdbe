import { resolve } from 'node:path';
import { countProblems, formatProblem, hasErrors } from '../problems/format.ts';
import { printable } from '../problems/printable.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import type { Usage } from './arguments.ts';
import { runCommand } from './command.ts';
import { showProgress } from './progress.ts';

const usage: Usage = {
  synopsis: 'npm run check -- [options]',
  summary: 'Checks content/ without building: every mistake is one line with its file, its place and its remedy.',
  positionals: false,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    drafts: { type: 'boolean', help: 'Check drafts, scheduled and expired posts as if they were published.' },
    json: { type: 'boolean', help: 'Print the problems as JSON on standard output.' },
  },
};

await runCommand(usage, async (typed) => {
  const { check } = await import('../build/check.ts');
  const root = resolve(typed.value('root') ?? '.');
  const problems = await check({
    ...productionOptions(root),
    now: buildTime(process.env, Date.now),
    preview: typed.flag('drafts'),
    progress: showProgress(process.stderr),
  });
  if (typed.flag('json')) console.log(printable(JSON.stringify(problems)));
  else for (const line of [...problems.map(formatProblem), countProblems(problems)]) console.log(line);
  return hasErrors(problems) ? 1 : 0;
});
