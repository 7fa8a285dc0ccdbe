import { siteCode } from '../../src/eleventy/run-code.ts';
import { type Assembled, assemble } from '../../src/site/assemble.ts';
import type { BuildOptions } from '../../src/site/options.ts';
import { readHere } from '../../src/site/read-content.ts';
import { listFiles } from '../../src/source/list-files.ts';

/** A site after the stages that come before printing, as this process alone makes them. */
export async function assembled(options: BuildOptions): Promise<Assembled> {
  const means = { readShared: readHere, onSnapshot: () => undefined, code: siteCode(options) };
  return await assemble(options, listFiles(options.root), means);
}
