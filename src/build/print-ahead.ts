import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { usedFeatures } from '../archive/features.ts';
import { writeAtomically } from '../files/write-whole.ts';
import { PageText } from '../model/page-text.ts';
import { obstaclesOf } from '../output/obstacles.ts';
import { announceOutputs } from '../output/state.ts';
import { withPictures } from '../site/arranged.ts';
import type { ReadySite } from '../site/assemble.ts';
import type { BuildOptions } from '../site/options.ts';
import { assetFiles } from '../theme/assets.ts';
import { printerOf } from './printer.ts';

/** Pages between two pauses, in which they are shown and newer changes are heard. */
const pagesPerTurn = 20;

/**
 * Puts all pages into the output of a preview that has none yet, while its pictures are still encoded: for the first minutes
 * there would be nothing to read. They name every variant of their pictures, as if each were worth its bytes, and the build
 * that goes on prints them again. It ends where a page cannot be printed. Throws where the schedule gives the build up.
 */
export async function printAhead(
  { arranged, theme, pictures }: ReadySite,
  options: BuildOptions,
  show: (outputs: readonly string[]) => void,
): Promise<void> {
  const { output, schedule } = options;
  if (existsSync(join(output, 'index.html'))) return;
  const settled = pictures.onPages.map((picture) => ({ ...picture, isSettled: true }));
  const { routes } = withPictures(arranged, settled);
  const assets = assetFiles(
    theme,
    arranged.snapshot.site,
    usedFeatures(arranged.snapshot.content, arranged.snapshot.site),
  );
  const outputs = [...assets, ...routes].map((file) => file.output);
  if (obstaclesOf(output, outputs, new Set()).length > 0) return;
  announceOutputs(options, outputs);
  for (const { output: name, source } of assets) {
    writeAtomically(join(output, name), 'text' in source ? source.text : source.bytes);
  }
  const print = await printerOf(theme);
  // The page that is opened first.
  const ordered = routes.toSorted((a, b) => Number(b.url === '/') - Number(a.url === '/'));
  for (let from = 0; from < ordered.length; from += pagesPerTurn) {
    const some = ordered.slice(from, from + pagesPerTurn);
    for (const route of some) {
      const text = await print(route);
      if (!(text instanceof PageText)) return;
      writeAtomically(join(output, route.output), text.whole);
    }
    show(some.map((route) => route.output));
    await schedule.pause();
  }
}
