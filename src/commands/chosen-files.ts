import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { ChosenFiles } from '../build/check.ts';
import { contentFolder } from '../model/paths.ts';
import { UsageError } from './arguments.ts';

/**
 * The files of a site that were typed, by their paths from its root: those that are named, and all below named folders. Null where none was typed. Throws UsageError, with all of them, where some are not there or in no part of the site.
 */
export function chosenFiles(typed: readonly string[], root: string, caller: string): ChosenFiles | null {
  if (typed.length === 0) return null;
  const chosen = typed.map((path) => {
    const absolute = resolve(caller, path);
    const stat = statSync(absolute, { throwIfNoEntry: false });
    return { path, inside: relative(root, absolute).replaceAll(sep, '/'), stat };
  });
  const faults = chosen.flatMap(({ path, inside, stat }) => {
    if (stat === undefined) return [`there is no ${path}.`];
    return inside === '..' || inside.startsWith('../') ? [`${path} is no part of this site, which is in ${root}.`] : [];
  });
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  const files = new Set(chosen.filter(({ stat }) => stat?.isFile()).map(({ inside }) => inside));
  const folders = chosen
    .filter(({ stat }) => stat?.isDirectory())
    .map(({ inside }) => (inside === '' ? '' : `${inside}/`));
  return {
    has: (file) => files.has(file) || folders.some((folder) => file.startsWith(folder)),
    areContent: chosen.every(({ inside }) => inside === contentFolder || inside.startsWith(`${contentFolder}/`)),
  };
}
