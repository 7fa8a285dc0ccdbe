import type { EmbedRecord } from '../markdown/features/embeds/record.ts';
import { sortProblems } from '../problems/format.ts';
import { withLevels } from '../problems/levels.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import { numberOf, type Typed, type Usage } from './arguments.ts';
import { chosenFiles } from './chosen-files.ts';
import type { Command, ExitStatus } from './command.ts';
import { formatOption, printProblems, typedFormat } from './problem-report.ts';
import type { Shell } from './shell.ts';
import { siteCache, siteRoot, wayTo } from './site-root.ts';

const usage: Usage = {
  synopsis: 'embeds [files] [options]',
  summary:
    'Fetches titles and pictures of the films, notes, programs and gists that posts and pages show into content/embeds/, to be committed with them. What is there stays.',
  positionals: true,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    cache: { type: 'string', value: 'FOLDER', help: 'What is kept between builds (default: .cache in the root).' },
    again: { type: 'boolean', help: 'Fetch what is there once more, and write over it.' },
    timeout: { type: 'string', value: 'SECONDS', help: 'How long an answer may take (default: 20).' },
    private: { type: 'boolean', help: 'Ask addresses in private networks too.' },
    strict: { type: 'boolean', help: 'Warnings fail too.' },
    ...formatOption,
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const format = typedFormat(typed, shell);
  const root = siteRoot(typed, shell);
  const chosen = chosenFiles(typed.positionals, root, typed.caller);
  const timeout = numberOf(typed, 'timeout', 20, 1, 600) * 1000;
  const [{ shown }, { fetchEmbeds }, { downloader }] = await Promise.all([
    import('../build/shown.ts'),
    import('../embeds/fetch-embeds.ts'),
    import('../embeds/download.ts'),
  ]);
  const cache = siteCache(typed, root);
  // What is written now is published later: drafts are asked for too.
  const read = await shown({
    ...productionOptions(root),
    cache,
    now: buildTime(shell.environment, Date.now),
    preview: true,
  });
  if (read === null) {
    shell.errors.print('site.yaml or the theme has mistakes: "broadsheet check" tells them. Mend these, then fetch.');
    return 1;
  }
  const { site, embeds, isWhole } = read;
  const wanted = embeds.filter(({ place }) => chosen === null || chosen.has(place.file));
  const before = wayTo(root, typed.caller);
  const { fetched, known, problems } = await fetchEmbeds(wanted, {
    root,
    again: typed.flag('again'),
    download: downloader({
      site: site.url,
      timeout,
      privateToo: typed.flag('private'),
      environment: shell.environment,
    }),
    onFetched: (file, record) => shell.errors.print(`${before}${file}  ${titleOf(record)}`.trimEnd()),
  });
  const told = sortProblems(withLevels(problems, site.rules));
  await printProblems(told, { format, root, shell, output: shell.output, isFixable: false });
  shell.errors.print(`embeds: ${fetched} fetched, ${known} known from before`);
  if (!isWhole) shell.errors.print('files with mistakes were left out: "broadsheet check" tells them.');
  const isWrong = told.some(({ severity }) => severity === 'error' || typed.flag('strict'));
  return isWrong ? 1 : 0;
}

/** What was fetched, in a line. */
function titleOf({ title, text, author }: Partial<EmbedRecord>): string {
  const line = title ?? text?.replaceAll(/\s+/g, ' ') ?? author ?? '';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
