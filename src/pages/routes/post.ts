import { siteUrl } from '../../config/site-url.ts';
import { longDate, type SiteDate } from '../../model/date.ts';
import { outputPath } from '../../model/output-path.ts';
import type { Post } from '../../model/post.ts';
import type { Facts, Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import { postHead } from '../seo/heads.ts';
import { authorFingerprint, authorPictures, authorView, isDescribed } from '../views/author.ts';
import { bodyFingerprint, bodyView, inlineHtml, tableOfContents } from '../views/body.ts';
import { cardFingerprint, cardPictures, cardView, categoryViews, classesOf, dateView, markOf } from '../views/card.ts';
import { discussionView } from '../views/discussion.ts';
import type { FrameFor } from '../views/frame.ts';
import { isLongHeading, phrasesOf } from '../views/heading.ts';
import { singleBodyClasses } from '../views/html-classes.ts';
import { languageView, ownWords } from '../views/language.ts';
import { freeId, postId, type TakenIds } from '../views/post-id.ts';
import { readingTime } from '../views/reading-time.ts';
import { shareLinks } from '../views/share.ts';
import type { CardView, DateView, LanguageView, PostLinkView, PostView, SeriesView } from '../views/view.ts';
import { canZoom } from '../views/zoom.ts';

/** The template of posts that ask for no other. */
const postLayout = 'layouts/post.njk';

/** The page of every post. */
export function postRoutes(context: PageContext, frame: FrameFor): Route[] {
  return context.blog.posts.map((post) => postRoute(context, post, frame));
}

/** The page of one post. */
export function postRoute(context: PageContext, post: Post, frame: FrameFor): Route {
  const url = context.blog.urlOf(post);
  return {
    kind: 'post',
    url,
    output: outputPath(url),
    layout: post.layout ?? postLayout,
    source: post.source,
    newest: post.date.millis,
    pictures: () => [
      ...cardPictures([post, ...context.blog.related(post)]),
      ...post.pictures.map((use) => use.path),
      ...authorPictures(context, post.authors),
      // The card that is drawn for it, where there is one.
      post.source,
    ],
    facts: () => postFacts(context, post),
    texts: () => post.fingerprint,
    view: () => postView(context, post, frame),
  };
}

function postFacts(context: PageContext, post: Post): Facts {
  const { blog } = context;
  const neighbours = [blog.older(post), blog.newer(post)].map(
    (one) => one && [one.title, blog.urlOf(one), one.language],
  );
  const series = seriesPosts(context, post).map((one) => [one.title, blog.urlOf(one), one.language]);
  return {
    text: post.fingerprint,
    card: cardFingerprint(context, post),
    socialCard: context.pictures.fingerprint(post.source),
    references: bodyFingerprint(context, post, post.source),
    neighbours: JSON.stringify(neighbours),
    series: JSON.stringify(series),
    authors: post.authors.map((author) => authorFingerprint(context, author)).join(' '),
    related: blog
      .related(post)
      .map((one) => cardFingerprint(context, one))
      .join(' '),
  };
}

function postView(context: PageContext, post: Post, frame: FrameFor): PostView {
  const { site, blog, pictures } = context;
  const url = blog.urlOf(post);
  const body = context.bodyOf(post.source);
  const picture = post.thumbnail && pictures.picture(post.thumbnail.path, post.thumbnail.alt ?? '', 'post', 0);
  const older = blog.older(post);
  const newer = blog.newer(post);
  const authors = post.authors.map((author) => authorView(context, author));
  const updated = post.updated?.text === post.date.text ? null : post.updated;
  const own = ownWords(context, post);
  // The body's own anchors stay what its links know them by.
  const taken = { has: (id: string) => body.headings.some((heading) => heading.id === id) };
  return {
    head: postHead(context, post),
    frame: frame(url, markOf(context, post)),
    bodyClass: singleBodyClasses({ id: post.id }),
    heading: post.title,
    phrases: phrasesOf(post.title, post.language ?? context.site.language),
    isLongHeading: isLongHeading(post.title),
    id: freeId(postId(context, post), taken),
    classes: classesOf(context, post, false),
    language: languageView(post),
    own: own.words.labels,
    bylineLanguage: own.language,
    date: ownDate(post.date, own.language),
    updated: updated && ownDate(updated, own.language),
    dek: post.hasOwnExcerpt ? post.excerpt : null,
    authors,
    portrait: authors.find((author) => author.picture !== null)?.picture ?? null,
    profiles: authors.filter(isDescribed),
    readingTime: readingTime(post, own.words, own.number),
    picture,
    pictureCaption: captionOf(context, post),
    canZoom: canZoom(context, post),
    body: bodyView(context, body, { source: post.source, words: own.words, position: picture === null ? 0 : 1 }),
    toc: post.toc ? tableOfContents(body.headings) : [],
    categories: categoryViews(context, post),
    tags: blog.tagLinks(post).map((link) => ({ name: link.name, url: siteUrl(site, link.url) })),
    series: seriesView(context, post),
    share: shareLinks(context, post),
    previous: older && postLink(context, older),
    next: newer && postLink(context, newer),
    related: relatedCards(context, post, taken),
    extra: post.extra,
    comments: post.comments,
    discussion: discussionView(context, post, body.comments),
    math: post.math,
  };
}

/** The cards of related posts; one whose id is an anchor of the page's own text has another. */
function relatedCards(context: PageContext, post: Post, taken: TakenIds): CardView[] {
  return context.blog.related(post).map((one, index) => {
    const card = cardView(context, one, { position: index + 4, slot: 'card', heading: 'h3', isFront: false });
    // A card that is the same object as on other pages is printed once.
    return taken.has(card.id) ? { ...card, id: freeId(card.id, taken) } : card;
  });
}

/** The caption of the thumbnail as HTML; null without one. */
function captionOf(context: PageContext, { thumbnail, source }: Post): string | null {
  const caption = thumbnail?.caption ?? [];
  return caption.length === 0 ? null : caption.map((part) => inlineHtml(context, part, source)).join('');
}

/** A date in the post's language, where that is not the page's. */
function ownDate(date: SiteDate, language: LanguageView | null): DateView {
  return language === null ? dateView(date) : { iso: date.iso, text: longDate(date, language.tag) };
}

function postLink({ site, blog }: PageContext, post: Post): PostLinkView {
  return { url: siteUrl(site, blog.urlOf(post)), label: post.title, language: languageView(post) };
}

function seriesPosts({ blog }: PageContext, post: Post): readonly Post[] {
  return post.series === null ? [] : blog.series(post.series);
}

/** A series of one is none yet. */
function seriesView(context: PageContext, post: Post): SeriesView | null {
  const { words } = context;
  const posts = seriesPosts(context, post);
  const place = posts.indexOf(post);
  if (post.series === null || place < 0 || posts.length < 2) return null;
  return {
    name: post.series,
    position: words.phrases.seriesPosition(context.number(place + 1), context.number(posts.length)),
    parts: posts.map((one) => ({ ...postLink(context, one), current: one === post })),
  };
}
