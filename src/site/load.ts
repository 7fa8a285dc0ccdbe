import { join } from 'node:path';
import { generatorKey } from '../cache/generator-key.ts';
import { shortHash } from '../cache/short-hash.ts';
import { loadSite } from '../config/load.ts';
import type { Site } from '../config/site.ts';
import type { FileStamp } from '../source/list-files.ts';
import { buildAssets } from '../theme/assets.ts';
import type { Threads } from '../workers/threads.ts';
import { prepare } from './check.ts';
import { leftOutOf, withoutFiles } from './left-out.ts';
import { type BuildOptions, breathe } from './options.ts';
import { readContent } from './read-content.ts';
import type { Seed } from './snapshot.ts';

/**
 * Reads a whole site and lists its pages; `prepared` is null where its configuration is wrong. `onSeed` is told what
 * the pages are made from, while they are still being checked. `keep` is what is left to do for the next build. The files
 * of `leftOut` have no pages; `isLeftOut` is true for them, and in a partial build for all that cannot be read.
 */
export async function survey(
  options: BuildOptions,
  files: readonly FileStamp[],
  threads: Threads,
  onSeed: (seed: Seed) => void,
  leftOut: ReadonlySet<string> = new Set(),
) {
  const { value: site, problems } = loadSite(options.root);
  if (site === null) return { prepared: null, problems, isLeftOut: () => false };
  const generator = generatorKey(options.home);
  const key = readingKey(site, generator);
  const reading = { root: options.root, site, key, packs: join(options.cache, 'content', 'bodies') };
  const includes = [join(options.root, '_includes'), join(options.home, '_includes')];
  // The tools that build the assets work beside the threads that read.
  const [assets, content] = await Promise.all([
    buildAssets(includes, options.cache, generator),
    readContent(
      { root: options.root, files, site, key, cacheFolder: options.cache, isLive: options.live !== undefined },
      threads,
    ),
  ]);
  await breathe(options);
  const { read, keep } = content;
  const records = withoutFiles(content.records, leftOut);
  const prepared = await prepare({ site, reading, records, includes, assets, generator, options, onSeed });
  // A preview keeps what it learnt when the page that somebody waits for is there.
  if (!options.live) keep();
  const all = [...problems, ...prepared.problems];
  const posts = records.flatMap(({ entry }) => (entry !== null && 'post' in entry ? [entry.post] : []));
  return {
    prepared: { ...prepared, problems: all },
    problems: all,
    isLeftOut: options.partial ? leftOutOf(records) : () => false,
    site,
    posts,
    read,
    // The records are much of a build's memory: where they are kept already, nothing holds them any longer.
    keep: options.live ? keep : null,
  };
}

/** Stands for what reading a file depends on: another title of the site does not make its posts be read again. */
function readingKey(site: Site, generator: string): string {
  const { timeZone, language, dateFormat, categories, basePath, highlighting, toc, math, comments } = site;
  const settings = { timeZone, language, dateFormat, categories, basePath, highlighting, toc, math, comments };
  return shortHash(JSON.stringify([generator, settings]));
}
