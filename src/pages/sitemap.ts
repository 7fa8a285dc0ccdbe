import { outputPath } from '../archive/output-path.ts';
import { paginate } from '../archive/paginate.ts';
import { absoluteUrl } from '../archive/url.ts';
import type { Post } from '../content/post.ts';
import type { PageContext } from './context.ts';
import { fingerprintOf } from './fingerprint.ts';
import { isArchiveIndexed, isIndexed } from './heads.ts';
import type { Page } from './page.ts';
import { overviewUrls } from './signposts.ts';

/** URLs in one sitemap: the protocol's limit (sitemaps.org). */
const urlsPerSitemap = 50_000;

/** A URL of the sitemap. */
export interface SitemapEntry {
  readonly url: string;
  /** ISO 8601; null where nothing is known. */
  readonly modified: string | null;
  readonly pictures: readonly string[];
}

/** `sitemap.xml`; with more URLs than one may have it is an index of `sitemap-1.xml` and so on. */
export function sitemapPages(context: PageContext, limit = urlsPerSitemap): Page[] {
  const entries = sitemapEntries(context);
  if (entries.length <= limit) return [urlSet('/sitemap.xml', entries)];
  const parts = paginate(entries, '/', limit).map((part) => urlSet(`/sitemap-${part.number}.xml`, part.items));
  const urls = parts.map((part) => absoluteUrl(context.site, part.url));
  return [{ ...sitemapPage('/sitemap.xml', 'feeds/sitemap-index.njk', urls), view: () => ({ urls }) }, ...parts];
}

/** What search engines are told of: every page that may be indexed, under its own URL. */
export function sitemapEntries(context: PageContext): SitemapEntry[] {
  const { blog, site } = context;
  const posts = isIndexed(context, 'post') ? blog.listed.filter((post) => post.canonical === null) : [];
  const pages = isIndexed(context, 'page') ? blog.standalone : [];
  const archives = blog.archives.flatMap((archive) =>
    paginate(archive.posts, archive.url, site.postsPerPage)
      .filter((page) => isArchiveIndexed(context, archive, page.number))
      .map((page): SitemapEntry => ({ url: absoluteUrl(site, page.url), modified: newest(page.items), pictures: [] })),
  );
  return [
    ...archives,
    ...[...overviewUrls(context), ...pages.map((page) => page.permalink)].map(
      (path): SitemapEntry => ({ url: absoluteUrl(site, path), modified: null, pictures: [] }),
    ),
    ...posts.map(
      (post): SitemapEntry => ({
        url: absoluteUrl(site, blog.urlOf(post)),
        modified: modifiedOf(post),
        pictures: picturesOf(context, post),
      }),
    ),
  ];
}

function urlSet(url: string, entries: readonly SitemapEntry[]): Page {
  const facts = entries.map((entry) => [entry.url, entry.modified ?? '', ...entry.pictures].join(' '));
  return { ...sitemapPage(url, 'feeds/sitemap.njk', facts), view: () => ({ entries }) };
}

function sitemapPage(url: string, layout: string, facts: readonly string[]): Omit<Page, 'view'> {
  return {
    kind: 'sitemap',
    url,
    output: outputPath(url),
    layout,
    fingerprint: () => fingerprintOf(facts),
    source: null,
  };
}

function picturesOf({ pictures }: PageContext, post: Post): string[] {
  const picture = post.thumbnail && pictures.social(post.thumbnail.path);
  return picture === null ? [] : [picture.url];
}

function modifiedOf(post: Post): string {
  return (post.updated ?? post.date).iso;
}

function newest(posts: readonly Post[]): string | null {
  const [latest] = posts.toSorted((a, b) => (b.updated ?? b.date).millis - (a.updated ?? a.date).millis);
  return latest === undefined ? null : modifiedOf(latest);
}
