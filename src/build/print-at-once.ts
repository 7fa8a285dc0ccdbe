import { join } from 'node:path';
import { writeAtomically } from '../cache/sealed-file.ts';
import { printPages } from './eleventy.ts';
import { createEnvironment } from './environment.ts';
import type { IncludeFolders } from './layouts.ts';
import type { BuildOptions } from './options.ts';
import { pagesOf, type Seed } from './seed.ts';

/** More files than this were not saved by one person in one moment. */
const fewFiles = 3;

/**
 * Prints the own pages of files that were just saved and puts them into the output, before anything else is looked at:
 * the one page that a person waits for. Only for a preview; the build goes on as if nothing had been printed, and
 * finds these pages altered.
 */
export async function printAtOnce(
  seed: Seed,
  saved: ReadonlySet<string>,
  includes: IncludeFolders,
  { output, cache }: BuildOptions,
): Promise<void> {
  if (saved.size === 0 || saved.size > fewFiles) return;
  const own = pagesOf(seed).filter(
    (page) => page.kind !== 'redirect' && page.source !== null && saved.has(page.source),
  );
  for (const { page, text } of await printPages(own, createEnvironment(includes), join(cache, 'eleventy'))) {
    writeAtomically(join(output, page.output), text);
  }
}
