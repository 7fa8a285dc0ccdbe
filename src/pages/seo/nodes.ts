import type {
  BreadcrumbList,
  CollectionPage,
  ImageObject,
  ItemList,
  ListItem,
  Organization,
  ProfilePage,
  SearchAction,
  SearchResultsPage,
  WebPage,
  WebSite,
  WithActionConstraints,
} from 'schema-dts';
import type { Site } from '../../config/site.ts';
import type { HeadPicture } from './head.ts';
import type { Graph, Node } from './json-ld.ts';

/** A way down to a page: names and absolute URLs, the page itself last and without a URL. */
export type Breadcrumbs = readonly { readonly name: string; readonly url: string | null }[];

/** What a page says of itself. URLs are absolute. */
export interface PageFacts {
  readonly type: 'WebPage' | 'CollectionPage' | 'ProfilePage' | 'SearchResultsPage';
  readonly url: string;
  readonly name: string;
  readonly language: string;
  readonly picture: HeadPicture | null;
  readonly breadcrumbs: Breadcrumbs;
  /** What the page is about or shows, where it has one such thing. */
  readonly mainEntity: ItemList | { readonly '@id': string } | null;
}

/** What the graph of every page has beside the site: the page, its picture and the way to it. */
export function pageGraph(site: Site, page: PageFacts): Graph {
  return [
    pageNode(site, page),
    ...(page.picture === null ? [] : [imageNode(page.url, page.picture, page.language)]),
    breadcrumbNode(page.url, page.breadcrumbs),
  ];
}

function pageNode(
  site: Site,
  { type, url, name, language, picture, mainEntity }: PageFacts,
): WebPage | CollectionPage | ProfilePage | SearchResultsPage {
  return {
    '@type': type,
    '@id': url,
    url,
    name,
    isPartOf: { '@id': `${site.url}#website` },
    ...(picture !== null && {
      primaryImageOfPage: { '@id': imageId(url) },
      image: { '@id': imageId(url) },
      thumbnailUrl: picture.url,
    }),
    breadcrumb: { '@id': `${url}#breadcrumb` },
    ...(mainEntity !== null && { mainEntity }),
    inLanguage: language,
  };
}

/** The `@id` of the picture that a page is known by. */
function imageId(pageUrl: string): string {
  return `${pageUrl}#primaryimage`;
}

function imageNode(pageUrl: string, picture: HeadPicture, language: string): Node {
  const image = {
    '@type': 'ImageObject',
    inLanguage: language,
    '@id': imageId(pageUrl),
    url: picture.url,
    contentUrl: picture.url,
    ...(picture.alt !== '' && { caption: picture.alt }),
  } as const satisfies ImageObject;
  // Plain pixels, as search engines read them; schema.org's own type is a length with its unit.
  return { ...image, width: picture.width, height: picture.height };
}

function breadcrumbNode(pageUrl: string, breadcrumbs: Breadcrumbs): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    '@id': `${pageUrl}#breadcrumb`,
    itemListElement: breadcrumbs.map(
      ({ name, url }, index): ListItem => ({
        '@type': 'ListItem',
        position: index + 1,
        name,
        ...(url !== null && { item: url }),
      }),
    ),
  };
}

/** The site that every page is part of. */
export function websiteNode(site: Site): WebSite {
  return {
    '@type': 'WebSite',
    '@id': `${site.url}#website`,
    url: site.url,
    name: site.name,
    ...(site.tagline !== '' && { description: site.tagline }),
    ...(site.search && { potentialAction: [searchAction(site)] }),
    inLanguage: site.language,
  };
}

/** The search that the site offers to search engines. */
function searchAction(site: Site): WithActionConstraints<SearchAction> {
  return {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${site.url}?s={search_term_string}` },
    'query-input': {
      '@type': 'PropertyValueSpecification',
      valueRequired: true,
      valueName: 'search_term_string',
    },
  };
}

/** The posts of one page of an archive, by their absolute URLs. */
export function listNode(urls: readonly string[]): ItemList {
  return {
    '@type': 'ItemList',
    numberOfItems: urls.length,
    itemListElement: urls.map((url, index): ListItem => ({ '@type': 'ListItem', position: index + 1, url })),
  };
}

/** Who publishes: the site under its name, with its icon. */
export function publisherNode(site: Site, icon: HeadPicture | null): Organization {
  return {
    '@type': 'Organization',
    '@id': `${site.url}#organization`,
    name: site.name,
    url: site.url,
    ...(icon !== null && { logo: icon.url }),
  };
}
