import { hash } from 'node:crypto';
import { join } from 'node:path';
import { generatorKey } from '../cache/generator-key.ts';
import { loadSite } from '../config/load.ts';
import type { Site } from '../config/site.ts';
import { momentAt } from '../content/moment.ts';
import type { FileRecord } from '../content/read-files.ts';
import { nextChange, statusOf } from '../content/status.ts';
import type { Shard } from '../images/shard.ts';
import { hasErrors, sortProblems } from '../problems/format.ts';
import type { Problem } from '../problems/problem.ts';
import { buildAssets } from './assets.ts';
import { takeLock } from './lock.ts';
import { type BuildOptions, breathe } from './options.ts';
import { encodePictures, prunePictures } from './pictures.ts';
import { outputPlaces } from './places.ts';
import { prepare } from './prepare.ts';
import { printAtOnce } from './print-at-once.ts';
import type { Made } from './print-saved.ts';
import { listContent, readContent } from './read-content.ts';
import type { Summary } from './summary.ts';
import { Threads } from './threads.ts';
import { writeSite } from './write.ts';

/** What a build gives: a summary where it was written, and all problems; nothing was written where one is an error. */
export interface BuildResult {
  readonly summary: Summary | null;
  readonly problems: readonly Problem[];
  /** What the pages were made from; null where nothing was written. */
  readonly made: Made | null;
}

/**
 * Builds a site. The output folder is changed only when everything that is to be in it is right and ready. Throws
 * LockedError where another build is at it, and what the signal of `live` was aborted with.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const begun = performance.now();
  const release = takeLock(outputPlaces(options).lock);
  const threads = new Threads();
  try {
    const found = await survey(options, threads);
    const { prepared, content, site } = found;
    if (prepared === null || hasErrors(found.problems)) {
      return { summary: null, problems: sortProblems(found.problems), made: null };
    }
    threads.share(prepared.seed);
    const pictures = await encodePictures(prepared.pictures, options);
    const problems = sortProblems([...prepared.problems, ...pictures.problems]);
    if (hasErrors(problems)) return { summary: null, problems, made: null };
    const seed = pictures.counts.encoded === 0 ? prepared.seed : { ...prepared.seed, pictures: pictures.shelf };
    const onEarly = options.live?.onEarly;
    if (onEarly) onEarly(await printAtOnce(seed, content.read, prepared.includes, options));
    const counts = await writeSite(prepared, seed, pictures, options, threads);
    if (options.live) content.keep();
    const pruned = options.prune ? prunePictures(prepared.pictures, options) : 0;
    const milliseconds = performance.now() - begun;
    return {
      summary: {
        ...counts,
        pictures: { ...pictures.counts, pruned },
        ...waiting(content.records, site, options),
        milliseconds,
      },
      problems,
      made: { seed, includes: prepared.includes },
    };
  } finally {
    await threads.close();
    release();
  }
}

/** What encoding one share of a site's pictures gave; nothing was encoded where a problem is an error. */
export interface Share {
  readonly encoded: number;
  readonly reused: number;
  readonly problems: readonly Problem[];
}

/** Fills the store of encoded pictures for one part of them, so that several machines can divide the work. */
export async function encodeShare(options: BuildOptions, shard: Shard): Promise<Share> {
  const threads = new Threads();
  try {
    const { prepared, problems } = await survey(options, threads);
    if (prepared === null || hasErrors(problems)) return { encoded: 0, reused: 0, problems: sortProblems(problems) };
    const pictures = await encodePictures(prepared.pictures, options, shard);
    return { ...pictures.counts, problems: sortProblems([...problems, ...pictures.problems]) };
  } finally {
    await threads.close();
  }
}

/** Reads and checks the whole site, and writes nothing but the cache. */
export async function check(options: BuildOptions): Promise<readonly Problem[]> {
  const threads = new Threads();
  try {
    const { problems } = await survey(options, threads);
    return sortProblems(problems);
  } finally {
    await threads.close();
  }
}

/** Reads a whole site and lists its pages; `prepared` is null where its configuration is wrong. */
export async function survey(options: BuildOptions, threads: Threads) {
  const files = listContent(options, threads);
  const { value: site, problems } = loadSite(options.root);
  if (site === null) return { prepared: null, problems };
  const generator = generatorKey(options.home);
  const key = readingKey(site, generator);
  const reading = { root: options.root, site, key, packs: join(options.cache, 'content', 'bodies') };
  const includes = [join(options.root, '_includes'), join(options.home, '_includes')];
  // The tools that build the assets work beside the threads that read.
  const [assets, content] = await Promise.all([
    buildAssets(includes, options.cache, generator),
    readContent({ root: options.root, files, site, key, cacheFolder: options.cache }, threads),
  ]);
  // A preview keeps what it learnt when the page that somebody waits for is there.
  const { keep } = content;
  if (!options.live) keep();
  await breathe(options);
  const prepared = await prepare({ site, reading, records: content.records, includes, assets, generator, options });
  const all = [...problems, ...prepared.problems];
  return { prepared: { ...prepared, problems: all }, problems: all, site, content };
}

/** Stands for what reading a file depends on: another title of the site does not make its posts be read again. */
function readingKey(site: Site, generator: string): string {
  const { timeZone, language, dateFormat, categories, basePath, highlighting, toc, math, comments } = site;
  const settings = { timeZone, language, dateFormat, categories, basePath, highlighting, toc, math, comments };
  return hash('sha256', JSON.stringify([generator, settings]), 'base64url').slice(0, 22);
}

function waiting(
  records: readonly FileRecord[],
  site: Site,
  { now }: BuildOptions,
): Pick<Summary, 'posts' | 'scheduled' | 'nextChange'> {
  const posts = records.flatMap((record) =>
    record.entry !== null && 'post' in record.entry ? [record.entry.post] : [],
  );
  const scheduled = posts
    .filter((post) => statusOf(post, now) === 'scheduled')
    .toSorted((a, b) => a.date.millis - b.date.millis)
    .map(({ source, title, date }) => ({ source, title, at: date.iso }));
  const next = nextChange(posts, now);
  return {
    posts: posts.filter((post) => statusOf(post, now) === 'published').length,
    scheduled,
    nextChange: next === null ? null : momentAt(next, site).iso,
  };
}
