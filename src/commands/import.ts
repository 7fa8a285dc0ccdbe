import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { asTyped } from '../engine/typed.ts';
import type { ImportResult } from '../import/import.ts';
import { countProblems, formatProblem, hasErrors } from '../problems/format.ts';
import { printable } from '../problems/printable.ts';
import type { Problem } from '../problems/problem.ts';
import { type BuildOptions, buildTime, productionOptions, type ReportProgress } from '../site/options.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import { showProgress } from './progress.ts';
import type { Shell } from './shell.ts';
import { asCallerSees } from './site-root.ts';

const usage: Usage = {
  synopsis: 'import SOURCE [MORE…] [options]',
  summary:
    'Moves a blog in: SOURCE is a WordPress export, export.xml, or several that are one blog, an export of Ghost, or the\n' +
    'folder of a blog of another generator. It becomes files of content/, and import-report.md says what became of\n' +
    'everything. Run again, it changes nothing that you edited.',
  positionals: true,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/, or will (default: this one).' },
    from: {
      type: 'string',
      value: 'NAME',
      help: 'What the source is, where it cannot be told: wordpress, ghost, hugo, jekyll, hexo, eleventy, astro, docusaurus, gatsby.',
    },
    uploads: {
      type: 'string',
      value: 'FOLDER',
      help: 'Uploaded files: a copy of wp-content/uploads or of Ghost’s content folder, or the downloads.',
    },
    force: { type: 'string', value: 'FILE', help: 'Write this file anew, though it was edited.' },
    'with-addresses': { type: 'boolean', help: 'Keep the mail and IP addresses of those who commented.' },
    json: { type: 'boolean', help: 'Print what was done, and what is wrong, as JSON on standard output.' },
  },
};

export const command: Command = { usage, run };

/**
 * More files than this are not checked in the end: a check holds some ten kilobytes of every text, an import next to nothing
 * of any. With so many both stay under 300 MB.
 */
const mostChecked = 6000;

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  // What is held of a source is little beside what is read of it and thrown away.
  shell.keepHeapSmall(30);
  const [show, release] = [showProgress(shell.errors), shell.memoryRelease()];
  const progress: ReportProgress = (reached) => {
    release();
    show(reached);
  };
  const root = typed.path('root') ?? shell.folder();
  const { report, files, wanted } = await imported(typed, root, progress, release);
  const isChecked = Object.values(files).reduce((sum, number) => sum + number, 0) <= mostChecked;
  const now = buildTime(shell.environment, Date.now);
  const found = isChecked ? await checked({ ...productionOptions(root), now, progress }, release) : [];
  const problems = asCallerSees(found, root, typed);
  if (typed.flag('json')) {
    const { counts, terms } = report;
    shell.output.print(
      printable(JSON.stringify({ ok: !hasErrors(problems), isChecked, counts, terms, files, wanted, problems })),
    );
    return hasErrors(problems) ? 1 : 0;
  }
  for (const { type, inSource, imported, leftOut } of report.counts)
    shell.output.print(printable(`${type}: ${inSource} in the source, ${imported} imported, ${leftOut} left out`));
  shell.output.print(
    `files: ${files.written} written, ${files.unchanged} unchanged, ${files.kept + files.removed} left as you edited them`,
  );
  if (wanted > 0)
    shell.output.print(`pictures.txt lists ${wanted} files that are not at hand, and says how to fetch them`);
  for (const problem of problems.filter(({ severity }) => severity === 'error'))
    shell.output.print(formatProblem(problem));
  if (!isChecked)
    shell.output.print(
      `check: not done, as a blog of this size takes more memory than its import: ${asTyped('check')}`,
    );
  else
    shell.output.print(
      `check: ${countProblems(problems)}${problems.length === 0 ? '' : ` (${asTyped('check')} shows them)`}`,
    );
  shell.output.print('import-report.md says what became of everything');
  return hasErrors(problems) ? 1 : 0;
}

/** Imports what was typed into the site in `root`; `onItem` is called when an item has been written. */
async function imported(
  typed: Typed,
  root: string,
  progress: ReportProgress,
  onItem: () => void,
): Promise<ImportResult> {
  const [{ importSource }, { sourceKindOf, sourceKinds, unknownSource }] = await Promise.all([
    import('../import/import.ts'),
    import('../import/recognise.ts'),
  ]);
  const paths = typed.positionals.map((path) => resolve(typed.caller, path));
  if (paths.length === 0) throw new UsageError(`One source is needed: ${asTyped('import export.xml')}`);
  const uploads = typed.value('uploads');
  for (const path of [...typed.positionals, ...(uploads === null ? [] : [uploads])])
    if (!existsSync(resolve(typed.caller, path))) throw new UsageError(`there is no ${path}: is its name typed right?`);
  const from = typed.value('from');
  if (from !== null && !sourceKinds.some(({ name }) => name === from))
    throw new UsageError(`--from ${from} is no kind of source: ${sourceKinds.map(({ name }) => name).join(', ')} are.`);
  const kind = sourceKindOf(paths, from);
  if (kind === null) throw new UsageError(unknownSource(paths, typed.positionals));
  const source = await kind.open({
    root,
    paths,
    uploads: typed.path('uploads'),
    withAddresses: typed.flag('with-addresses'),
    progress: (step, done, total) => progress({ step, done, total }),
  });
  const forced = typed.value('force');
  return await importSource(source, root, new Set(forced === null ? [] : [forced]), onItem);
}

/** Milliseconds between two times at which a check may give memory back. */
const releaseEvery = 50;

/**
 * Checks what was imported, in this thread alone: what others would hold is more than an import does. The theme is not
 * tried, as no import writes any of it.
 */
async function checked(options: BuildOptions, release: () => void): Promise<readonly Problem[]> {
  const { check } = await import('../build/check.ts');
  const timer = setInterval(release, releaseEvery);
  try {
    return await check({ ...options, alone: true }, { has: () => true, areContent: true });
  } finally {
    clearInterval(timer);
  }
}
