import type { Archive } from '../../archive/blog.ts';
import { siteUrl } from '../../config/site-url.ts';
import { oncePer } from '../../model/once-per.ts';
import type { PageContext } from '../context.ts';
import { distinctArchiveName } from './archive-name.ts';
import type { FeedLink } from './head-view.ts';

/** URL paths, from the site's own root, of the feeds of the whole site. */
export const rssPath = '/feed.xml';
export const atomPath = '/atom.xml';
export const jsonFeedPath = '/feed.json';

const rssType = 'application/rss+xml';

/** The URL path, from the site's own root, of the feed of an archive; null where it has none. */
export function feedPathOf({ site }: PageContext, { kind, url }: Archive): string | null {
  if (kind === 'home') return site.feeds.includes('site') ? rssPath : null;
  if (kind !== 'tag' && kind !== 'category') return null;
  return site.feeds.includes(kind) ? `${url}feed.xml` : null;
}

/** What a feed is called: the site's name, and before an archive's feed what it is of. Null is the whole site. */
export function feedTitle(context: PageContext, archive: Archive | null): string {
  const { site, words } = context;
  if (archive === null) return site.name;
  const kind = archive.kind === 'category' ? 'category' : 'tag';
  return `${site.name}: ${words.phrases.feedTitle(kind, distinctArchiveName(context, archive))}`;
}

/** The feeds of the whole site, for every page's head. */
export const siteFeedLinks = oncePer(({ site }: PageContext): readonly FeedLink[] => {
  if (!site.feeds.includes('site')) return [];
  return [
    { url: siteUrl(site, rssPath), type: rssType, title: `${site.name} (RSS)` },
    { url: siteUrl(site, atomPath), type: 'application/atom+xml', title: `${site.name} (Atom)` },
    { url: siteUrl(site, jsonFeedPath), type: 'application/feed+json', title: `${site.name} (JSON Feed)` },
  ];
});

/** The site's feeds, and the archive's own. */
export function archiveFeedLinks(context: PageContext, archive: Archive): readonly FeedLink[] {
  const links = siteFeedLinks(context);
  const path = archive.kind === 'home' ? null : feedPathOf(context, archive);
  if (path === null) return links;
  return [...links, { url: siteUrl(context.site, path), type: rssType, title: feedTitle(context, archive) }];
}
