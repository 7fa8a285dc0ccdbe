import { lstatSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { usualCacheFolder } from '../cache/store.ts';
import { contentFolder } from '../model/paths.ts';
import type { Problem } from '../problems/problem.ts';
import { type Typed, UsageError } from './arguments.ts';
import type { Shell } from './shell.ts';

/**
 * The folder of the site: the one that `--root` names, from the caller's folder, else the one that the command runs in. It
 * is looked at before anything is done: what is no site gets no folder of ours. The command goes on in that folder. Throws UsageError where it is none.
 */
export function siteRoot(typed: Typed, shell: Shell): string {
  const named = typed.value('root');
  const root = typed.path('root') ?? shell.folder();
  const what = named === null ? 'this folder' : `--root ${named}`;
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`${what} is no folder: name the one that holds ${contentFolder}/.`);
  if (lstatSync(join(root, contentFolder), { throwIfNoEntry: false }) === undefined)
    throw new UsageError(
      `${what} holds no ${contentFolder}/: run this in a blog's folder, or name one with --root. "npm create broadsheet my-blog" begins one.`,
    );
  // The site's own code expects to run there, as by Eleventy's own command.
  shell.enter(root);
  return root;
}

/** The cache folder of a site: the one that `--cache` names, from the site's root. */
export function siteCache(typed: Typed, root: string): string {
  return resolve(root, typed.value('cache') ?? usualCacheFolder);
}

/** Problems with their files named as the caller would open them: from the folder that the command was called in. */
export function asCallerSees(problems: readonly Problem[], root: string, { caller }: Typed): Problem[] {
  const before = wayTo(root, caller);
  return before === '' ? [...problems] : problems.map((problem) => ({ ...problem, file: before + problem.file }));
}

/** What stands before a path in `root` for somebody in `caller`, with slashes: empty, `blog/`, or the whole way where that is shorter. */
export function wayTo(root: string, caller: string): string {
  const way = relative(caller, root);
  if (way === '') return '';
  const shorter = way.length < root.length ? way : root;
  return `${shorter.replaceAll(sep, '/')}/`;
}
