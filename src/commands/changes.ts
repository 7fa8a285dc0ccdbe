import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Manifest, ScheduledPost } from '../model/manifest.ts';
import { githubLines } from '../problems/formats/github.ts';
import { printable } from '../problems/printable.ts';
import { buildTime, manifestFile } from '../site/options.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import type { Shell } from './shell.ts';

const usage: Usage = {
  synopsis: 'changes BEFORE [AFTER] [options]',
  summary:
    'Tells what differs between two builds by their manifests: the one that readers have, and the last one. Posts that are overdue are named.',
  positionals: true,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    format: { type: 'string', value: 'NAME', help: 'How it is told: text, markdown or json (default: text).' },
    preview: {
      type: 'string',
      value: 'URL',
      help: 'Where the last build can be looked at: pages of a table in Markdown lead there.',
    },
  },
};

export const command: Command = { usage, run };

const formats = ['text', 'markdown', 'json'] as const;

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const [named, other, ...more] = typed.positionals;
  if (named === undefined || more.length > 0)
    throw new UsageError('One or two manifests are needed: that of the build that readers have, and another.');
  const format = formats.find((one) => one === (typed.value('format') ?? 'text'));
  if (format === undefined)
    throw new UsageError(`--format takes one of ${formats.join(', ')}, not "${typed.value('format')}".`);
  const root = typed.path('root') ?? typed.caller;
  const [{ readManifest }, { changesBetween }, { changesLines, changesMarkdown, overdueText }] = await Promise.all([
    import('../output/manifest-file.ts'),
    import('../output/changes.ts'),
    import('../output/changes-text.ts'),
  ]);
  const read = (file: string): Manifest => {
    const manifest = readManifest(file);
    if (manifest === null) throw new UsageError(`${file} is no manifest of this version: build the site again.`);
    return manifest;
  };
  const after = read(other === undefined ? manifestFile(resolve(root, '_site')) : resolve(typed.caller, other));
  const file = resolve(typed.caller, named);
  if (!existsSync(file)) {
    shell.output.print(`there is no ${printable(named)}: nothing was built before, or its manifest was not kept.`);
    return 0;
  }
  const before = read(file);
  const changes = changesBetween(before, after, buildTime(shell.environment, Date.now));
  const preview = typed.value('preview');
  const places = { live: before.site, preview: preview === null ? null : preview.replace(/\/?$/, '/') };
  if (format === 'json') shell.output.print(printable(JSON.stringify({ ok: true, ...changes })));
  else if (format === 'markdown') shell.output.write(changesMarkdown(changes, places));
  else for (const line of changesLines(changes)) shell.output.print(line);
  if (shell.environment.GITHUB_ACTIONS === 'true')
    for (const post of changes.overdue) shell.errors.print(annotation(post, overdueText(post)));
  return 0;
}

/** A warning that GitHub shows beside a file. */
function annotation({ source }: ScheduledPost, message: string): string {
  const place = { file: source, line: 1, column: 1 };
  return githubLines([{ ...place, severity: 'warning', rule: 'overdue', message }], '')[0] ?? '';
}
