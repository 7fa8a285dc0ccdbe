import { siteUrl } from '../../config/site-url.ts';
import { isDrawable } from '../../images/card/alphabet.ts';
import type { CardWords } from '../../images/card/card-words.ts';
import { escapeHtml } from '../../model/escape-html.ts';
import type { Post, StandalonePage } from '../../model/post.ts';
import type { PageContext } from '../../pages/context.ts';
import { postHead, standaloneHead } from '../../pages/seo/heads.ts';
import { cardFingerprint, cardView } from '../../pages/views/card.ts';
import { type FeedItem, feedItems } from '../../pages/views/feed-item.ts';
import type { Head } from '../../pages/views/head-view.ts';
import type { CardView } from '../../pages/views/view.ts';
import { notFoundPage, ownPage } from './pages.ts';
import { fileUrl } from './urls.ts';

/** A text of a site that has a page. */
type Text = { readonly post: Post } | { readonly page: StandalonePage };

/** The page that shows how a text looks elsewhere: in lists, where it is shared, in search engines and in feed readers. */
export function appearancePage(context: PageContext | null, source: string): { status: number; html: string } {
  const text = context && textOf(context, source);
  if (context === null || text === null) return { status: 404, html: notFoundPage() };
  const head = 'post' in text ? postHead(context, text.post) : standaloneHead(context, text.page);
  const title = 'post' in text ? text.post.title : text.page.title;
  const content = [
    'post' in text ? cardSection(context, text.post) : '',
    shareSection(context, head, text, title),
    snippetSection(context, head),
    'post' in text ? feedSection(context, text.post) : '',
  ].join('');
  return { status: 200, html: ownPage(title, content, 'panel') };
}

/** The card of a post as the first page of home would show it; null for what is no post of the site. */
export function cardOf(context: PageContext, source: string): CardView | null {
  const text = textOf(context, source);
  if (text === null || !('post' in text)) return null;
  return cardView(context, text.post, { position: 0, slot: 'card', heading: 'h2', isFront: true });
}

/** The words of the social card that a build draws for a text; null where it draws none. */
export function drawnWords(context: PageContext, source: string): CardWords | null {
  const text = textOf(context, source);
  const { site } = context;
  if (text === null || !site.images.socialCards) return null;
  const { title, language } = 'post' in text ? text.post : { title: text.page.title, language: null };
  if (!isDrawable(title) || !isDrawable(site.name)) return null;
  return { title, siteName: site.name, language: language ?? site.language };
}

/** A page around a card, with the theme's own style. */
export function cardPage({ site, assets }: PageContext, card: string): string {
  return `<!DOCTYPE html><html lang="${escapeHtml(site.language)}" dir="${site.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Card</title><base target="_top"><link rel="stylesheet" href="${escapeHtml(assets.stylesheet)}"></head><body><main class="container" aria-label="Card"><ul class="posts-list">${card}</ul></main></body></html>`;
}

function textOf({ blog }: PageContext, source: string): Text | null {
  const post = blog.posts.find((one) => one.source === source);
  if (post !== undefined) return { post };
  const page = blog.standalone.find((one) => one.source === source);
  return page === undefined ? null : { page };
}

/** The address of the card changes with it, so that the frame is loaded again. */
function cardSection(context: PageContext, post: Post): string {
  const src = `${fileUrl('card', post.source)}?version=${cardFingerprint(context, post)}`;
  return `<section><h2>Card</h2><iframe class="card" title="The card of this post" src="${escapeHtml(src)}"></iframe></section>`;
}

function shareSection(context: PageContext, head: Head, text: Text, title: string): string {
  const source = 'post' in text ? text.post.source : text.page.source;
  const property = (name: string) => head.openGraph.find((tag) => tag.name === name)?.content ?? '';
  const ownPicture = 'post' in text && text.post.thumbnail !== null ? localUrl(context, property('og:image')) : '';
  const isDrawn = ownPicture === '' && drawnWords(context, source) !== null;
  const src = isDrawn ? `${fileUrl('social', source)}?title=${encodeURIComponent(title)}` : ownPicture;
  const picture =
    src === ''
      ? '<p class="facts">No picture: no thumbnail stands for it, and none is drawn.</p>'
      : `<img src="${escapeHtml(src)}" width="1200" height="630" alt="${escapeHtml(property('og:image:alt') || title)}">`;
  return `<section><h2>Where it is shared</h2><div class="share">${picture}<p class="facts">${escapeHtml(new URL(head.canonical).host)}</p><h3>${escapeHtml(property('og:title'))}</h3><p>${escapeHtml(property('og:description'))}</p></div></section>`;
}

function snippetSection(context: PageContext, { title, description, canonical, robots }: Head): string {
  const { host, pathname } = new URL(canonical);
  const crumbs = [host, ...pathname.split('/').filter((part) => part !== '')].map(decoded).join(' › ');
  const facts = `Title: ${length(title)}; search engines show about 60. Description: ${length(description)}; they show about 155.`;
  const hidden = robots === null ? '' : `<p class="facts">Search engines are told: ${escapeHtml(robots)}.</p>`;
  return `<section><h2>Search result</h2><div class="snippet" lang="${escapeHtml(context.site.language)}"><p class="facts">${escapeHtml(crumbs)}</p><h3>${escapeHtml(title)}</h3><p class="text">${escapeHtml(description)}</p></div><p class="facts">${facts}</p>${hidden}</section>`;
}

function feedSection(context: PageContext, post: Post): string {
  if (context.site.feeds.length === 0) return '';
  const item = feedItems(context)(post);
  return `<section><h2>Feed item</h2><article class="item"><h3>${escapeHtml(item.title)}</h3><p class="facts">${escapeHtml(factsOf(item))}</p><p>${escapeHtml(item.summary)}</p><hr>${localUrl(context, item.html)}</article></section>`;
}

function factsOf({ published, authors, categories }: FeedItem): string {
  return [published.rfc822, authors.join(', '), categories.join(', ')].filter((part) => part !== '').join(' · ');
}

/** A text whose addresses of the site lead to the preview: what is not published yet is nowhere else. */
function localUrl({ site }: PageContext, text: string): string {
  return text.replaceAll(site.origin + siteUrl(site, '/'), siteUrl(site, '/'));
}

function length(text: string): string {
  return `${[...text].length} characters`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
