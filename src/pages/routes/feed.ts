import type { Archive } from '../../archive/blog.ts';
import { absoluteUrl, siteUrl } from '../../config/site-url.ts';
import { outputPath } from '../../model/output-path.ts';
import type { OwnPage } from '../../model/own-page.ts';
import type { Post } from '../../model/post.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import {
  type FeedDate,
  type FeedItem,
  feedItems,
  itemFingerprint,
  itemPictures,
  itemTexts,
  ownFeedItem,
} from '../views/feed-item.ts';
import { atomPath, feedPathOf, feedTitle, jsonFeedPath, rssPath } from '../views/feed-links.ts';
import { xmlText } from '../views/xml-text.ts';
import { jsonFeed } from './json-feed.ts';

/** Posts in a feed: enough for a reader who looks in once a month, small enough to be fetched every hour. */
const itemsPerFeed = 20;

const stylesheetPath = '/feed.xsl';
/** For browsers without XSLT. */
const plainStylesheetPath = '/feed.css';

/** What `feeds/rss.njk` and `feeds/atom.njk` get. URLs are absolute. */
export interface FeedView {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The name of the site, which stands for the authors of posts without any. */
  readonly publisher: string;
  /** Of the page that the feed belongs to, and of the feed itself. */
  readonly homeUrl: string;
  readonly selfUrl: string;
  /** From the host's root: a browser takes no XSLT from another host, and a preview is on one. */
  readonly stylesheets: { readonly xsl: string; readonly css: string };
  readonly icon: string | null;
  readonly favicon: string | null;
  /** The newest item's date, never the clock's; null for a feed without items. */
  readonly updated: FeedDate | null;
  readonly items: readonly FeedItem[];
}

/** The feeds: RSS of the site, of each tag and each category, the site's in Atom and JSON too, and their style sheets. */
export function feedRoutes(context: PageContext): Route[] {
  const { site, blog } = context;
  if (site.feeds.length === 0) return [];
  const items = feedItems(context);
  const ofSite: Feed[] = [
    { format: 'rss', url: rssPath, archive: null, posts: blog.listed },
    { format: 'atom', url: atomPath, archive: null, posts: blog.listed },
    { format: 'json', url: jsonFeedPath, archive: null, posts: blog.listed },
  ];
  const ofTerms = blog.archives.flatMap((archive): Feed[] => {
    const url = archive.term === null ? null : feedPathOf(context, archive);
    return url === null ? [] : [{ format: 'rss', url, archive, posts: archive.posts }];
  });
  const feeds = site.feeds.includes('site') ? [...ofSite, ...ofTerms] : ofTerms;
  return [...feeds.map((feed) => feedRoute(context, items, feed)), ...stylesheetRoutes(context)];
}

/** One feed: of an archive, or where that is null of the whole site. Posts are newest first. */
interface Feed {
  readonly format: 'rss' | 'atom' | 'json';
  readonly url: string;
  readonly archive: Archive | null;
  readonly posts: readonly Post[];
}

function feedRoute(context: PageContext, items: (post: Post) => FeedItem, feed: Feed): Route {
  const { format, url, archive } = feed;
  const own = archive === null ? context.ownPages.filter((page) => page.isInFeeds) : [];
  const entries = newest(feed.posts.slice(0, itemsPerFeed), own);
  const posts = entries.flatMap((entry) => (isOwn(entry) ? [] : [entry]));
  const described = JSON.stringify([feedTitle(context, archive), archive?.term?.description, context.assets.icons]);
  return {
    kind: 'feed',
    url,
    output: outputPath(url),
    layout: `feeds/${format}.njk`,
    source: null,
    pictures: () => posts.flatMap(itemPictures),
    facts: () => ({ feed: described, items: entries.map((entry) => entryFacts(context, entry)).join(' ') }),
    texts: () => itemTexts(posts),
    view: () => {
      const made = entries.map((entry) => (isOwn(entry) ? ownFeedItem(context, entry) : items(entry)));
      const view = feedView(context, feed, made);
      return format === 'json' ? { json: jsonFeed(view) } : view;
    },
  };
}

/** What a feed has an item of. */
type Entry = Post | OwnPage;

function isOwn(entry: Entry): entry is OwnPage {
  return 'isInFeeds' in entry;
}

/** The newest of posts, which are in order, and own pages. */
function newest(posts: readonly Post[], own: readonly OwnPage[]): readonly Entry[] {
  if (own.length === 0) return posts;
  const millis = (entry: Entry) => (isOwn(entry) ? (entry.date ?? 0) : entry.date.millis);
  return [...posts, ...own].sort((a, b) => millis(b) - millis(a)).slice(0, itemsPerFeed);
}

function entryFacts(context: PageContext, entry: Entry): string {
  return isOwn(entry) ? JSON.stringify(entry) : itemFingerprint(context, entry);
}

function feedView(context: PageContext, { url, archive }: Feed, items: readonly FeedItem[]): FeedView {
  const { site } = context;
  const title = xmlText(feedTitle(context, archive));
  const description = archive?.term?.description ?? site.description ?? site.tagline;
  const latest = items.map((item) => item.updated).toSorted((a, b) => b.millis - a.millis)[0];
  return {
    title,
    description: description === '' ? title : xmlText(description),
    language: site.language,
    publisher: xmlText(site.name),
    homeUrl: absoluteUrl(site, archive?.url ?? '/'),
    selfUrl: absoluteUrl(site, url),
    stylesheets: { xsl: siteUrl(site, stylesheetPath), css: siteUrl(site, plainStylesheetPath) },
    icon: iconUrl(context, 512),
    favicon: iconUrl(context, 192),
    updated: latest ?? null,
    items,
  };
}

function iconUrl({ site, assets }: PageContext, size: number): string | null {
  const icon = assets.icons.find((one) => one.size === size);
  return icon === undefined ? null : site.origin + icon.url;
}

/** The style sheets that make a feed a page in a browser. */
function stylesheetRoutes(context: PageContext): Route[] {
  const { site, words, assets } = context;
  const { language, direction } = site;
  const xsl = { language, direction, stylesheet: assets.stylesheet, text: words.feedText };
  const page = { kind: 'feed', source: null, pictures: () => [], texts: () => '' } as const;
  return [
    {
      ...page,
      url: stylesheetPath,
      output: outputPath(stylesheetPath),
      layout: 'feeds/xsl.njk',
      facts: () => ({ words: JSON.stringify(xsl) }),
      view: () => xsl,
    },
    {
      ...page,
      url: plainStylesheetPath,
      output: outputPath(plainStylesheetPath),
      layout: 'feeds/css.njk',
      facts: () => ({}),
      view: () => ({}),
    },
  ];
}
