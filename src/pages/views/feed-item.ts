import { escapeUTF8 } from 'entities/escape';
import { DateTime } from 'luxon';
import { shownComments } from '../../archive/comments.ts';
import { fingerprintOf } from '../../cache/fingerprint.ts';
import { absoluteUrl } from '../../config/site-url.ts';
import { dateAt, type SiteDate } from '../../model/date.ts';
import type { OwnPage } from '../../model/own-page.ts';
import type { Post } from '../../model/post.ts';
import type { PageContext, PictureFile } from '../context.ts';
import { bodyFingerprint } from './body.ts';
import { cardFingerprint, cardPictures } from './card.ts';
import { feedHtml } from './feed-html.ts';
import { cdata, xmlText } from './xml-text.ts';

/** A post in a feed. URLs are absolute; texts are plain unless they say otherwise, and hold nothing that XML forbids. */
export interface FeedItem {
  readonly title: string;
  readonly url: string;
  readonly id: string;
  /** True where `id` is `url`. */
  readonly isPermalink: boolean;
  readonly published: FeedDate;
  readonly updated: FeedDate;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly summary: string;
  /** The summary as HTML, which is what RSS has in `description`. */
  readonly summaryHtml: string;
  readonly html: string;
  /** `html` as a CDATA section. */
  readonly content: string;
  readonly picture: PictureFile | null;
  /** The language of the post where it is not the feed's. */
  readonly language: string | null;
  /** Where its comments are, and how many; null where it shows none. */
  readonly comments: { readonly url: string; readonly count: number } | null;
}

/** A date in the two ways of feeds. */
export interface FeedDate {
  readonly millis: number;
  /** RFC 3339, for Atom and JSON Feed. */
  readonly iso: string;
  /** RFC 822 with a year of four digits, for RSS. */
  readonly rfc822: string;
}

/** Makes a post's item. A post is in several feeds: as long as memory allows, its item is made once. */
export function feedItems(context: PageContext): (post: Post) => FeedItem {
  const made = new Map<Post, WeakRef<FeedItem>>();
  return (post) => {
    const known = made.get(post)?.deref();
    if (known !== undefined) return known;
    const item = feedItem(context, post);
    made.set(post, new WeakRef(item));
    return item;
  };
}

/** The item of a page of the site's own templates: what it says of itself, as only a browser can show all of it. */
export function ownFeedItem({ site }: PageContext, page: OwnPage): FeedItem {
  const url = absoluteUrl(site, page.url);
  const summary = xmlText(page.description);
  const html = `<p>${escapeUTF8(summary)}</p>`;
  const published = feedDate(dateAt(page.date ?? 0, site));
  return {
    title: xmlText(page.title),
    url,
    id: url,
    isPermalink: true,
    published,
    updated: published,
    authors: [],
    categories: [],
    summary,
    summaryHtml: escapeUTF8(summary),
    html,
    content: cdata(html),
    picture: null,
    language: null,
    comments: null,
  };
}

/** Everything that a post's item depends on, for a feed's fingerprint. */
export function itemFingerprint(context: PageContext, post: Post): string {
  return [post.fingerprint, cardFingerprint(context, post), bodyFingerprint(context, post, post.source)].join('\n');
}

/** The pictures that a post's item shows. */
export function itemPictures(post: Post): string[] {
  return [...cardPictures([post]), ...post.pictures.map((use) => use.path)];
}

/** Stands for the texts of some posts. */
export function itemTexts(posts: readonly Post[]): string {
  return fingerprintOf(posts.map((post) => post.fingerprint));
}

function feedItem(context: PageContext, post: Post): FeedItem {
  const { site, blog, pictures } = context;
  const url = absoluteUrl(site, blog.urlOf(post));
  const id = lastingUrl(context, post, url);
  const html = feedHtml(context, context.bodyOf(post.source), post.source, url);
  const summary = xmlText(post.excerpt);
  const published = feedDate(post.date);
  const comments = shownComments(post);
  return {
    title: xmlText(post.title),
    url,
    id,
    isPermalink: id === url,
    published,
    updated: post.updated === null ? published : feedDate(post.updated),
    authors: post.authors.map(({ name }) => xmlText(name)),
    categories: [...blog.categoryLinks(post), ...blog.tagLinks(post)].map((link) => xmlText(link.name)),
    summary,
    summaryHtml: escapeUTF8(summary),
    html,
    content: cdata(html),
    picture: post.thumbnail && pictures.enclosure(post.thumbnail.path, post.thumbnail.focus),
    language: post.language,
    comments: comments === null ? null : { url: `${url}#comments`, count: comments },
  };
}

/**
 * The URL by which feed readers know a post again: they show one as new when it changes. With an id from WordPress it
 * is WordPress's own guid, so that moving a blog here repeats nothing. Else it is the post's first URL: the first of
 * its `aliases`, for an editor who changes a slug leaves the old URL there to redirect, and without any its URL.
 */
function lastingUrl({ site }: PageContext, { id, aliases }: Post, url: string): string {
  if (id !== null) return absoluteUrl(site, `/?p=${id}`);
  const [first] = aliases;
  return first === undefined ? url : new URL(absoluteUrl(site, first)).href;
}

function feedDate({ millis, iso }: SiteDate): FeedDate {
  return { millis, iso, rfc822: DateTime.fromISO(iso, { setZone: true }).toRFC2822() ?? iso };
}
