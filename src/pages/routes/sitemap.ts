import type { Archive } from '../../archive/blog.ts';
import { paginate } from '../../archive/paginate.ts';
import { fingerprintOf } from '../../cache/fingerprint.ts';
import { absoluteUrl } from '../../config/site-url.ts';
import { dateAt, type SiteDate } from '../../model/date.ts';
import { outputPath } from '../../model/output-path.ts';
import type { Post } from '../../model/post.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import { isArchiveIndexed, isIndexed } from '../seo/heads.ts';
import { searchPath } from '../views/frame.ts';
import { authorsUrls } from './authors.ts';
import { overviewUrls } from './system.ts';

/** URLs in one sitemap: the protocol's limit (sitemaps.org). */
const urlsPerSitemap = 50_000;

/** The URL path, from the site's own root, of the sitemap, or where there are several of their index. */
export const sitemapPath = '/sitemap.xml';

/** A URL of the sitemap, absolute. */
export interface SitemapEntry {
  readonly url: string;
  /** Null where nothing is known. */
  readonly modified: SiteDate | null;
  /** Paths from the site's root. */
  readonly pictures: readonly string[];
}

/** Makes entries when they are asked for: a site's would take much memory from the plan of its pages to their printing. */
type Entries = () => readonly SitemapEntry[];

/** `sitemap.xml`; with more URLs than `limit` it is an index of `sitemap-1.xml` and so on. */
export function sitemapRoutes(context: PageContext, limit = urlsPerSitemap): Route[] {
  const one = [
    urlSet(
      context,
      sitemapPath,
      () => sitemapEntries(context),
      () => namedPictures(indexedPosts(context)),
    ),
  ];
  if (mostEntries(context) <= limit) return one;
  const all = sitemapEntries(context);
  if (all.length <= limit) return one;
  const parts = paginate(all, '/', limit).map(({ number, items }) => ({
    url: `/sitemap-${number}.xml`,
    modified: latest(items.map((entry) => entry.modified)),
    entries: () => sitemapEntries(context).slice((number - 1) * limit, number * limit),
    texts: () => namedPictures(indexedPosts(context).slice((number - 1) * limit, number * limit)),
  }));
  const sitemaps = parts.map(({ url, modified }) => ({ url: absoluteUrl(context.site, url), modified }));
  return [
    sitemapRoute(
      sitemapPath,
      'feeds/sitemap-index.njk',
      () => [],
      () => sitemaps.map(({ url, modified }) => `${url} ${modified?.iso}`),
      () => '',
      () => ({ sitemaps }),
    ),
    ...parts.map(({ url, entries, texts }) => urlSet(context, url, entries, texts)),
  ];
}

/** Entries that a sitemap has for the search page and the overview of authors. */
const mostSignposts = 2;

/** As many entries as there may be, or more: most sites have far fewer than one sitemap takes, and need not make them to know. */
function mostEntries(context: PageContext): number {
  const { blog, site, ownPages } = context;
  const pagesOf = ({ posts }: Archive) => Math.max(1, Math.ceil(posts.length / site.postsPerPage));
  const inArchives = blog.archives.reduce((sum, archive) => sum + pagesOf(archive), 0);
  const alone = blog.listed.length + blog.standalone.length + ownPages.length;
  return alone + inArchives + overviewUrls(context).length + mostSignposts;
}

/**
 * What search engines are told of: every page that they may keep, under its own URL. Posts come first and the oldest
 * of them before the others, so that a new post leaves all but the last of several sitemaps as they are.
 */
export function sitemapEntries(context: PageContext): SitemapEntry[] {
  const { blog } = context;
  const pages = isIndexed(context, 'page') ? blog.standalone.filter((page) => !page.noindex) : [];
  return [
    ...indexedPosts(context).map((post) => postEntry(context, post)),
    ...pages.map((page) => entry(context, page.permalink, null, page.pictures)),
    ...ownEntries(context),
    ...archiveEntries(context),
    ...[...overviewUrls(context), ...authorsUrls(context), ...searchUrls(context)].map((url) =>
      entry(context, url, null, []),
    ),
  ];
}

/** The posts that search engines may keep, the oldest first. */
function indexedPosts(context: PageContext): Post[] {
  if (!isIndexed(context, 'post')) return [];
  return context.blog.listed.filter((post) => !post.noindex && isAtHome(context, post)).reverse();
}

/** Stands for the pictures in the texts of posts: all else that a sitemap says of its pages is metadata. */
function namedPictures(posts: readonly Post[]): string {
  const named: string[] = [];
  for (const { source, pictures } of posts) {
    if (pictures.length > 0) named.push(source, String(pictures.length));
    for (const { path } of pictures) named.push(path);
  }
  return named.length === 0 ? '' : fingerprintOf(named);
}

/** False for a post that says its real place is elsewhere. */
function isAtHome({ site, blog }: PageContext, post: Post): boolean {
  return post.canonical === null || post.canonical === absoluteUrl(site, blog.urlOf(post));
}

function postEntry(context: PageContext, post: Post): SitemapEntry {
  const lead = post.thumbnail === null ? [] : [post.thumbnail];
  return entry(context, context.blog.urlOf(post), modifiedOf(post), [...lead, ...post.pictures]);
}

/** The search page without a query is a page like others, and leads to all of the archives. */
function searchUrls(context: PageContext): string[] {
  return context.site.search && isIndexed(context, 'search') ? [searchPath] : [];
}

function ownEntries(context: PageContext): SitemapEntry[] {
  if (!isIndexed(context, 'page')) return [];
  return context.ownPages
    .filter((page) => page.isInSitemap)
    .map(({ url, date }) => entry(context, url, date === null ? null : dateAt(date, context.site), []));
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
  modified: SiteDate | null,
  pictures: readonly { readonly path: string }[],
): SitemapEntry {
  return { url: absoluteUrl(site, path), modified, pictures: pictures.map((picture) => picture.path) };
}

function modifiedOf(post: Post): SiteDate {
  return post.updated ?? post.date;
}

function latest(dates: readonly (SiteDate | null)[]): SiteDate | null {
  return dates.reduce((a, b) => (a === null || (b !== null && b.millis > a.millis) ? b : a), null);
}

function urlSet({ pictures }: PageContext, url: string, entries: Entries, texts: () => string): Route {
  const urlsOf = (paths: readonly string[]) => {
    const urls = paths.map((path) => pictures.whole(path)?.url);
    return [...new Set(urls)].filter((one) => one !== undefined);
  };
  const factOf = (one: SitemapEntry) =>
    [one.url, one.modified?.iso, ...one.pictures.map((path) => pictures.fingerprint(path))].join(' ');
  return sitemapRoute(
    url,
    'feeds/sitemap.njk',
    () => entries().flatMap((one) => one.pictures),
    () => entries().map(factOf),
    texts,
    () => ({ entries: entries().map((one) => ({ ...one, pictures: urlsOf(one.pictures) })) }),
  );
}

function sitemapRoute(
  url: string,
  layout: string,
  pictures: () => readonly string[],
  entries: () => readonly string[],
  texts: () => string,
  view: () => object,
): Route {
  return {
    kind: 'sitemap',
    url,
    output: outputPath(url),
    layout,
    source: null,
    pictures,
    facts: () => ({ entries: fingerprintOf(entries()) }),
    texts,
    view,
  };
}
