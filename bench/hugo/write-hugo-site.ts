import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { postsPerPage, type SiteSwitches, siteFrame, siteUrl } from '../corpus/site.ts';

/** Where a Hugo site is written, and what it is made of. Paths are absolute. */
export interface HugoSite {
  readonly folder: string;
  /** The Broadsheet site whose posts it shares: they are mounted, not copied. */
  readonly contentOf: string;
  /** The generator's own folder, whose styles, script and icons it uses. */
  readonly home: string;
  /** Whether posts end with related ones, as Broadsheet's do; it costs Hugo about as much as all the rest. */
  readonly related: boolean;
}

const layouts = join(import.meta.dirname, 'layouts');

/** Writes a Hugo site that does the work of a generated Broadsheet site: the same posts, pages, feeds and markup. */
export function writeHugoSite(site: HugoSite, switches: SiteSwitches): void {
  write(site.folder, 'hugo.json', JSON.stringify(hugoConfiguration(site, switches), null, 2));
  for (const name of readdirSync(layouts, { recursive: true, encoding: 'utf8' })) {
    const target = layoutName(name);
    if (target !== null) write(site.folder, join('layouts', target), readFileSync(join(layouts, name), 'utf8'));
  }
  const icons = readFileSync(join(site.home, '_includes/partials/icons.njk'), 'utf8');
  write(site.folder, 'layouts/partials/icons.html', icons.replaceAll(/\{#[\s\S]*?#\}/g, ''));
}

/**
 * The name that Hugo knows a layout by; null for what is none. The sources end in `.gohtml` and the like, so that tools
 * that read HTML let them alone.
 */
export function layoutName(name: string): string | null {
  const renamed = name.replace(/\.go(html|xml|json)$/, '.$1');
  return renamed === name ? null : renamed;
}

/** Hugo's configuration, for 0.158 and newer: older ones do not know `locale`. */
export function hugoConfiguration(site: HugoSite, { highlighting, feeds }: SiteSwitches) {
  const { name, ...params } = siteFrame;
  return {
    baseURL: siteUrl,
    title: name,
    locale: 'en-US',
    timeZone: 'UTC',
    pagination: { pagerSize: postsPerPage, disableAliases: true },
    disableAliases: true,
    disableKinds: ['section', 'RSS'],
    enableRobotsTXT: true,
    taxonomies: { tag: 'tags', category: 'categories' },
    permalinks: { posts: '/:year/:month/:slug/', tags: '/tag/:slug/', categories: '/category/:slug/' },
    frontmatter: { date: [':filename', ':default'] },
    outputFormats: {
      Feed: { mediaType: 'application/rss+xml', baseName: 'feed', isPlainText: true },
      Atom: { mediaType: 'application/atom+xml', baseName: 'atom', isPlainText: true },
      JSONFeed: { mediaType: 'application/feed+json', baseName: 'feed', isPlainText: true },
    },
    mediaTypes: {
      'application/atom+xml': { suffixes: ['xml'] },
      'application/feed+json': { suffixes: ['json'] },
    },
    outputs: {
      home: feeds ? ['HTML', 'Feed', 'Atom', 'JSONFeed'] : ['HTML'],
      term: feeds ? ['HTML', 'Feed'] : ['HTML'],
      taxonomy: ['HTML'],
      page: ['HTML'],
    },
    markup: {
      goldmark: { renderer: { unsafe: true } },
      highlight: { noClasses: false, codeFences: highlighting, guessSyntax: false },
    },
    module: {
      mounts: [
        { source: join(site.contentOf, 'content/posts'), target: 'content/posts' },
        { source: join(site.home, '_includes/styles'), target: 'assets/styles' },
        { source: join(site.home, '_includes/scripts'), target: 'assets/scripts' },
      ],
    },
    params: { ...params, related: site.related },
  };
}

function write(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
