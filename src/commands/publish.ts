import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { printable } from '../problems/printable.ts';
import { manifestFile } from '../site/options.ts';
import { numberOf, type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import { lastBuildOptions } from './last-build.ts';
import { showProgress } from './progress.ts';
import type { Shell } from './shell.ts';

const usage: Usage = {
  synopsis: 'publish TARGET [options]',
  summary:
    'Publishes what the last build has left to a folder, or to s3://bucket/prefix: only what changed, in an order in which no reader sees half a site.',
  positionals: true,
  options: {
    ...lastBuildOptions,
    'dry-run': { type: 'boolean', help: 'Say what would be done, and change nothing.' },
    region: {
      type: 'string',
      value: 'NAME',
      help: 'The region of the bucket (default: AWS_REGION, or the profile’s).',
    },
    endpoint: {
      type: 'string',
      value: 'URL',
      help: 'Where the bucket is when it is not Amazon’s: R2, MinIO, Ceph, Google.',
    },
    profile: { type: 'string', value: 'NAME', help: 'The profile of ~/.aws/config that has the credentials.' },
    purge: {
      type: 'string',
      value: 'WAY',
      help: 'Tell a CDN what to forget: print, command:COMMAND, cloudfront:DISTRIBUTION, cloudflare:ZONE, fastly.',
    },
    adopt: {
      type: 'boolean',
      help: 'Publish to where files are that no publish has left: those of the same names are replaced.',
    },
    'allow-lost': { type: 'boolean', help: 'Take away addresses of posts and pages, without a redirect.' },
    force: { type: 'boolean', help: 'Take away more of the pages than --share says.' },
    share: {
      type: 'string',
      value: 'PERCENT',
      help: 'How many of the pages a publish takes away at most (default: 20).',
    },
    'take-over': { type: 'boolean', help: 'Take over from another publish that has been stopped.' },
    grace: {
      type: 'string',
      value: 'DAYS',
      help: 'How long pictures and styles of earlier versions stay (default: 30).',
    },
    parallel: { type: 'string', value: 'NUMBER', help: 'Uploads at a time (default: 16).' },
    json: { type: 'boolean', help: 'Print what was done as one line of JSON on standard output.' },
  },
};

const day = 86_400_000;

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const [name, ...more] = typed.positionals;
  if (name === undefined || more.length > 0)
    throw new UsageError('One target is needed: a folder, or s3://bucket/prefix.');
  // The output and its manifest are enough: nothing else of the site has to be here.
  const root = typed.path('root') ?? shell.folder();
  const output = resolve(root, typed.value('output') ?? '_site');
  const manifest = resolve(root, typed.value('manifest') ?? manifestFile(output));
  const parallel = numberOf(typed, 'parallel', 16, 1, 256);
  const [share, grace] = [numberOf(typed, 'share', 20, 0, 100) / 100, numberOf(typed, 'grace', 30, 0, 3650) * day];
  const [{ publish }, { readBuilt }, { openTarget }, { machine }, { purgerFor }, summary] = await Promise.all([
    import('../publish/publish.ts'),
    import('../publish/prepare.ts'),
    import('../publish/open-target.ts'),
    import('../publish/surroundings.ts'),
    import('../publish/purge/purger.ts'),
    import('../publish/summary.ts'),
  ]);
  const access = { region: typed.value('region'), endpoint: typed.value('endpoint'), profile: typed.value('profile') };
  const surroundings = machine();
  const environment = shell.environment;
  const isJson = typed.flag('json');
  const onLine = (line: string) => (isJson ? shell.errors : shell.output).print(printable(line));
  const way = typed.value('purge');
  const means = { environment, surroundings, access, onLine, send: fetch };
  const purge = way === null ? null : purgerFor(way, means);
  const target = await openTarget(name, { ...access, caller: typed.caller, output, parallel, environment });
  const progress = showProgress(shell.errors);
  const dryRun = typed.flag('dry-run');
  const outcome = await publish(readBuilt(output, manifest), target, {
    force: typed.flag('force'),
    share,
    allowLost: typed.flag('allow-lost'),
    adopt: typed.flag('adopt') ? async () => true : askOnce(name, shell),
    grace,
    takeOver: typed.flag('take-over'),
    dryRun,
    parallel,
    purge,
    surroundings,
    signal: stopSignal(shell.stopped()),
    onLine,
    onProgress: (done, total) => progress({ step: 'published', done, total }),
  });
  if (isJson) shell.output.print(printable(JSON.stringify({ ok: true, dryRun, ...summary.publishReport(outcome) })));
  else {
    if (dryRun) for (const line of summary.planLines(outcome)) onLine(line);
    onLine(summary.publishLine(outcome, !dryRun));
  }
  return 0;
}

/** Asks once whether files of others may be replaced; in a log nobody answers, and the answer is no. */
function askOnce(target: string, shell: Shell): (foreign: readonly string[]) => Promise<boolean> {
  let answer: Promise<boolean> | null = null;
  return (foreign) => (answer ??= ask(target, foreign, shell));
}

async function ask(target: string, foreign: readonly string[], shell: Shell): Promise<boolean> {
  if (!shell.input.isTTY || !shell.errors.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const question = `Files are at ${target} that no publish has left there, ${foreign.length} in all. Replace those of the same names as the site's? The others stay. [y/N] `;
  const answer = await lines.question(question);
  lines.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

/** Aborted when the process is asked to end: the claim on the target is then given back. */
function stopSignal(signal: AbortSignal): AbortSignal {
  const stopped = new AbortController();
  signal.addEventListener('abort', () =>
    stopped.abort(new Error('stopped: what is uploaded stays, and the next publish goes on from there.')),
  );
  return stopped.signal;
}
