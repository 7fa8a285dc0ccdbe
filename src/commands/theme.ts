import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { home } from '../engine/own-files.ts';
import { asTyped } from '../engine/typed.ts';
import { engineVersion } from '../engine/version.ts';
import { writeAtomically } from '../files/write-whole.ts';
import { meant, nearest } from '../problems/nearest.ts';
import { printable } from '../problems/printable.ts';
import { isMarkable, markedCopy, type Standing, themeFiles, withoutMark } from '../theme/copies.ts';
import { filesBelow, themeText } from '../theme/theme-files.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import type { Output, Shell } from './shell.ts';
import { siteRoot, wayTo } from './site-root.ts';

const usage: Usage = {
  synopsis: 'theme list | eject FILE… | diff [FILE…] | accept FILE… [options]',
  summary:
    'The files of the theme, which a site overrides one by one in its _includes/.\n' +
    'list tells of each whose it is; eject copies some there; diff shows what differs between your files and the\n' +
    'ones that you have copied, as they are now; accept says that a copy knows its original as it is now.',
  positionals: true,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
  },
};

export const command: Command = { usage, run };

/** The engine's theme. */
const engine = join(home, '_includes');

/** A site's files of the theme, and how its folder is called where the command was typed. */
interface OwnTheme {
  readonly folder: string;
  readonly way: string;
}

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const [action = '', ...names] = typed.positionals;
  const root = siteRoot(typed, shell);
  const own = { folder: join(root, '_includes'), way: `${wayTo(root, typed.caller)}_includes/` };
  if (own.folder === engine) throw new UsageError('this folder is the engine itself: change its files in _includes/.');
  if (action === 'list' && names.length === 0) list(own, shell.output);
  else if (action === 'eject' && names.length > 0) eject(own, names, shell.output);
  else if (action === 'diff') await diff(own, names, shell.output);
  else if (action === 'accept' && names.length > 0) accept(own, names, shell.output);
  else
    throw new UsageError(
      `theme takes list, eject FILE, diff or accept FILE, as in: ${asTyped('theme eject partials/card.njk')}`,
    );
  return 0;
}

function list({ folder }: OwnTheme, output: Output): void {
  const files = themeFiles(folder, engine);
  const width = Math.max(...files.map(({ name }) => name.length)) + 2;
  for (const { name, standing } of files) output.print(printable(name.padEnd(width) + wordsFor(standing)).trimEnd());
}

function wordsFor(standing: Standing): string {
  if (standing.kind === 'engine') return '';
  if (standing.kind === 'override') return 'yours';
  if (standing.kind === 'own') return 'yours, and nothing of the engine';
  const { origin, isChanged } = standing;
  return `yours, a copy of ${origin.version}${isChanged ? ': the original has changed since' : ''}`;
}

function eject(own: OwnTheme, names: readonly string[], output: Output): void {
  for (const name of names) {
    const original = textOf(name);
    if (existsSync(join(own.folder, name))) throw new UsageError(`${own.way}${name} is there already: it is yours.`);
    writeAtomically(join(own.folder, name), markedCopy(name, original, engineVersion()));
    output.print(own.way + name);
  }
}

async function diff(own: OwnTheme, names: readonly string[], output: Output): Promise<void> {
  const { createTwoFilesPatch } = await import('diff');
  const overridden = themeFiles(own.folder, engine).filter(
    ({ standing: { kind } }) => kind === 'copy' || kind === 'override',
  );
  for (const name of names.length > 0 ? names : overridden.map((file) => file.name).filter(isMarkable)) {
    const original = textOf(name);
    const copy = withoutMark(ownText(own, name));
    if (copy === original) continue;
    const [, ...lines] = createTwoFilesPatch(
      `broadsheet ${engineVersion()}: ${name}`,
      own.way + name,
      original,
      copy,
    ).split('\n');
    output.print(lines.map(printable).join('\n').trimEnd());
  }
}

function accept(own: OwnTheme, names: readonly string[], output: Output): void {
  for (const name of names) {
    const copy = withoutMark(ownText(own, name));
    writeAtomically(join(own.folder, name), markedCopy(name, textOf(name), engineVersion(), copy));
    output.print(`${own.way}${name} knows ${name} of ${engineVersion()}`);
  }
}

/** The text of a file of the engine's theme. Throws UsageError where it has none that can say where a copy is from. */
function textOf(name: string): string {
  const names = filesBelow(engine);
  if (!names.includes(name)) {
    throw new UsageError(
      `the theme has no ${name}: ${meant(nearest(name, names), `${asTyped('theme list')} tells all of its files.`)}`,
    );
  }
  if (!isMarkable(name))
    throw new UsageError(`${name} is no text: put a file of your own of that name into _includes/.`);
  const read = themeText([engine], name);
  if ('fault' in read) throw new UsageError(`${join(engine, name)} cannot be read.`);
  return read.text;
}

function ownText({ folder, way }: OwnTheme, name: string): string {
  const read = themeText([folder], name);
  if ('fault' in read) throw new UsageError(`there is no ${way}${name}: ${asTyped(`theme eject ${name}`)} makes one.`);
  return read.text;
}
