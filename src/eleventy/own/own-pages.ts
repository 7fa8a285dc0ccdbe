import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfFile } from '../../cache/file-hash.ts';
import { fingerprintOf } from '../../cache/fingerprint.ts';
import { programPath } from '../../engine/own-files.ts';
import { metadataKey, sharedKeys } from '../../output/fingerprints.ts';
import { startOf } from '../../problems/problem.ts';
import { siteCodeError } from '../../problems/rules/theme.ts';
import type { OwnRendered, OwnRequest } from '../../site/site-code.ts';
import { filesBelow } from '../../theme/theme-files.ts';
import { dataFolder, templatesFolder } from '../files.ts';
import type { OwnOrder, OwnOutcome } from './order.ts';

/** The program of the process that renders. */
const program = programPath('eleventy/own/render');

/** Where a process renders to, and whether it will do so again. */
export interface OwnMeans {
  readonly root: string;
  /** Nothing else is in it; absolute. */
  readonly folder: string;
  /** True for a preview, which renders again only where something differs that templates can see. */
  readonly goesOn: boolean;
}

/** The last rendering of a preview that had no mistakes; its files are where they were rendered to. */
let last: { readonly key: string; readonly folder: string; readonly outcome: OwnOutcome } | null = null;

/**
 * What a site's own templates make, rendered by Eleventy in a process of its own. In a preview, what they made when they
 * were right stays as long as they are wrong.
 */
export async function renderOwn(request: OwnRequest, means: OwnMeans): Promise<OwnRendered> {
  const { root, folder: parent, goesOn } = means;
  // A template can print where it goes: that is the same each time.
  const folder = join(parent, 'now');
  const known = goesOn && last?.folder === folder && existsSync(folder) ? last : null;
  if (known === null) rmSync(parent, { recursive: true, force: true });
  if (known !== null && keyOf(request, means, known.outcome.code) === known.key) {
    return ownOf(request, folder, known.outcome, known.outcome);
  }
  const before = join(parent, 'before');
  if (known !== null) renameSync(folder, before);
  const outcome = await rendered(request, root, folder).catch((error: unknown) => {
    // Nothing half-made is taken for what was rendered before.
    rmSync(parent, { recursive: true, force: true });
    throw error;
  });
  if (known !== null && outcome.problems.length > 0) {
    rmSync(folder, { recursive: true });
    renameSync(before, folder);
    return ownOf(request, folder, known.outcome, outcome);
  }
  rmSync(before, { recursive: true, force: true });
  if (goesOn && outcome.problems.length === 0) last = { key: keyOf(request, means, outcome.code), folder, outcome };
  return ownOf(request, folder, outcome, outcome);
}

/** The files of a rendering, with the code and the problems of the newest. */
function ownOf(
  { theme }: OwnRequest,
  folder: string,
  { pages, links, files }: OwnOutcome,
  { code, problems }: OwnOutcome,
): OwnRendered {
  return {
    pages,
    links,
    files: files.map(({ output, source, hash }) => ({
      kind: 'own',
      output,
      path: source ?? theme.extension?.file ?? templatesFolder,
      fingerprint: hash,
      source: { path: join(folder, output) },
    })),
    code,
    problems,
  };
}

/** Stands for all that templates can see: the site but for its texts, and every file of theirs. */
function keyOf({ arranged, theme, generator }: OwnRequest, { root }: OwnMeans, code: readonly string[]): string {
  const folders = code.filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory());
  const below = [templatesFolder, dataFolder, '_includes', ...folders].flatMap((folder) =>
    filesBelow(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  const files = [...new Set([...below, ...code])].map((file) => `${file} ${hashAt(join(root, file))}`);
  // What they made the last time is nothing that they see.
  const seen = { ...arranged, snapshot: { ...arranged.snapshot, ownPages: [] } };
  return fingerprintOf([metadataKey(seen, sharedKeys(seen, theme, generator)), ...files]);
}

function hashAt(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? hashOfFile(path) : '';
}

async function rendered({ arranged, theme }: OwnRequest, root: string, folder: string): Promise<OwnOutcome> {
  mkdirSync(folder, { recursive: true });
  const { snapshot } = arranged;
  const { includes, extension } = theme;
  return await ask({ root, includes, extension, snapshot, output: folder });
}

async function ask(order: OwnOrder): Promise<OwnOutcome> {
  const { root, snapshot, extension } = order;
  // Of the sites that have no templates of their own, none loads it.
  const { fork } = await import('node:child_process');
  const child = fork(program, {
    cwd: root,
    serialization: 'advanced',
    // The time of the build is offered to whatever has to know one.
    env: { ...process.env, SOURCE_DATE_EPOCH: String(Math.floor(snapshot.now.millis / 1000)) },
    execArgv: [],
    // What code of the site prints is nobody's answer.
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const answers: OwnOutcome[] = [];
  child.on('message', (outcome: OwnOutcome) => {
    answers.push(outcome);
    child.disconnect();
  });
  child.send(order);
  await once(child, 'exit');
  const place = startOf(extension?.file ?? templatesFolder);
  const ended = siteCodeError(place, 'the process that renders site/ ended before it was done: take out what ends it.');
  return answers[0] ?? { pages: [], links: [], files: [], code: [], problems: [ended] };
}
