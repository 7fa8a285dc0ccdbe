import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageCount } from './corpus/page-count.ts';
import type { CorpusOptions } from './corpus/posts.ts';
import type { SiteSwitches } from './corpus/site.ts';
import { writeCorpus } from './corpus/write-corpus.ts';
import { writeHugoSite } from './hugo/write-hugo-site.ts';

/** A generated site and its twin for Hugo. Paths are absolute. */
export interface BenchSite {
  readonly root: string;
  readonly output: string;
  readonly cache: string;
  readonly hugoRoot: string;
  readonly hugoOutput: string;
  /** A post in the middle of the archive, the one that gets edited, and its text as generated. */
  readonly edited: { readonly path: string; readonly text: string };
  /** All posts as generated, in the order of their dates, with the files of their pages from an output folder. */
  readonly posts: readonly { readonly source: string; readonly page: string }[];
  /** Where a running preview keeps its pages: Broadsheet's, and Hugo's. */
  readonly watched: { readonly broadsheet: string; readonly hugo: string };
  readonly pages: PageCount;
}

/** Writes a site and its twin below a folder; `home` is the generator's own folder. */
export async function writeSites(
  folder: string,
  home: string,
  options: CorpusOptions & SiteSwitches & { readonly related: boolean },
): Promise<BenchSite> {
  const root = join(folder, 'site');
  const hugoRoot = join(folder, 'hugo');
  for (const old of [root, hugoRoot]) rmSync(old, { recursive: true, force: true });
  const pages = await writeCorpus(root, options);
  writeHugoSite({ folder: hugoRoot, contentOf: root, home, related: options.related }, options);
  const names = readdirSync(join(root, 'content/posts')).sort();
  const path = join(root, 'content/posts', names[Math.floor(names.length / 2)] ?? '');
  return {
    root,
    output: join(root, '_site'),
    cache: join(root, '.cache'),
    hugoRoot,
    hugoOutput: join(hugoRoot, 'public'),
    edited: { path, text: readFileSync(path, 'utf8') },
    posts: names.map((name) => ({ source: join(root, 'content/posts', name), page: pageOf(name) })),
    watched: { broadsheet: join(root, '.cache/preview'), hugo: join(hugoRoot, 'watched') },
    pages,
  };
}

/** The file of a post's page, by the name that `corpus/` gives a post: `2024/05/slug/index.html`. */
function pageOf(name: string): string {
  return name.replace(/^(\d{4})-(\d\d)-\d\d-(.*)\.md$/, '$1/$2/$3/index.html');
}

/** Takes all that the scenarios changed back, so that every round does the same work. */
export function restoreSource(site: BenchSite): void {
  writeFileSync(site.edited.path, site.edited.text);
  rmSync(newPostPath(site), { force: true });
  rmSync(join(site.root, '_includes'), { recursive: true, force: true });
}

/** Where the post that is added goes; its name makes it the newest. */
export function newPostPath(site: BenchSite): string {
  return join(site.root, 'content/posts/2025-01-01-one-new-post.md');
}

/** How many pages an output folder has: its `index.html` files. */
export function countOutput(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?:^|[/\\])index\.html$/.test(name),
  ).length;
}
