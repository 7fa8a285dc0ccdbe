import type { Site } from './site.ts';

/** A URL path from the host's root, for links: `/tag/x/` on a site under `/blog/` is `/blog/tag/x/`. */
export function siteUrl(site: Pick<Site, 'basePath'>, path: string): string {
  return site.basePath + fromRoot(path);
}

/** An absolute URL, for canonicals, feeds and social cards. */
export function absoluteUrl(site: Pick<Site, 'url'>, path: string): string {
  return site.url + fromRoot(path);
}

/** A path without its first slash, as both bases end in one. */
function fromRoot(path: string): string {
  return path.startsWith('/') ? path.slice(1) : path;
}
