import { resolve } from 'node:path';
import { parseShard } from '../images/plan/shard.ts';
import { countProblems, formatProblem, hasErrors } from '../problems/format.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import { showProgress } from './progress.ts';
import { sharedOptions, sharingOf, tableOf } from './shared-cache.ts';
import { asCallerSees, siteRoot } from './site-root.ts';

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

async function run(typed: Typed): Promise<ExitStatus> {
  const { encodeShare } = await import('../build/build.ts');
  const root = siteRoot(typed);
  const shard = parseShard(typed.value('shard') ?? '1/1');
  if (shard === null) throw new UsageError(`--shard takes a part such as 3/16, not "${typed.value('shard')}".`);
  const sharing = await sharingOf(typed, root);
  const {
    encoded,
    reused,
    problems: found,
  } = await encodeShare({
    ...productionOptions(root),
    cache: resolve(root, typed.value('cache') ?? '.cache'),
    now: buildTime(process.env, Date.now),
    progress: showProgress(process.stderr),
    shard,
    shared: sharing.open,
  });
  const problems = asCallerSees(found, root, typed);
  for (const problem of problems) console.error(formatProblem(problem));
  if (problems.length > 0) console.error(countProblems(problems));
  const table = await tableOf(await sharing.end());
  console.log(`pictures ${encoded} encoded, ${reused} reused`);
  for (const line of table) console.log(line);
  return hasErrors(problems) ? 1 : 0;
}
