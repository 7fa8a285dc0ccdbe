import { outputPath } from '../archive/output-path.ts';
import { paginate } from '../archive/paginate.ts';
import { absoluteUrl } from '../archive/url.ts';
import type { Moment } from '../content/moment.ts';
import type { Post } from '../content/post.ts';
import type { PageContext } from './context.ts';
import { isArchiveIndexed, isIndexed } from './heads.ts';
import type { Page } from './page.ts';
import { overviewUrls } from './signposts.ts';

/** URLs in one sitemap: the protocol's limit (sitemaps.org). */
const urlsPerSitemap = 50_000;

/** The URL path, from the site's own root, of the sitemap, or where there are several of their index. */
export const sitemapPath = '/sitemap.xml';

/** A URL of the sitemap, absolute like its pictures'. */
export interface SitemapEntry {
  readonly url: string;
  /** Null where nothing is known. */
  readonly modified: Moment | null;
  readonly pictures: readonly string[];
}

/** `sitemap.xml`; with more URLs than `limit` it is an index of `sitemap-1.xml` and so on. */
export function sitemapPages(context: PageContext, limit = urlsPerSitemap): Page[] {
  const entries = sitemapEntries(context);
  if (entries.length <= limit) return [urlSet(sitemapPath, entries)];
  const parts = paginate(entries, '/', limit).map(({ number, items }) => ({ url: `/sitemap-${number}.xml`, items }));
  const sitemaps = parts.map(({ url, items }) => ({
    url: absoluteUrl(context.site, url),
    modified: latest(items.map((entry) => entry.modified)),
  }));
  const facts = sitemaps.map(({ url, modified }) => `${url} ${modified?.iso}`);
  return [
    sitemapPage(sitemapPath, 'feeds/sitemap-index.njk', facts, { sitemaps }),
    ...parts.map(({ url, items }) => urlSet(url, items)),
  ];
}

/**
 * What search engines are told of: every page that they may keep, under its own URL. Posts come first and the oldest
 * of them before the others, so that a new post leaves all but the last of several sitemaps as they are.
 */
export function sitemapEntries(context: PageContext): SitemapEntry[] {
  const { blog } = context;
  const posts = isIndexed(context, 'post') ? blog.listed.filter((post) => isAtHome(context, post)) : [];
  const pages = isIndexed(context, 'page') ? blog.standalone : [];
  return [
    ...posts.toReversed().map((post) => postEntry(context, post)),
    ...pages.map((page) => entry(context, page.permalink, null, picturesOf(context, page))),
    ...archiveEntries(context),
    ...overviewUrls(context).map((url) => entry(context, url, null, [])),
  ];
}

/** False for a post that says its real place is elsewhere. */
function isAtHome({ site, blog }: PageContext, post: Post): boolean {
  return post.canonical === null || post.canonical === absoluteUrl(site, blog.urlOf(post));
}

function postEntry(context: PageContext, post: Post): SitemapEntry {
  const lead = post.thumbnail === null ? [] : [post.thumbnail];
  const pictures = picturesOf(context, { pictures: [...lead, ...post.pictures] });
  return entry(context, context.blog.urlOf(post), modifiedOf(post), pictures);
}

function archiveEntries(context: PageContext): SitemapEntry[] {
  const { blog, site } = context;
  return blog.archives.flatMap((archive) =>
    paginate(archive.posts, archive.url, site.postsPerPage)
      .filter((page) => isArchiveIndexed(context, archive, page.number))
      .map((page) => entry(context, page.url, latest(page.items.map(modifiedOf)), [])),
  );
}

function entry(
  { site }: PageContext,
  path: string,
  modified: Moment | null,
  pictures: readonly string[],
): SitemapEntry {
  return { url: absoluteUrl(site, path), modified, pictures };
}

/** The URLs of the pictures of a page, each once. */
function picturesOf(
  context: PageContext,
  { pictures }: { readonly pictures: readonly { readonly path: string }[] },
): string[] {
  const urls = pictures.map(({ path }) => context.pictures.whole(path)?.url);
  return [...new Set(urls)].filter((url) => url !== undefined);
}

function modifiedOf(post: Post): Moment {
  return post.updated ?? post.date;
}

function latest(moments: readonly (Moment | null)[]): Moment | null {
  return moments.reduce((a, b) => (a === null || (b !== null && b.millis > a.millis) ? b : a), null);
}

function urlSet(url: string, entries: readonly SitemapEntry[]): Page {
  const facts = entries.map((one) => [one.url, one.modified?.iso, ...one.pictures].join(' '));
  return sitemapPage(url, 'feeds/sitemap.njk', facts, { entries });
}

function sitemapPage(url: string, layout: string, facts: readonly string[], view: object): Page {
  return {
    kind: 'sitemap',
    url,
    output: outputPath(url),
    layout,
    facts: () => facts,
    own: null,
    source: null,
    view: () => view,
  };
}
