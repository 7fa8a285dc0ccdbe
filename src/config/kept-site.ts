import { join } from 'node:path';
import { isProblem } from '../cache/problem-shape.ts';
import { readStored, writeSealed } from '../cache/sealed-file.ts';
import { listOf, objectOf } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import type { Problem } from '../problems/problem.ts';
import type { LoadedSite } from './load.ts';
import type { Site } from './site.ts';
import { siteText } from './site-file.ts';
import { isSite } from './site-shape.ts';

/** A configuration without mistakes, as it is kept, with its warnings. */
interface KeptSite {
  readonly site: Site;
  readonly problems: readonly Problem[];
}

const isKept = objectOf<KeptSite>({
  site: isSite,
  problems: listOf(isProblem),
});

/**
 * The configuration of the site in the folder `root`, as `loadSite` gives it. What was read of a text is kept in the
 * cache folder, under the text and the generator's key: all that reads YAML and checks it is loaded only for another one.
 */
export async function loadKeptSite(root: string, cacheFolder: string, generator: string): Promise<LoadedSite> {
  const read = siteText(root);
  if ('fault' in read) return (await import('./load.ts')).loadSite(root);
  const file = join(cacheFolder, 'site.json');
  const key = shortHash(JSON.stringify([generator, read.text]));
  const kept = readStored(file, key, isKept);
  if (kept !== null) return { value: kept.site, readable: kept.site, problems: kept.problems };
  const loaded = (await import('./load.ts')).parseSite(read.text);
  const { value: site, problems } = loaded;
  if (site !== null) writeSealed(file, key, JSON.stringify({ site, problems } satisfies KeptSite));
  return loaded;
}
