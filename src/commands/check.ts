import { resolve } from 'node:path';
import { formatProblem, hasErrors } from '../problems/format.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import type { Usage } from './arguments.ts';
import { runCommand } from './command.ts';

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
  const { check } = await import('../build/build.ts');
  const root = resolve(typed.value('root') ?? '.');
  const problems = await check({
    ...productionOptions(root),
    now: buildTime(process.env, Date.now),
    preview: typed.flag('drafts'),
  });
  if (typed.flag('json')) console.log(JSON.stringify(problems));
  else if (problems.length === 0) console.log('no problems');
  else for (const problem of problems) console.log(formatProblem(problem));
  return hasErrors(problems) ? 1 : 0;
});
