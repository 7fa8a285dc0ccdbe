import { fingerprintOf } from '../../cache/fingerprint.ts';
import { siteUrl } from '../../config/site-url.ts';
import { loadingAt } from '../../images/plan/markup.ts';
import type { SiteDate } from '../../model/date.ts';
import { oncePer } from '../../model/once-per.ts';
import type { Post } from '../../model/post.ts';
import { Recent } from '../../model/recent.ts';
import { statusOf } from '../../model/status.ts';
import type { PageContext } from '../context.ts';
import type { PictureSlotName } from '../picture-slots.ts';
import { authorDefinition } from './author.ts';
import { isLongHeading, phrasesOf } from './heading.ts';
import { postClasses } from './html-classes.ts';
import { languageView } from './language.ts';
import { postId } from './post-id.ts';
import { readingTime } from './reading-time.ts';
import type { CardView, DateView, TermView } from './view.ts';

/** How one card stands on its page. */
export interface CardPlace {
  /** Counts the page's pictures from 0. */
  readonly position: number;
  readonly slot: PictureSlotName;
  readonly heading: CardView['heading'];
  /** True on page 1 of home, where WordPress marks sticky posts. */
  readonly isFront: boolean;
}

/**
 * A post as an archive shows it. Cards of a post that are alike are one object, so that each is printed once and not
 * once for each page that shows it.
 */
export function cardView(context: PageContext, post: Post, place: CardPlace): CardView {
  const { thumbnail } = post;
  const { heading } = place;
  const isMarked = post.sticky && place.isFront;
  const key =
    thumbnail === null && !isMarked ? heading : `${heading} ${isMarked} ${place.slot} ${loadingAt(place.position)}`;
  const { cards } = partsOf(context, post);
  const known = cards.find((card) => card.key === key);
  if (known !== undefined) return known.view;
  // All but these four is the same on all cards of a post.
  const view = {
    ...(cards[0]?.view ?? plainCard(context, post)),
    heading,
    classes: classesOf(context, post, isMarked),
    featured: isMarked ? context.words.labels.featured : null,
    thumbnail: thumbnail && context.pictures.picture(thumbnail.path, linkedAlt(post), place.slot, place.position),
  };
  cards.push({ key, view });
  return view;
}

/** What pages say of a post wherever they show it, each made when it is first asked for: a card is on many pages. */
interface PostParts {
  /** The cards that were made, by what tells them apart. */
  readonly cards: { readonly key: string; readonly view: CardView }[];
  /** Its classes where it is not at the front. */
  classes: string | null;
}

/** Posts of which the parts are kept: as many as texts of cards. Those of all posts would take more memory than the posts. */
const fewestKept = 2048;

const partsOfRecent = oncePer((_: PageContext) => new Recent<Post, PostParts>(fewestKept));

function partsOf(context: PageContext, post: Post): PostParts {
  const ofPosts = partsOfRecent(context);
  const known = ofPosts.get(post);
  if (known !== undefined) return known;
  const parts = { cards: [], classes: null };
  ofPosts.set(post, parts);
  return parts;
}

/** What all cards of a post have in common. */
function plainCard(context: PageContext, post: Post): Omit<CardView, 'heading' | 'classes' | 'featured' | 'thumbnail'> {
  return {
    id: postId(context, post),
    url: siteUrl(context.site, context.blog.urlOf(post)),
    title: post.title,
    phrases: phrasesOf(post.title, post.language ?? context.site.language),
    isLongHeading: isLongHeading(post.title),
    date: dateView(post.date),
    facts: factsOf(context, post),
    excerpt: post.excerpt,
    categories: categoryViews(context, post),
    language: languageView(post),
    mark: markOf(context, post),
    extra: post.extra,
  };
}

/** The pictures that the cards of some posts show. */
export function cardPictures(posts: readonly Post[]): string[] {
  return posts.flatMap((post) => (post.thumbnail === null ? [] : [post.thumbnail.path]));
}

/** Everything that a post's card depends on, for a page's fingerprint. */
export function cardFingerprint(context: PageContext, post: Post): string {
  const ofPosts = fingerprintsOf(context);
  const known = ofPosts.get(post);
  if (known !== undefined) return known;
  const fingerprint = cardFacts(context, post);
  ofPosts.set(post, fingerprint);
  return fingerprint;
}

const fingerprintsOf = oncePer((_: PageContext) => new Map<Post, string>());

function cardFacts(context: PageContext, post: Post): string {
  const { blog, pictures } = context;
  const picture = post.thumbnail ? pictures.fingerprint(post.thumbnail.path) : '';
  const facts = [post.metadataFingerprint, blog.urlOf(post), postId(context, post), picture];
  facts.push(markOf(context, post) ?? '', ...factsOf(context, post));
  for (const { name, url } of blog.categoryLinks(post)) facts.push(`${name} ${url}`);
  for (const { name, url } of blog.tagLinks(post)) facts.push(`${name} ${url}`);
  return fingerprintOf(facts);
}

/** What the site has its cards say beside the date, as plain text: a card has one link only. */
function factsOf(context: PageContext, post: Post): string[] {
  const { site, words } = context;
  if (site.cards.length === 0) return [];
  const authors = post.authors.map((author) => authorDefinition(context, author)?.name ?? author.name).join(', ');
  return [
    ...(site.cards.includes('author') && authors !== '' ? [`${words.labels.by} ${authors}`] : []),
    ...(site.cards.includes('minutes') ? [readingTime(post, words, context.number)] : []),
  ];
}

/** The post's classes as WordPress's get_post_class gives them, on a card or on its own page. */
export function classesOf(context: PageContext, post: Post, isFront: boolean): string {
  if (post.sticky && isFront) return classesAt(context, post, true);
  const parts = partsOf(context, post);
  parts.classes ??= classesAt(context, post, false);
  return parts.classes;
}

function classesAt(context: PageContext, post: Post, isFront: boolean): string {
  return postClasses({
    id: post.id,
    hasThumbnail: post.thumbnail !== null,
    categories: context.blog.categoryLinks(post).map((link) => link.slug),
    tags: context.blog.tagLinks(post).map((link) => link.slug),
    sticky: post.sticky && isFront,
  });
}

/** The categories of a post as links. */
export function categoryViews(context: PageContext, post: Post): TermView[] {
  return context.blog.categoryLinks(post).map(({ name, url }) => ({ name, url: siteUrl(context.site, url) }));
}

/** What `<time>` prints. */
export function dateView({ iso, text }: SiteDate): DateView {
  return { iso, text };
}

/** While previewing, why a reader would not see a post; null where one would. */
export function markOf({ preview, words, now }: PageContext, post: Post): string | null {
  if (!preview) return null;
  switch (statusOf(post, now.millis)) {
    case 'draft':
      return words.draft;
    case 'scheduled':
      return words.phrases.scheduledFor(post.date.text);
    case 'expired':
      return words.phrases.expiredOn(post.expires?.text ?? '');
    case 'published':
      return post.unlisted ? words.unlisted : null;
  }
}

/** A card's picture is a link's only content, so its alternative text is never empty: it names where the link leads. */
function linkedAlt(post: Post): string {
  return post.thumbnail?.alt || post.title;
}
