import type { Site } from '../config/site.ts';
import { type Graph, jsonLdText } from './json-ld.ts';

/** What a page's `<head>` says, ready to print. */
export interface Head {
  /** `lang` and `dir` of the document. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The whole title, the site's name once: `backend Archives – Page 2 of 3 – Site`. */
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  /** `noindex, follow`; null where a page may be indexed. */
  readonly robots: string | null;
  /** Absolute URLs of the neighbouring pages of an archive. */
  readonly previous: string | null;
  readonly next: string | null;
  /** `property` and `content` of Open Graph's tags, in order. */
  readonly openGraph: readonly MetaTag[];
  /** `name` and `content` of Twitter's card tags, in order. */
  readonly twitter: readonly MetaTag[];
  /** The content of the one `application/ld+json` script, safe inside it. */
  readonly jsonLd: string;
  readonly feeds: readonly FeedLink[];
  readonly icons: readonly Icon[];
  readonly manifest: string | null;
}

export interface MetaTag {
  readonly name: string;
  readonly content: string;
}
export interface FeedLink {
  readonly url: string;
  readonly type: string;
  readonly title: string;
}
export interface Icon {
  readonly rel: string;
  readonly url: string;
  readonly type: string | null;
  readonly sizes: string | null;
}

/** A picture that stands for a page where it is shared. */
export interface HeadPicture {
  /** Absolute. */
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly type: string;
  readonly alt: string;
}

/** What a page's head is made from. URLs are absolute. */
export interface HeadFacts {
  /** Without the site's name; null for home, whose title is the site's own. */
  readonly title: string | null;
  /** `Page 2 of 3`; null on a first page. */
  readonly pageOf: string | null;
  readonly description: string;
  readonly canonical: string;
  readonly isIndexed: boolean;
  readonly previous: string | null;
  readonly next: string | null;
  readonly type: 'website' | 'article';
  readonly picture: HeadPicture | null;
  /** Open Graph's `article:` properties, for posts. */
  readonly article: readonly MetaTag[];
  readonly graph: Graph;
  readonly feeds: readonly FeedLink[];
  readonly icons: readonly Icon[];
  readonly manifest: string | null;
}

const separator = ' – ';

/** Writes out what a page's head says. */
export function headOf(site: Site, facts: HeadFacts): Head {
  const { title, pageOf, description, canonical, picture } = facts;
  const own = [title ?? site.name, pageOf].filter((part) => part !== null).join(separator);
  const whole = title === null ? homeTitle(site, pageOf) : `${own}${separator}${site.name}`;
  return {
    language: site.language,
    direction: site.direction,
    title: whole,
    description,
    canonical,
    robots: facts.isIndexed ? null : 'noindex, follow',
    previous: facts.previous,
    next: facts.next,
    openGraph: [
      { name: 'og:locale', content: site.openGraphLocale },
      { name: 'og:type', content: facts.type },
      { name: 'og:title', content: own },
      ...(description === '' ? [] : [{ name: 'og:description', content: description }]),
      { name: 'og:url', content: canonical },
      { name: 'og:site_name', content: site.name },
      ...facts.article,
      ...(picture === null ? [] : pictureTags(picture)),
    ],
    twitter: [{ name: 'twitter:card', content: picture === null ? 'summary' : 'summary_large_image' }],
    jsonLd: jsonLdText(facts.graph),
    feeds: facts.feeds,
    icons: facts.icons,
    manifest: facts.manifest,
  };
}

function homeTitle(site: Site, pageOf: string | null): string {
  const parts = [site.name, pageOf, pageOf === null && site.tagline !== '' ? site.tagline : null];
  return parts.filter((part) => part !== null).join(separator);
}

function pictureTags({ url, width, height, type, alt }: HeadPicture): MetaTag[] {
  return [
    { name: 'og:image', content: url },
    { name: 'og:image:width', content: String(width) },
    { name: 'og:image:height', content: String(height) },
    { name: 'og:image:type', content: type },
    ...(alt === '' ? [] : [{ name: 'og:image:alt', content: alt }]),
  ];
}
