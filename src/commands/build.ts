import { resolve } from 'node:path';
import type { BuildResult } from '../build/build.ts';
import { summaryLines } from '../output/summary.ts';
import { changedReasons, whyLines } from '../output/why.ts';
import { countProblems, formatProblem } from '../problems/format.ts';
import { printable } from '../problems/printable.ts';
import { buildTime, manifestFile, productionOptions } from '../site/options.ts';
import type { Usage } from './arguments.ts';
import { runCommand } from './command.ts';
import { keepHeapSmall } from './heap.ts';
import { showProgress } from './progress.ts';

const usage: Usage = {
  synopsis: 'npm run build -- [options]',
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
    prune: { type: 'boolean', help: 'Drop encoded pictures from the cache that no page uses any more.' },
    drafts: { type: 'boolean', help: 'Show drafts, scheduled and expired posts, marked. Not for publishing.' },
    why: { type: 'boolean', help: 'Say of every page that is made anew why it is.' },
    json: { type: 'boolean', help: 'Print what was done, or what is wrong, as one line of JSON on standard output.' },
  },
};

keepHeapSmall();

await runCommand(usage, async (typed) => {
  const { build } = await import('../build/build.ts');
  const root = resolve(typed.value('root') ?? '.');
  const output = resolve(root, typed.value('output') ?? '_site');
  const result = await build({
    ...productionOptions(root),
    output,
    manifest: resolve(root, typed.value('manifest') ?? manifestFile(output)),
    compress: typed.flag('compress'),
    cache: resolve(root, typed.value('cache') ?? '.cache'),
    now: buildTime(process.env, Date.now),
    preview: typed.flag('drafts'),
    clean: typed.flag('clean'),
    prune: typed.flag('prune'),
    progress: showProgress(process.stderr),
  });
  const isJson = typed.flag('json');
  if (isJson) console.log(printable(JSON.stringify(report(result))));
  for (const problem of result.problems) console.error(formatProblem(problem));
  if (result.problems.length > 0)
    console.error(`${countProblems(result.problems)}${result.summary === null ? ': nothing was written.' : ''}`);
  if (result.summary === null) return 1;
  if (isJson) return 0;
  const { remade, removed } = result.summary;
  if (typed.flag('why')) for (const line of whyLines(remade, removed)) console.log(line);
  for (const line of summaryLines(result.summary)) console.log(line);
  return 0;
});

/** What `--json` prints: all problems, and the summary where the site was written. */
function report({ summary, problems }: BuildResult): object {
  if (summary === null) return { ok: false, problems };
  const { remade, ...others } = summary;
  return { ok: true, problems, ...others, why: changedReasons(remade) };
}
