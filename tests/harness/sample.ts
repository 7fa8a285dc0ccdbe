import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../src/build/build.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { home, manifestFile, productionOptions } from '../../src/site/options.ts';
import { writeSample } from './sample-content.ts';

/** The sample site's address, as its site.yaml in tests/fixtures/ has it. */
export const sampleUrl = 'https://broadsheet.example/';

/** The sample site in a temporary folder; gone when it is disposed of. */
export interface SampleSite extends Disposable {
  readonly folder: string;
}

/**
 * Builds the tests' own site afresh, at one time for all: never content/, which belongs to those who write. Only the
 * encoded pictures are shared with the checkout's cache: they are named by their content, and to encode them is most of
 * the time.
 */
export async function buildSample(): Promise<SampleSite> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-sample-'));
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  try {
    await writeSample(folder);
    mkdirSync(join(folder, 'cache/images'), { recursive: true });
    for (const name of ['encoded', 'facts']) {
      const shared = join(home, '.cache/images', name);
      mkdirSync(shared, { recursive: true });
      symlinkSync(shared, join(folder, 'cache/images', name), 'junction');
    }
    const { summary, problems } = await build({
      ...productionOptions(folder),
      output: join(folder, 'site'),
      manifest: manifestFile(join(folder, 'site')),
      cache: join(folder, 'cache'),
      now: Date.parse('2026-12-01T00:00:00Z'),
    });
    if (summary === null) throw new Error(problems.map(formatProblem).join('\n'));
  } catch (error) {
    dispose();
    throw error;
  }
  return { folder: join(folder, 'site'), [Symbol.dispose]: dispose };
}
