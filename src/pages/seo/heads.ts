import type { Archive } from '../../archive/blog.ts';
import { shownComments } from '../../archive/comments.ts';
import { featuresOf, pageFeaturesOf } from '../../archive/features.ts';
import type { ArchivePage } from '../../archive/paginate.ts';
import type { RobotsKind } from '../../config/kinds.ts';
import { absoluteUrl } from '../../config/site-url.ts';
import type { Feature } from '../../model/feature.ts';
import type { OwnPage } from '../../model/own-page.ts';
import type { Post, StandalonePage } from '../../model/post.ts';
import type { PageContext } from '../context.ts';
import { distinctArchiveName } from '../views/archive-name.ts';
import { archiveBreadcrumbs, breadcrumbs, postBreadcrumbs } from '../views/breadcrumbs.ts';
import { archiveFeedLinks, siteFeedLinks } from '../views/feed-links.ts';
import type { FeedLink, Head, MetaTag } from '../views/head-view.ts';
import { markdownLinks } from '../views/markdown-path.ts';
import { canZoom } from '../views/zoom.ts';
import { archiveDescription, pageOf } from './description.ts';
import { type HeadFacts, type HeadPicture, headOf, ownTitle } from './head.ts';
import {
  aspectsOf,
  authorsOf,
  creatorOf,
  drawnCard,
  firstPicture,
  personOf,
  pictureOf,
  siteHead,
} from './head-parts.ts';
import { listNode, type PageFacts, pageGraph } from './nodes.ts';
import { articleId, type PostingFacts, personId, personNode, postingNode } from './posting.ts';

/** What the head of a page says that is neither an archive's nor a post's. */
const alone = {
  metaTitle: null,
  pageOf: null,
  previous: null,
  next: null,
  language: null,
  type: 'website',
  picture: null,
  creator: null,
  article: [],
  features: [],
} as const;

/** The head of one page of an archive. */
export function archiveHead(context: PageContext, archive: Archive, page: ArchivePage<Post>): Head {
  const { site, words } = context;
  const name = distinctArchiveName(context, archive);
  const title = archive.kind === 'home' ? null : words.phrases.archiveDocumentTitle(archive.kind, name);
  const titled = { title, metaTitle: null, pageOf: page.number === 1 ? null : pageOf(context, page) };
  const url = absoluteUrl(site, page.url);
  const picture = firstPicture(context, page.items);
  const isAuthor = archive.kind === 'author' && archive.term !== null;
  return headOf(site, siteHead(context), {
    ...titled,
    description: archiveDescription(context, archive, page),
    canonical: url,
    isIndexed: isArchiveIndexed(context, archive, page.number),
    previous: page.previous && absoluteUrl(site, page.previous),
    next: page.next && absoluteUrl(site, page.next),
    language: null,
    type: isAuthor ? 'profile' : 'website',
    picture,
    creator: null,
    article: [],
    features: [],
    graph: archiveGraph(context, archive, page, {
      url,
      name: ownTitle(site, titled),
      language: site.language,
      picture,
      breadcrumbs: archiveBreadcrumbs(context, archive, name, titled.pageOf),
    }),
    feeds: archiveFeedLinks(context, archive),
  });
}

/** An author's archive is a profile of them; every other one is a collection of posts. */
function archiveGraph(
  context: PageContext,
  { kind, term }: Archive,
  page: ArchivePage<Post>,
  facts: Omit<PageFacts, 'type' | 'mainEntity'>,
): HeadFacts['graph'] {
  const { site, blog } = context;
  if (kind === 'author' && term !== null) {
    const mainEntity = { '@id': personId(absoluteUrl(site, term.url)) };
    return [...pageGraph(site, { ...facts, type: 'ProfilePage', mainEntity }), personNode(personOf(context, term))];
  }
  const mainEntity = listNode(page.items.map((post) => absoluteUrl(site, blog.urlOf(post))));
  return pageGraph(site, { ...facts, type: 'CollectionPage', mainEntity });
}

