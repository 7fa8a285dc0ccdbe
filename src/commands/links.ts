import type { Checked } from '../links/check.ts';
import { hasErrors, sortProblems } from '../problems/format.ts';
import { withLevels } from '../problems/levels.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import { placed } from '../site/placed.ts';
import { numberOf, type Typed, type Usage } from './arguments.ts';
import { chosenFiles } from './chosen-files.ts';
import type { Command, ExitStatus } from './command.ts';
import { formatOption, printProblems, typedFormat } from './problem-report.ts';
import { showProgress } from './progress.ts';
import type { Shell } from './shell.ts';
import { siteCache, siteRoot } from './site-root.ts';

const usage: Usage = {
  synopsis: 'links [files] [options]',
  summary:
    'Checks the links of posts, pages and site.yaml to other sites, or those of files or folders that are named. Stopped, it goes on from there the next time.',
  positionals: true,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    cache: { type: 'string', value: 'FOLDER', help: 'What is kept between runs (default: .cache in the root).' },
    drafts: { type: 'boolean', help: 'Check drafts, scheduled and expired posts too.' },
    fragments: { type: 'boolean', help: 'Read the pages, and look for what stands behind the # of a link.' },
    ignore: {
      type: 'string',
      value: 'PATTERN',
      multiple: true,
      help: 'A host, or a URL in which * stands for anything, that is not asked, as links.ignore of site.yaml; several times.',
    },
    only: {
      type: 'string',
      value: 'PATTERN',
      multiple: true,
      help: 'A host or a URL, as above, that is asked, and no other; several times.',
    },
    age: { type: 'string', value: 'DAYS', help: 'How long what was found is believed (default: 7).' },
    timeout: { type: 'string', value: 'SECONDS', help: 'How long an answer may take (default: 20).' },
    limit: { type: 'string', value: 'MINUTES', help: 'End after that time, with what is known by then.' },
    parallel: { type: 'string', value: 'NUMBER', help: 'Requests at a time, two of them at one host (default: 16).' },
    private: { type: 'boolean', help: 'Ask addresses in private networks too.' },
    strict: { type: 'boolean', help: 'Warnings fail too.' },
    ...formatOption,
  },
};

export const command: Command = { usage, run };

const second = 1000;
const minute = 60 * second;
const day = 1440 * minute;

/** Requests at one host at a time, and the milliseconds between two of them. */
const perHost = 2;
const pause = 250;

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const format = typedFormat(typed, shell);
  const root = siteRoot(typed, shell);
  const chosen = chosenFiles(typed.positionals, root, typed.caller);
  const parallel = numberOf(typed, 'parallel', 16, 1, 256);
  const timeout = numberOf(typed, 'timeout', 20, 1, 600) * second;
  const age = numberOf(typed, 'age', 7, 0, 3650) * day;
  const limit = typed.value('limit') === null ? null : numberOf(typed, 'limit', 1, 1, 1440) * minute;
  const [{ outward }, { checkLinks }, { asker }, { Turns }, { readKnown, keepKnown }, { matcher }, links, { machine }] =
    await Promise.all([
      import('../build/outward.ts'),
      import('../links/check.ts'),
      import('../links/ask.ts'),
      import('../links/turns.ts'),
      import('../links/kept.ts'),
      import('../links/patterns.ts'),
      import('../links/findings.ts'),
      import('../publish/surroundings.ts'),
    ]);
  const cache = siteCache(typed, root);
  const now = buildTime(shell.environment, Date.now);
  const read = await outward({ ...productionOptions(root), cache, now, preview: typed.flag('drafts') });
  if (read === null) {
    shell.errors.print(
      'site.yaml or the theme has mistakes: "broadsheet check" tells them. Mend these, then check the links.',
    );
    return 1;
  }
  const { site, urls, isWhole } = read;
  const [isIgnored, isWanted] = [[...site.links.ignore, ...typed.values('ignore')], typed.values('only')].map(matcher);
  const { signal, isStopped } = endOf(limit, shell.stopped());
  const surroundings = machine();
  const checked = await checkLinks(urls, {
    known: readKnown(cache),
    age,
    fragments: typed.flag('fragments'),
    isIgnored: (url) => isIgnored?.(url) === true || (typed.values('only').length > 0 && isWanted?.(url) !== true),
    isWanted: ({ place }) => chosen === null || chosen.has(place().file),
    progress: showProgress(shell.errors),
    ask: asker({ site: site.url, timeout, privateToo: typed.flag('private'), environment: shell.environment }),
    turns: new Turns({ parallel, perHost, pause }, surroundings),
    signal,
    surroundings,
    headless: new Set(),
    closed: new Map(),
    answering: new Set(),
  });
  const found = withLevels(links.findings(checked.links), site.rules);
  const problems = sortProblems(await placed(found, root));
  await printProblems(problems, { format, root, shell, output: shell.output, isFixable: false });
  shell.errors.print(summary(checked.counts));
  keepKnown(cache, checked.known);
  if (!isWhole) shell.errors.print('files with mistakes were left out: "broadsheet check" tells them.');
  const isWrong = typed.flag('strict') ? problems.length > 0 : hasErrors(problems);
  return isWrong || isStopped() ? 1 : 0;
}

function summary({ addresses, asked, ignored, left }: Checked['counts']): string {
  return [
    `addresses ${addresses - left - asked} known from before, ${asked} asked`,
    ...(ignored === 0 ? [] : [`${ignored} ignored`]),
    ...(left === 0 ? [] : [`${left} left for the next run`]),
  ].join(', ');
}

/** Ends a check after a time, or when the process is asked to end: what is known by then is told, and kept. */
function endOf(
  limit: number | null,
  stopped: AbortSignal,
): { readonly signal: AbortSignal; readonly isStopped: () => boolean } {
  const signals = limit === null ? [stopped] : [stopped, AbortSignal.timeout(limit)];
  return { signal: AbortSignal.any(signals), isStopped: () => stopped.aborted };
}
