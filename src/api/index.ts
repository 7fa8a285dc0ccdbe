import { resolve } from 'node:path';
import { build as buildSite } from '../build/build.ts';
import { check as checkSite } from '../build/check.ts';
import { absoluteUrl } from '../config/site-url.ts';
import { siteCode } from '../eleventy/run-code.ts';
import type { TermName } from '../model/term-name.ts';
import { sortProblems } from '../problems/format.ts';
import type { Problem } from '../problems/problem.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import { assemble } from '../site/assemble.ts';
import { type BuildOptions, buildTime, manifestFile, productionOptions } from '../site/options.ts';
import { readHere } from '../site/read-content.ts';
import { listFiles } from '../source/list-files.ts';
import type { BuildReport, LoadedSite, LoadReport, SiteOptions } from './site.ts';

export type * from './site.ts';

/**
 * Builds a site as `broadsheet build` does: only what changed is written, and nothing where something is wrong. Throws
 * `LockedError` where another build is at it, and what the system refuses beyond single files, as on a full disk.
 */
export async function build(options: SiteOptions): Promise<BuildReport> {
  const { summary, problems } = await buildSite(optionsOf(options));
  return summary === null ? { ok: false, summary, problems } : { ok: true, summary, problems };
}

/** Everything that is wrong with a site, as `broadsheet check` tells it. Nothing is written but the cache. */
export async function check(options: SiteOptions): Promise<readonly Problem[]> {
  return await checkSite(optionsOf(options));
}

/** Reads a site as a build would, and gives what would be published. Nothing is written but the cache. */
export async function load(options: SiteOptions): Promise<LoadReport> {
  const all = optionsOf(options);
  const means = { readShared: readHere, onSnapshot: () => undefined, code: siteCode(all) };
  const { ready, problems, keep } = await assemble(all, listFiles(all.root), means);
  keep();
  return { site: ready === null ? null : loadedSite(ready.arranged), problems: sortProblems(problems) };
}

function optionsOf({ root: named, output, cache, now, drafts = false }: SiteOptions): BuildOptions {
  const root = resolve(named);
  const usual = productionOptions(root);
  const folder = output === undefined ? usual.output : resolve(output);
  return {
    ...usual,
    output: folder,
    manifest: manifestFile(folder),
    cache: cache === undefined ? usual.cache : resolve(cache),
    now: now === undefined ? buildTime(process.env, Date.now) : now.getTime(),
    preview: drafts,
  };
}

function loadedSite({ context: { blog, site }, routes }: ArrangedSite): LoadedSite {
  const { name, url, language, timeZone } = site;
  return {
    ...{ name, url, language, timeZone },
    posts: blog.posts.map((post) => ({
      source: post.source,
      url: absoluteUrl(site, blog.urlOf(post)),
      title: post.title,
      date: post.date.iso,
      updated: post.updated?.iso ?? null,
      categories: namesOf(post.categories),
      tags: namesOf(post.tags),
      authors: namesOf(post.authors),
      excerpt: post.excerpt,
      unlisted: post.unlisted,
    })),
    pages: blog.standalone.map(({ source, permalink, title }) => ({
      source,
      url: absoluteUrl(site, permalink),
      title,
    })),
    routes: routes.map((route) => route.url),
  };
}

function namesOf(terms: readonly TermName[]): string[] {
  return terms.map(({ name }) => name);
}