/** The head of a post. */
export function postHead(context: PageContext, post: Post): Head {
  const { site, blog } = context;
  const url = absoluteUrl(site, blog.urlOf(post));
  const picture = pictureOf(context, post);
  const language = post.language ?? site.language;
  const description = post.description ?? post.excerpt;
  const facts: PostingFacts = {
    url,
    title: post.title,
    description,
    published: post.date.iso,
    modified: (post.updated ?? post.date).iso,
    authors: authorsOf(context, post),
    sections: blog.categoryLinks(post).map((link) => link.name),
    keywords: blog.tagLinks(post).map((link) => link.name),
    words: post.words,
    comments: shownComments(post),
    language,
    pictures: aspectsOf(context, post),
  };
  const page: PageFacts = {
    type: 'WebPage',
    url,
    name: post.title,
    language,
    picture,
    breadcrumbs: postBreadcrumbs(context, post),
    mainEntity: { '@id': articleId(url) },
  };
  return headOf(site, siteHead(context), {
    title: post.title,
    metaTitle: post.metaTitle,
    pageOf: null,
    description,
    canonical: post.canonical ?? url,
    isIndexed: !post.unlisted && !post.noindex && isIndexed(context, 'post'),
    previous: null,
    next: null,
    language: post.language,
    type: 'article',
    picture: picture ?? drawnCard(context, post.source, post.title),
    creator: creatorOf(context, post),
    article: articleTags(facts),
    features: featuresOf(site, post).filter((feature) => feature !== 'zoom' || canZoom(context, post)),
    graph: [postingNode(site, facts, siteHead(context).icon), ...pageGraph(site, page)],
    feeds: [...markdownLinks(context, post), ...siteFeedLinks(context)],
  });
}

/** Open Graph's properties of an article (ogp.me): its authors are profiles, so those with a page are named by it. */
function articleTags({ published, modified, authors, sections, keywords }: PostingFacts): MetaTag[] {
  return [
    { name: 'article:published_time', content: published },
    { name: 'article:modified_time', content: modified },
    ...authors.map(({ name, url }) => ({ name: 'article:author', content: url ?? name })),
    ...sections.slice(0, 1).map((content) => ({ name: 'article:section', content })),
    ...keywords.map((content) => ({ name: 'article:tag', content })),
  ];
}

/** The head of a standalone page. */
export function standaloneHead(context: PageContext, page: StandalonePage): Head {
  const { permalink: url, title, metaTitle, description, source } = page;
  const card = drawnCard(context, source, title);
  const isKept = !page.noindex && isIndexed(context, 'page');
  const features = pageFeaturesOf(context.site, page).filter((feature) => feature !== 'zoom' || canZoom(context, page));
  const links = markdownLinks(context, page);
  return plainHead(context, 'WebPage', {
    url,
    title,
    metaTitle,
    description,
    card,
    features,
    isIndexed: isKept,
    links,
  });
}

/** The head of a page that a template of the site's own prints. */
export function ownPageHead(
  context: PageContext,
  { url, title, description }: Pick<OwnPage, 'url' | 'title' | 'description'>,
): Head {
  return plainHead(context, 'WebPage', {
    url,
    title,
    description,
    card: null,
    features: [],
    isIndexed: isIndexed(context, 'page'),
  });
}

/** What the head of a page that only leads on is made from. */
export interface SignpostFacts {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly kind: 'not-found' | 'search' | 'overview';
}

const signpostTypes = { 'not-found': 'WebPage', search: 'SearchResultsPage', overview: 'CollectionPage' } as const;

/**
 * The head of `404.html`, of search and of the overviews. The search page is a page like others, and answers to queries are
 * not for search engines (WordPress's `wp_robots_noindex_search`): as all of them are one file, its script says so of them.
 */
export function signpostHead(context: PageContext, { url, title, description, kind }: SignpostFacts): Head {
  return plainHead(context, signpostTypes[kind], {
    url,
    title,
    description,
    card: null,
    features: [],
    isIndexed: kind === 'overview' || (kind === 'search' && isIndexed(context, 'search')),
  });
}

interface PlainFacts {
  readonly url: string;
  readonly title: string;
  readonly metaTitle?: string | null;
  readonly description: string;
  /** Stands for the page where it is shared. */
  readonly card: HeadPicture | null;
  readonly isIndexed: boolean;
  readonly features: readonly Feature[];
  /** What it is too, in other forms. @default none */
  readonly links?: readonly FeedLink[];
}

function plainHead(
  context: PageContext,
  type: PageFacts['type'],
  { url, title, metaTitle = null, description, card, isIndexed, features, links = [] }: PlainFacts,
): Head {
  const { site } = context;
  const canonical = absoluteUrl(site, url);
  return headOf(site, siteHead(context), {
    ...alone,
    title,
    metaTitle,
    description,
    canonical,
    isIndexed,
    features,
    picture: card,
    graph: pageGraph(site, {
      type,
      url: canonical,
      name: title,
      language: site.language,
      picture: null,
      breadcrumbs: breadcrumbs(context, [], title),
      mainEntity: null,
    }),
    feeds: [...links, ...siteFeedLinks(context)],
  });
}

/** True where search engines may keep a page of an archive, as `robots` of site.yaml says. */
export function isArchiveIndexed(context: PageContext, { kind }: Archive, page: number): boolean {
  return isIndexed(context, kind) && (page === 1 || isIndexed(context, 'paged'));
}

/** True where search engines may keep pages of a kind, as `robots` of site.yaml says. */
export function isIndexed({ site }: PageContext, kind: RobotsKind): boolean {
  return !site.robots.includes(kind);
}
