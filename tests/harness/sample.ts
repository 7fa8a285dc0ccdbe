import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { build } from '../../src/build/build.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { home, manifestFile, productionOptions } from '../../src/site/options.ts';
import { writeSample } from './sample-content.ts';

/** The sample site's address, as its site.yaml in tests/fixtures/ has it. */
export const sampleUrl = 'https://broadsheet.example/';

/** The sample site, which is built once for all tests of a process that only look at it. */
export interface SampleSite {
  /** The output. */
  readonly folder: string;
}

let built: Promise<SampleSite> | null = null;
const ending = new DisposableStack();
after(() => ending.dispose());

/** The sample site in a temporary folder, which is gone after the last test. */
export function builtSample(): Promise<SampleSite> {
  built ??= buildSample();
  return built;
}

/**
 * Builds the tests' own site afresh, at one time for all: never content/, which belongs to those who write. Only the
 * encoded pictures are shared with the checkout's cache: they are named by their content, and to encode them is most of
 * the time.
 */
async function buildSample(): Promise<SampleSite> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-sample-'));
  ending.defer(() => rmSync(folder, { recursive: true, force: true }));
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
  return { folder: join(folder, 'site') };
}
