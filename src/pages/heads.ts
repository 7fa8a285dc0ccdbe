import type { Archive } from '../archive/blog.ts';
import type { ArchivePage } from '../archive/paginate.ts';
import { absoluteUrl, siteUrl } from '../archive/url.ts';
import type { RobotsKind } from '../config/site.ts';
import type { Post, StandalonePage } from '../content/post.ts';
import { type FeedLink, type Head, type HeadPicture, headOf, type Icon } from '../seo/head.ts';
import {
  type Breadcrumbs,
  breadcrumbNode,
  collectionNode,
  type Graph,
  imageNode,
  postingNode,
  webPageNode,
  websiteNode,
} from '../seo/json-ld.ts';
import { archiveName } from './archive-name.ts';
import type { PageContext } from './context.ts';
import { archiveFeedLinks, siteFeedLinks } from './feed-links.ts';

/** The head of one page of an archive. */
export function archiveHead(context: PageContext, archive: Archive, page: ArchivePage<Post>): Head {
  const { site, words, blog } = context;
  const name = archiveName(site.language, archive);
  const title = archive.kind === 'home' ? null : words.phrases.archiveDocumentTitle(archive.kind, name);
  const canonical = absoluteUrl(site, page.url);
  const picture = firstPicture(context, page.items);
  const crumbs = archive.kind === 'home' ? [] : archiveCrumbs(context, archive, name);
  const posts = page.items.map((post) => absoluteUrl(site, blog.urlOf(post)));
  return headOf(site, {
    title,
    pageOf: page.number === 1 ? null : words.phrases.pageOf(context.number(page.number), context.number(page.total)),
    description: archive.term?.description ?? site.description ?? site.tagline,
    canonical,
    isIndexed: isArchiveIndexed(context, archive, page.number),
    previous: page.previous && absoluteUrl(site, page.previous),
    next: page.next && absoluteUrl(site, page.next),
    type: 'website',
    picture,
    article: [],
    graph: [
      collectionNode(site, canonical, title ?? site.name, picture, posts),
      ...(picture === null ? [] : [imageNode(site, canonical, picture)]),
      breadcrumbNode(canonical, [{ name: words.home, url: crumbs.length === 0 ? null : site.url }, ...crumbs]),
      websiteNode(site),
    ],
    feeds: archiveFeedLinks(context, archive),
    ...around(context),
  });
}

/** The head of a post. */
export function postHead(context: PageContext, post: Post): Head {
  const { site, blog, words } = context;
  const url = absoluteUrl(site, blog.urlOf(post));
  const picture = pictureOf(context, post);
  const categories = blog.categoryLinks(post);
  const tags = blog.tagLinks(post);
  const facts = {
    url,
    title: post.title,
    description: post.description,
    published: post.date.iso,
    modified: (post.updated ?? post.date).iso,
    authors: post.authors.map((name) => {
      const link = site.archives.includes('author') ? blog.authors.find(name) : null;
      return { name, url: link && absoluteUrl(site, link.url) };
    }),
    sections: categories.map((link) => link.name),
    keywords: tags.map((link) => link.name),
    words: post.words,
    language: post.language ?? site.language,
  };
  const crumbs = [
    ...categories.slice(0, 1).map((link) => ({ name: link.name, url: absoluteUrl(site, link.url) })),
    { name: post.title, url: null },
  ];
  return headOf(site, {
    title: post.title,
    pageOf: null,
    description: post.description,
    canonical: post.canonical ?? url,
    isIndexed: !post.unlisted && isIndexed(context, 'post'),
    previous: null,
    next: null,
    type: 'article',
    picture,
    article: [
      { name: 'article:published_time', content: facts.published },
      { name: 'article:modified_time', content: facts.modified },
      ...facts.authors.map(({ name }) => ({ name: 'article:author', content: name })),
      ...facts.sections.slice(0, 1).map((content) => ({ name: 'article:section', content })),
      ...facts.keywords.map((content) => ({ name: 'article:tag', content })),
    ],
    graph: [
      postingNode(site, facts, picture),
      webPageNode(site, url, post.title),
      ...(picture === null ? [] : [imageNode(site, url, picture)]),
      breadcrumbNode(url, [{ name: words.home, url: site.url }, ...crumbs]),
      websiteNode(site),
    ],
    feeds: siteFeedLinks(context),
    ...around(context),
  });
}

/** The head of a standalone page. */
export function standaloneHead(context: PageContext, page: StandalonePage): Head {
  return plainHead(context, {
    url: page.permalink,
    title: page.title,
    description: page.description,
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

/** The head of `404.html`, of search and of the overviews: only the last are for search engines. */
export function signpostHead(context: PageContext, { url, title, description, kind }: SignpostFacts): Head {
  return plainHead(context, { url, title, description, isIndexed: kind === 'overview' });
}

/** True where search engines may keep a page of an archive, as `robots` of site.yaml says. */
export function isArchiveIndexed(context: PageContext, { kind }: Archive, page: number): boolean {
  return isIndexed(context, kind) && (page === 1 || isIndexed(context, 'paged'));
}

/** True where search engines may keep pages of a kind, as `robots` of site.yaml says. */
export function isIndexed({ site }: PageContext, kind: RobotsKind): boolean {
  return !site.robots.includes(kind);
}

/** The picture that a post is shared with. */
export function pictureOf({ pictures }: PageContext, post: Post): HeadPicture | null {
  const picture = post.thumbnail && pictures.social(post.thumbnail.path);
  return (
    picture && {
      url: picture.url,
      width: picture.width,
      height: picture.height,
      type: picture.type,
      alt: post.thumbnail?.alt ?? '',
    }
  );
}

interface PlainFacts {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly isIndexed: boolean;
}

function plainHead(context: PageContext, { url, title, description, isIndexed }: PlainFacts): Head {
  const { site, words } = context;
  const canonical = absoluteUrl(site, url);
  const graph: Graph = [
    webPageNode(site, canonical, title),
    breadcrumbNode(canonical, [
      { name: words.home, url: site.url },
      { name: title, url: null },
    ]),
    websiteNode(site),
  ];
  return headOf(site, {
    title,
    pageOf: null,
    description: description === '' ? site.tagline : description,
    canonical,
    isIndexed,
    previous: null,
    next: null,
    type: 'website',
    picture: null,
    article: [],
    graph,
    feeds: siteFeedLinks(context),
    ...around(context),
  });
}

function archiveCrumbs({ site }: PageContext, { term }: Archive, name: string): Breadcrumbs {
  const above = (term?.ancestors ?? []).map((link) => ({ name: link.name, url: absoluteUrl(site, link.url) }));
  return [...above, { name, url: null }];
}

function firstPicture(context: PageContext, posts: readonly Post[]): HeadPicture | null {
  const first = posts.find((post) => post.thumbnail !== null);
  return first === undefined ? null : pictureOf(context, first);
}

function around({ site, assets }: PageContext): {
  icons: readonly Icon[];
  manifest: string | null;
  feeds?: readonly FeedLink[];
} {
  const icons = assets.icons.flatMap(({ url, size }): Icon[] => {
    if (size === 180) return [{ rel: 'apple-touch-icon', url, type: null, sizes: '180x180' }];
    return size === 32 || size === 192 ? [{ rel: 'icon', url, type: 'image/png', sizes: `${size}x${size}` }] : [];
  });
  return { icons, manifest: assets.icons.length === 0 ? null : siteUrl(site, '/site.webmanifest') };
}
