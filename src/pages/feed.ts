import { DateTime } from 'luxon';
import type { Archive } from '../archive/blog.ts';
import { outputPath } from '../archive/output-path.ts';
import { absoluteUrl } from '../archive/url.ts';
import type { Moment } from '../content/moment.ts';
import type { Post } from '../content/post.ts';
import { archiveName } from './archive-name.ts';
import { bodyFingerprint } from './body.ts';
import { cardFingerprint } from './card.ts';
import type { PageContext, SocialPicture } from './context.ts';
import { feedHtml, xmlText } from './feed-html.ts';
import { feedPathOf } from './feed-links.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Page } from './page.ts';

/** Posts in a feed: enough for a reader who looks in once a month, small enough to be fetched every hour. */
const itemsPerFeed = 20;

/** A post in a feed. URLs are absolute. */
export interface FeedItem {
  readonly title: string;
  readonly url: string;
  /** Stays when the title, the slug or the pattern of permalinks changes; a URL only where nothing better is known. */
  readonly id: string;
  readonly isPermalink: boolean;
  readonly published: string;
  readonly updated: string;
  readonly rfc822: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly summary: string;
  readonly html: string;
  readonly picture: SocialPicture | null;
}

/** What the layouts of `feeds/` get. */
export interface FeedView {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** Of the page that the feed belongs to, and of the feed itself. */
  readonly homeUrl: string;
  readonly selfUrl: string;
  readonly stylesheet: string;
  readonly icon: string | null;
  /** The newest item's date, never the clock's; null for an empty feed. */
  readonly updated: string | null;
  readonly rfc822: string | null;
  readonly items: readonly FeedItem[];
  /** The whole JSON Feed, for `feeds/json.njk`. */
  readonly json: string;
}

/** The feeds: RSS of the site, of each tag and each category, and the site's in Atom and JSON too. */
export function feedPages(context: PageContext): Page[] {
  const items = itemCache(context);
  const { site } = context;
  const siteFeeds = site.feeds.includes('site')
    ? [
        feedPage(context, null, '/feed.xml', 'feeds/rss.njk', items),
        feedPage(context, null, '/atom.xml', 'feeds/atom.njk', items),
        feedPage(context, null, '/feed.json', 'feeds/json.njk', items),
      ]
    : [];
  const styles = site.feeds.length === 0 ? [] : [stylesheetPage(context)];
  const ofTerms = context.blog.archives
    .filter((archive) => archive.kind !== 'home')
    .flatMap((archive) => {
      const path = feedPathOf(context, archive);
      return path === null ? [] : [feedPage(context, archive, path, 'feeds/rss.njk', items)];
    });
  return [...siteFeeds, ...styles, ...ofTerms];
}

type Items = (post: Post) => FeedItem;

/** A post is in several feeds; its item is made once. */
function itemCache(context: PageContext): Items {
  const made = new Map<Post, WeakRef<FeedItem>>();
  return (post) => {
    const known = made.get(post)?.deref();
    if (known !== undefined) return known;
    const item = feedItem(context, post);
    made.set(post, new WeakRef(item));
    return item;
  };
}

function feedPage(context: PageContext, archive: Archive | null, url: string, layout: string, items: Items): Page {
  const posts = (archive?.posts ?? context.blog.listed).slice(0, itemsPerFeed);
  return {
    kind: 'feed',
    url,
    output: outputPath(url),
    layout,
    fingerprint: () =>
      fingerprintOf([
        JSON.stringify([archive?.term?.name, archive?.term?.description]),
        ...posts.flatMap((post) => [post.fingerprint, cardFingerprint(context, post), bodyFingerprint(context, post)]),
      ]),
    source: null,
    view: () => feedView(context, archive, url, layout, posts.map(items)),
  };
}

function feedView(
  context: PageContext,
  archive: Archive | null,
  url: string,
  layout: string,
  items: readonly FeedItem[],
): FeedView {
  const { site, words, assets } = context;
  const of = archive === null ? null : archiveName(site.language, archive);
  const newest = items.reduce<string | null>(
    (latest, item) => (latest === null || item.updated > latest ? item.updated : latest),
    null,
  );
  const icon = assets.icons.find((one) => one.size === 512);
  const feed = {
    title: of === null ? site.name : `${site.name}: ${words.phrases.feedTitle(of)}`,
    description: archive?.term?.description ?? site.tagline,
    language: site.language,
    homeUrl: absoluteUrl(site, archive?.url ?? '/'),
    selfUrl: absoluteUrl(site, url),
    stylesheet: absoluteUrl(site, '/feed.xsl'),
    icon: icon === undefined ? null : site.origin + icon.url,
    updated: newest,
    rfc822: newest === null ? null : rfc822(newest),
    items,
  };
  return { ...feed, json: layout === 'feeds/json.njk' ? jsonFeed(feed) : '' };
}

function feedItem(context: PageContext, post: Post): FeedItem {
  const { site, blog, pictures } = context;
  const url = absoluteUrl(site, blog.urlOf(post));
  const modified: Moment = post.updated ?? post.date;
  return {
    title: xmlText(post.title),
    url,
    // WordPress's own guid, where the post has its id from there: no reader shows old posts as new after the move.
    id: post.id === null ? url : absoluteUrl(site, `/?p=${post.id}`),
    isPermalink: post.id === null,
    published: post.date.iso,
    updated: modified.iso,
    rfc822: rfc822(post.date.iso),
    authors: post.authors,
    categories: [...blog.categoryLinks(post), ...blog.tagLinks(post)].map((link) => link.name),
    summary: xmlText(post.excerpt),
    html: feedHtml(context, context.bodyOf(post.source), post.source),
    picture: post.thumbnail && pictures.social(post.thumbnail.path),
  };
}

/** JSON Feed 1.1 (jsonfeed.org). */
function jsonFeed(feed: Omit<FeedView, 'json'>): string {
  const { title, homeUrl, selfUrl, description, icon, language, items } = feed;
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homeUrl,
    feed_url: selfUrl,
    ...(description === '' ? {} : { description }),
    ...(icon === null ? {} : { icon }),
    language,
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_html: item.html,
      summary: item.summary,
      ...(item.picture === null ? {} : { image: item.picture.url }),
      date_published: item.published,
      date_modified: item.updated,
      authors: item.authors.map((name) => ({ name })),
      tags: item.categories,
    })),
  };
  return JSON.stringify(document);
}

/** The style sheet that makes a feed a page in a browser. */
function stylesheetPage(context: PageContext): Page {
  const { site } = context;
  return {
    kind: 'feed',
    url: '/feed.xsl',
    output: 'feed.xsl',
    layout: 'feeds/xsl.njk',
    fingerprint: () => fingerprintOf([site.language, context.assets.stylesheet]),
    source: null,
    view: () => ({ language: site.language, direction: site.direction, stylesheet: context.assets.stylesheet }),
  };
}

function rfc822(iso: string): string {
  return DateTime.fromISO(iso, { setZone: true }).toRFC2822() ?? iso;
}
