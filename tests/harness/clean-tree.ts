import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../src/build/build.ts';
import { type BuildOptions, manifestFile, productionOptions } from '../../src/site/options.ts';
import { tree } from './edits.ts';
import type { TestSite } from './site.ts';

/**
 * Encoded pictures of this process's clean builds, never those of a site that is tested. They are named by their content,
 * and to start an encoder for each build would be most of the time.
 */
const pictures = mkdtempSync(join(tmpdir(), 'broadsheet-clean-'));
process.once('exit', () => rmSync(pictures, { recursive: true, force: true }));

/** The files that a build leaves of a site as it is now, with nothing kept from before. */
export async function cleanTree(
  { root }: TestSite,
  options: Partial<BuildOptions> & Pick<BuildOptions, 'now'>,
): Promise<Record<string, string>> {
  const [output, cache] = [join(root, '_clean'), join(root, '.clean')];
  for (const folder of [output, cache]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(cache, 'images'), { recursive: true });
  for (const name of ['encoded', 'facts']) {
    mkdirSync(join(pictures, name), { recursive: true });
    symlinkSync(join(pictures, name), join(cache, 'images', name), 'junction');
  }
  await build({ ...productionOptions(root), output, manifest: manifestFile(output), cache, ...options });
  return tree(output);
}
