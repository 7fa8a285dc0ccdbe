import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../files/write-whole.ts';
import type { Route } from '../model/route.ts';
import { obstaclesOf } from '../output/obstacles.ts';
import { announceOutputs } from '../output/state.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import type { BuildOptions } from '../site/options.ts';
import type { TemplateSources } from '../theme/check-templates.ts';
import { printSome } from '../theme/print-some.ts';
import { printerOf } from './printer.ts';

/** More files than this were not saved by one person in one moment. */
export const fewSaved = 3;

/**
 * Prints the own pages of files that were just saved and puts them into the output, before anything else is looked at:
 * the one page that a person waits for. Gives their outputs. The build goes on as if nothing had been printed, and
 * finds these pages altered.
 */
export async function printAtOnce(
  { routes }: ArrangedSite,
  saved: ReadonlySet<string>,
  templates: TemplateSources,
  options: BuildOptions,
): Promise<readonly string[]> {
  if (saved.size === 0 || saved.size > fewSaved) return [];
  const own = routes.filter((page) => page.kind !== 'redirect' && page.source !== null && saved.has(page.source));
  const fresh = own.map((page) => page.output).filter((name) => !existsSync(join(options.output, name)));
  if (fresh.length > 0) announceOutputs(options, fresh);
  return await printInto(options, templates, own);
}

/**
 * Prints pages straight into the output, each whole; gives the outputs that changed. None is printed where something is in the way
 * or wrong with a template: a build will tell of that.
 */
export async function printInto(
  { output }: BuildOptions,
  templates: TemplateSources,
  pages: readonly Route[],
): Promise<readonly string[]> {
  const outputs = pages.map((page) => page.output);
  if (obstaclesOf(output, outputs, new Set()).length > 0) return [];
  const { texts, failed } = await printSome(pages, await printerOf(templates));
  if (failed.length > 0) return [];
  const changed = [...texts].filter(([page, text]) => !isThere(join(output, page.output), text));
  for (const [page, text] of changed) writeAtomically(join(output, page.output), text);
  return changed.map(([page]) => page.output);
}

/** True where a file has this text already: a file that was saved as it was changes nothing. */
function isThere(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === text;
}
