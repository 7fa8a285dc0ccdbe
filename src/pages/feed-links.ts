import type { Archive } from '../archive/blog.ts';
import { siteUrl } from '../archive/url.ts';
import type { FeedLink } from '../seo/head.ts';
import { archiveName } from './archive-name.ts';
import type { PageContext } from './context.ts';

/** The URL path, from the site's own root, of the feed of an archive; null where it has none. */
export function feedPathOf({ site }: PageContext, { kind, url }: Archive): string | null {
  if (kind === 'home') return site.feeds.includes('site') ? '/feed.xml' : null;
  if (kind !== 'tag' && kind !== 'category') return null;
  return site.feeds.includes(kind) ? `${url}feed.xml` : null;
}

/** The feeds of the whole site, for every page's head. */
export function siteFeedLinks({ site }: PageContext): FeedLink[] {
  if (!site.feeds.includes('site')) return [];
  return [
    { url: siteUrl(site, '/feed.xml'), type: 'application/rss+xml', title: site.name },
    { url: siteUrl(site, '/atom.xml'), type: 'application/atom+xml', title: site.name },
    { url: siteUrl(site, '/feed.json'), type: 'application/feed+json', title: site.name },
  ];
}

/** The site's feeds, and the archive's own. */
export function archiveFeedLinks(context: PageContext, archive: Archive): FeedLink[] {
  const path = archive.kind === 'home' ? null : feedPathOf(context, archive);
  if (path === null) return siteFeedLinks(context);
  const { site, words } = context;
  const title = `${site.name}: ${words.phrases.feedTitle(archiveName(site.language, archive))}`;
  return [...siteFeedLinks(context), { url: siteUrl(site, path), type: 'application/rss+xml', title }];
}
