import type {
  BlogPosting,
  BreadcrumbList,
  CollectionPage,
  ImageObject,
  ListItem,
  Person,
  Thing,
  WebPage,
  WebSite,
} from 'schema-dts';
import type { Site } from '../config/site.ts';
import type { HeadPicture } from './head.ts';

/** The nodes of a page's JSON-LD graph. */
export type Graph = readonly Thing[];

/** A way down to a page: names and absolute URLs, the page itself last and without a URL. */
export type Breadcrumbs = readonly { readonly name: string; readonly url: string | null }[];

/** A graph as it stands in a script element: nothing in it can end the element or begin a comment. */
export function jsonLdText(graph: Graph): string {
  const escapes: Readonly<Record<string, string>> = { '<': '\\u003c', '\u2028': '\\u2028', '\u2029': '\\u2029' };
  const text = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph });
  return text.replaceAll(/[<\u2028\u2029]/g, (character) => escapes[character] ?? character);
}

/** The site, with the search that it promises to search engines where it has one. */
export function websiteNode(site: Site): WebSite {
  return {
    '@type': 'WebSite',
    '@id': `${site.url}#website`,
    url: site.url,
    name: site.name,
    ...(site.tagline === '' ? {} : { description: site.tagline }),
    ...(site.search ? { potentialAction: [searchAction(site)] } : {}),
    inLanguage: site.language,
  };
}

/** An archive with the posts of one page of it. */
export function collectionNode(
  site: Site,
  url: string,
  name: string,
  picture: HeadPicture | null,
  posts: readonly string[],
): CollectionPage {
  return {
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name,
    isPartOf: { '@id': `${site.url}#website` },
    ...pictureReferences(url, picture),
    breadcrumb: { '@id': `${url}#breadcrumb` },
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: posts.length,
      itemListElement: posts.map((post, index): ListItem => ({ '@type': 'ListItem', position: index + 1, url: post })),
    },
    inLanguage: site.language,
  };
}

/** A page that is neither an archive nor a post. */
export function webPageNode(site: Site, url: string, name: string): WebPage {
  return {
    '@type': 'WebPage',
    '@id': url,
    url,
    name,
    isPartOf: { '@id': `${site.url}#website` },
    inLanguage: site.language,
  };
}

/** What a post says of itself. */
export interface PostingFacts {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly published: string;
  readonly modified: string;
  readonly authors: readonly { readonly name: string; readonly url: string | null }[];
  readonly sections: readonly string[];
  readonly keywords: readonly string[];
  readonly words: number;
  readonly language: string;
}

/** A post. */
export function postingNode(site: Site, post: PostingFacts, picture: HeadPicture | null): BlogPosting {
  return {
    '@type': 'BlogPosting',
    '@id': `${post.url}#article`,
    mainEntityOfPage: { '@id': post.url },
    headline: post.title,
    description: post.description,
    datePublished: post.published,
    dateModified: post.modified,
    author: post.authors.map(personNode),
    publisher: { '@type': 'Organization', name: site.name, url: site.url },
    ...(picture === null ? {} : { image: { '@id': `${post.url}#primaryimage` }, thumbnailUrl: picture.url }),
    articleSection: [...post.sections],
    keywords: [...post.keywords],
    wordCount: post.words,
    inLanguage: post.language,
  };
}

/** The picture that a page is known by. */
export function imageNode(site: Site, pageUrl: string, picture: HeadPicture): ImageObject {
  return {
    '@type': 'ImageObject',
    inLanguage: site.language,
    '@id': `${pageUrl}#primaryimage`,
    url: picture.url,
    contentUrl: picture.url,
    width: { '@type': 'QuantitativeValue', value: picture.width },
    height: { '@type': 'QuantitativeValue', value: picture.height },
    ...(picture.alt === '' ? {} : { caption: picture.alt }),
  };
}

/** The way from home to a page. */
export function breadcrumbNode(pageUrl: string, crumbs: Breadcrumbs): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    '@id': `${pageUrl}#breadcrumb`,
    itemListElement: crumbs.map(
      ({ name, url }, index): ListItem => ({
        '@type': 'ListItem',
        position: index + 1,
        name,
        ...(url === null ? {} : { item: url }),
      }),
    ),
  };
}

function personNode({ name, url }: PostingFacts['authors'][number]): Person {
  return { '@type': 'Person', name, ...(url === null ? {} : { url }) };
}

function pictureReferences(url: string, picture: HeadPicture | null) {
  if (picture === null) return {};
  const reference = { '@id': `${url}#primaryimage` };
  return { primaryImageOfPage: reference, image: reference, thumbnailUrl: picture.url };
}

function searchAction(site: Site) {
  return {
    '@type': 'SearchAction' as const,
    target: { '@type': 'EntryPoint' as const, urlTemplate: `${site.url}?s={search_term_string}` },
    // What Google reads; schema.org itself has no such property, hence outside the types.
    'query-input': { '@type': 'PropertyValueSpecification', valueRequired: true, valueName: 'search_term_string' },
  };
}
