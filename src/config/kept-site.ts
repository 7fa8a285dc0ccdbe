import { isProblem } from '../cache/problem-shape.ts';
import { keptFile, sealedStore } from '../cache/sealed-store.ts';
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

/** What was read of `site.yaml`. */
export const siteStore = sealedStore({
  place: 'site.json',
  key: (generator: string, text: string) => shortHash(JSON.stringify([generator, text])),
  shape: objectOf<KeptSite>({ site: isSite, problems: listOf(isProblem) }),
  pruned: 'replaced',
});

/**
 * The configuration of the site in the folder `root`, as `loadSite` gives it. What was read of a text is kept in the
 * cache folder, under the text and the generator's key: all that reads YAML and checks it is loaded only for another one.
 */
export async function loadKeptSite(root: string, cacheFolder: string, generator: string): Promise<LoadedSite> {
  const read = siteText(root);
  if ('fault' in read) return (await import('./load.ts')).loadSite(root);
  const file = keptFile(siteStore, cacheFolder, [generator, read.text]);
  const kept = file.read();
  if (kept !== null) return { value: kept.site, readable: kept.site, problems: kept.problems };
  const loaded = (await import('./load.ts')).parseSite(read.text);
  const { value: site, problems } = loaded;
  if (site !== null) file.write({ site, problems });
  return loaded;
}
