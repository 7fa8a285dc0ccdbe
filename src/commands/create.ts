import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { type Answers, completeUrl, usualAnswers } from '../create/answers.ts';
import { openQuestions } from '../create/ask.ts';
import { blogFiles } from '../create/blog-files.ts';
import { type Ci, ciNamed, ciNames } from '../create/ci.ts';
import { obstacleIn, writeBlog } from '../create/write-blog.ts';
import { blogTemplate, home } from '../engine/own-files.ts';
import { schemaFolder } from '../schemas/schema-store.ts';
import { noValues } from '../schemas/values.ts';
import { editorFiles, writeEditorFiles } from '../schemas/write-schemas.ts';
import { buildTime } from '../site/options.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import type { Shell } from './shell.ts';

const usage: Usage = {
  synopsis: 'create FOLDER [options]',
  summary:
    "Begins a blog: a folder that is a repository's content, with a first post and a first page, its settings, and a\n" +
    'workflow that publishes it. On a terminal it asks for what is not told.',
  positionals: true,
  options: {
    name: { type: 'string', value: 'TEXT', help: 'What the blog is called (default: as the folder).' },
    url: { type: 'string', value: 'URL', help: 'Where it will be published (default: https://example.com/).' },
    language: { type: 'string', value: 'TAG', help: 'Its language, such as de or en-GB (default: en-US).' },
    ci: {
      type: 'string',
      value: 'NAME',
      help: `What builds and publishes it: ${ciNames.join(', ')} (default: github).`,
    },
    engine: {
      type: 'string',
      value: 'VERSION',
      help: 'The Broadsheet that it depends on: a range of versions, or the path of a package (default: this one).',
    },
    install: { type: 'boolean', help: 'Install that at once, with npm.' },
  },
};

export const command: Command = { usage, run };

const description = z.object({ version: z.string(), engines: z.object({ node: z.string() }) });

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const { folder, named, answers, ci, installs } = await answersFor(typed, shell);
  const { version, engines } = description.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  const { files, problems } = blogFiles(answers, {
    folder,
    template: blogTemplate,
    engine: engineFor(typed, folder) ?? `^${version}`,
    node: engines.node,
    ci,
    today: new Date(buildTime(shell.environment, Date.now)).toISOString().slice(0, 10),
  });
  if (problems.length > 0) throw new UsageError(problems.map(({ message }) => message).join('\n'));
  writeBlog(folder, files);
  // Editors ask for them before the first preview has made them of what the blog has.
  writeEditorFiles(folder, editorFiles(noValues, schemaFolder));
  shell.output.print(`${named} is a blog now: ${files.map(({ path }) => path).join(', ')}`);
  const isInstalled = installs && install(folder);
  const steps = [...(named === '.' ? [] : [`cd ${named}`]), ...(isInstalled ? [] : ['npm install']), 'npm start'];
  shell.output.print(`\nGo on with:\n\n${steps.map((step) => `  ${step}\n`).join('')}`);
  return installs && !isInstalled ? 1 : 0;
}

/** What somebody said, or is asked for: on a terminal alone, and only for what was not typed. */
async function answersFor(typed: Typed, shell: Shell) {
  const [named, ...more] = typed.positionals;
  if (more.length > 0) throw new UsageError('One folder is needed, in quotes where its name has spaces.');
  const given = { name: typed.value('name'), url: typed.value('url'), language: typed.value('language') };
  const ci = typed.value('ci');
  const isAsked = shell.input.isTTY && shell.output.isTTY;
  if (!isAsked) {
    if (named === undefined) throw new UsageError('A folder is needed: npm create broadsheet my-blog');
    const folder = emptyFolder(typed, named);
    return { folder, named, answers: answersOf(folder, given), ci: ciOf(ci), installs: typed.flag('install') };
  }
  const questions = openQuestions();
  try {
    const place = named ?? (await questions.ask('Folder', 'my-blog'));
    const folder = emptyFolder(typed, place);
    const usual = usualAnswers(folder);
    const answers = answersOf(folder, {
      name: given.name ?? (await questions.ask('Name of the blog', usual.name)),
      url: given.url ?? (await questions.ask('Address that it will have', usual.url)),
      language: given.language ?? (await questions.ask('Language, as a tag such as de or en-GB', usual.language)),
    });
    const hub = ciOf(ci ?? (await questions.ask(`What builds it: ${ciNames.join(', ')}`, 'github')));
    const installs =
      typed.flag('install') || /^y/i.test(await questions.ask('Install Broadsheet now, yes or no', 'yes'));
    return { folder, named: place, answers, ci: hub, installs };
  } finally {
    questions.close();
  }
}

/** The CI that was named, GitHub's where none was. Throws UsageError where there is none of that name. */
function ciOf(named: string | null): Ci {
  const ci = ciNamed(named ?? 'github');
  if (ci === null) throw new UsageError(`--ci takes one of ${ciNames.join(', ')}, not "${named}".`);
  return ci;
}

function answersOf(folder: string, given: Readonly<Record<keyof Answers, string | null>>): Answers {
  const usual = usualAnswers(folder);
  const said = (text: string | null) => text?.replaceAll(/\s+/g, ' ').trim() || null;
  return {
    name: said(given.name) ?? usual.name,
    url: completeUrl(said(given.url) ?? usual.url),
    language: said(given.language) ?? usual.language,
  };
}

/** The folder that was named. Throws UsageError where something is in it. */
function emptyFolder({ caller }: Typed, named: string): string {
  const folder = resolve(caller, named);
  const obstacle = obstacleIn(folder);
  if (obstacle !== null) throw new UsageError(`${named} ${obstacle}. Name a folder that is not there yet.`);
  return folder;
}

/** The engine that was named, as package.json has to name it; null where none was. */
function engineFor(typed: Typed, folder: string): string | null {
  const engine = typed.value('engine');
  if (engine === null || !(engine.startsWith('.') || isAbsolute(engine))) return engine;
  return `file:${relative(folder, resolve(typed.caller, engine)).replaceAll(sep, '/')}`;
}

/** Lets npm install what the blog depends on; false where that failed, as npm then says. */
function install(folder: string): boolean {
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}
