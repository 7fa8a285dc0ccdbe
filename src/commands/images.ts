import { parseShard } from '../images/plan/shard.ts';
import { countProblems, formatProblem, hasErrors } from '../problems/format.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import { showProgress } from './progress.ts';
import { sharedOptions, sharingOf, tableOf } from './shared-cache.ts';
import type { Shell } from './shell.ts';
import { asCallerSees, siteCache, siteRoot } from './site-root.ts';

const usage: Usage = {
  synopsis: 'images [options]',
  summary: 'Encodes the pictures of the site into .cache/images/, so that a build finds them there.',
  positionals: false,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    cache: { type: 'string', value: 'FOLDER', help: 'What is kept between builds (default: .cache in the root).' },
    ...sharedOptions,
    shard: { type: 'string', value: 'K/N', help: 'Only part K of N: several machines divide the work.' },
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const { encodeShare } = await import('../build/build.ts');
  const root = siteRoot(typed, shell);
  const shard = parseShard(typed.value('shard') ?? '1/1');
  if (shard === null) throw new UsageError(`--shard takes a part such as 3/16, not "${typed.value('shard')}".`);
  const sharing = await sharingOf(typed, root, shell);
  const {
    encoded,
    reused,
    problems: found,
  } = await encodeShare({
    ...productionOptions(root),
    cache: siteCache(typed, root),
    now: buildTime(shell.environment, Date.now),
    progress: showProgress(shell.errors),
    shard,
    shared: sharing.open,
  });
  const problems = asCallerSees(found, root, typed);
  for (const problem of problems) shell.errors.print(formatProblem(problem));
  if (problems.length > 0) shell.errors.print(countProblems(problems));
  const table = await tableOf(await sharing.end());
  shell.output.print(`pictures ${encoded} encoded, ${reused} reused`);
  for (const line of table) shell.output.print(line);
  return hasErrors(problems) ? 1 : 0;
}
