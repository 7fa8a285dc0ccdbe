import { resolve } from 'node:path';
import { type Summary, summaryLines } from '../output/summary.ts';
import { changedReasons, whyLines } from '../output/why.ts';
import { usualFormat } from '../problems/formats/formats.ts';
import { printable } from '../problems/printable.ts';
import type { Problem } from '../problems/problem.ts';
import type { SharedReport } from '../shared/report.ts';
import { buildTime, manifestFile, productionOptions } from '../site/options.ts';
import type { Typed, Usage } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import { printProblems } from './problem-report.ts';
import { showProgress } from './progress.ts';
import { sharedOptions, sharingOf, tableOf } from './shared-cache.ts';
import type { Shell } from './shell.ts';
import { asCallerSees, siteCache, siteRoot } from './site-root.ts';

const usage: Usage = {
  synopsis: 'build [options]',
  summary: 'Builds the site of content/ into _site/: only what changed since the last build is written.',
  positionals: false,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    output: { type: 'string', value: 'FOLDER', help: 'Where the site goes (default: _site in the root).' },
    cache: { type: 'string', value: 'FOLDER', help: 'What is kept between builds (default: .cache in the root).' },
    manifest: {
      type: 'string',
      value: 'FILE',
      help: 'Where the list of what is in the output goes, for publishing (default: _site.manifest.json, beside the output).',
    },
    compress: {
      type: 'boolean',
      help: 'Put Brotli and gzip copies beside all texts, for servers that answer with such (nginx, Caddy, Apache).',
    },
    clean: {
      type: 'boolean',
      help: 'Start afresh: forget the last build, make every page anew. Encoded pictures stay.',
    },
    prune: {
      type: 'boolean',
      help: 'Drop from the cache the pictures and drawings that no page uses any more, and what killed builds have left.',
    },
    drafts: { type: 'boolean', help: 'Show drafts, scheduled and expired posts, marked. Not for publishing.' },
    why: { type: 'boolean', help: 'Say of every page that is made anew why it is.' },
    ...sharedOptions,
    json: { type: 'boolean', help: 'Print what was done, or what is wrong, as one line of JSON on standard output.' },
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  shell.claimHeap();
  const { build } = await import('../build/build.ts');
  const root = siteRoot(typed, shell);
  const output = resolve(root, typed.value('output') ?? '_site');
  const sharing = await sharingOf(typed, root, shell);
  const { summary, problems: found } = await build({
    ...productionOptions(root),
    output,
    manifest: resolve(root, typed.value('manifest') ?? manifestFile(output)),
    compress: typed.flag('compress'),
    cache: siteCache(typed, root),
    now: buildTime(shell.environment, Date.now),
    preview: typed.flag('drafts'),
    clean: typed.flag('clean'),
    prune: typed.flag('prune'),
    progress: showProgress(shell.errors),
    shared: sharing.open,
  });
  const shared = await sharing.end();
  const isJson = typed.flag('json');
  if (isJson) shell.output.print(printable(JSON.stringify(report(summary, asCallerSees(found, root, typed), shared))));
  if (found.length > 0) {
    await printProblems(found, {
      format: isJson ? 'text' : usualFormat(shell.environment),
      ...{ root, shell, output: shell.errors, isFixable: false },
      ending: summary === null ? ': nothing was written.' : '',
    });
  }
  if (summary === null) return 1;
  if (isJson) return 0;
  const { remade, removed } = summary;
  if (typed.flag('why')) for (const line of whyLines(remade, removed)) shell.output.print(line);
  for (const line of [...summaryLines(summary), ...(await tableOf(shared))]) shell.output.print(line);
  return 0;
}

/** What `--json` prints: all problems, and the summary where the site was written. */
function report(summary: Summary | null, problems: readonly Problem[], shared: SharedReport | null): object {
  if (summary === null) return { ok: false, problems, shared };
  const { remade, ...others } = summary;
  return { ok: true, problems, ...others, why: changedReasons(remade), shared };
}
