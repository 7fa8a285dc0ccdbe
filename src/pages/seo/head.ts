import { openGraphLocale } from '../../config/locale.ts';
import type { Site } from '../../config/site.ts';
import type { Feature } from '../../model/feature.ts';
import type { ThemeAssets } from '../context.ts';
import type { FeedLink, Head, Icon, MetaTag } from '../views/head-view.ts';
import { type Graph, jsonLdText } from './json-ld.ts';

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
  /** What stands for the whole title, the site's name included; null where nobody wrote one. */
  readonly metaTitle: string | null;
  /** `Page 2 of 3`; null on a first page. */
  readonly pageOf: string | null;
  /** An empty text where nothing describes the page: its title does then. */
  readonly description: string;
  readonly canonical: string;
  readonly isIndexed: boolean;
  readonly previous: string | null;
  readonly next: string | null;
  /** The language of what the page says, where it is not the site's. */
  readonly language: string | null;
  readonly type: 'website' | 'article' | 'profile';
  readonly picture: HeadPicture | null;
  /** The author's account of the fediverse, `@desk@social.example`; null where none is known. */
  readonly creator: string | null;
  /** Open Graph's `article:` properties, for posts. */
  readonly article: readonly MetaTag[];
  readonly graph: Graph;
  /** What its text needs a style sheet or a script for. */
  readonly features: readonly Feature[];
  readonly feeds: readonly FeedLink[];
}

/** What the heads of all pages of a site have in common. */
export interface SiteHead {
  readonly icons: readonly Icon[];
  readonly manifest: string | null;
  readonly features: ThemeAssets['features'];
  /** Scripts that every page has. */
  readonly scripts: readonly string[];
  /** What every page's JSON-LD ends with, as text: the site. */
  readonly nodes: string;
  /** The site's social card, for pages without a picture of their own. */
  readonly card: HeadPicture | null;
  /** The site's icon: small, it stands for a page where there is no card either. */
  readonly icon: HeadPicture | null;
}

const separator = ' – ';

/** Writes out what a page's head says. */
export function headOf(site: Site, common: SiteHead, facts: HeadFacts): Head {
  const { canonical, feeds, previous, next } = facts;
  const title = facts.metaTitle ?? ownTitle(site, facts);
  const description = facts.description === '' ? title : facts.description;
  const card = facts.picture ?? common.card;
  const picture = card ?? common.icon;
  return {
    language: site.language,
    direction: site.direction,
    title: wholeTitle(site, facts),
    description,
    canonical,
    robots: facts.isIndexed ? null : 'noindex, follow',
    previous,
    next,
    openGraph: [
      { name: 'og:locale', content: facts.language === null ? site.openGraphLocale : openGraphLocale(facts.language) },
      { name: 'og:type', content: facts.type },
      { name: 'og:title', content: title },
      { name: 'og:description', content: description },
      { name: 'og:url', content: canonical },
      { name: 'og:site_name', content: site.name },
      ...facts.article,
      ...(picture === null ? [] : openGraphPicture(picture)),
    ],
    twitter: [
      { name: 'twitter:card', content: card === null ? 'summary' : 'summary_large_image' },
      { name: 'twitter:title', content: title },
      { name: 'twitter:description', content: description },
      ...(picture === null ? [] : twitterPicture(picture)),
      ...(facts.creator === null ? [] : [{ name: 'fediverse:creator', content: facts.creator }]),
    ],
    jsonLd: jsonLdText(facts.graph, common.nodes),
    styles: facts.features.flatMap((feature) => common.features[feature].stylesheet ?? []),
    fonts: facts.features.flatMap((feature) => common.features[feature].fonts),
    scripts: [...facts.features.flatMap((feature) => common.features[feature].script ?? []), ...common.scripts],
    feeds,
    icons: common.icons,
    manifest: common.manifest,
  };
}

/** The title without the site's name, but for home, whose title it is: `backend Archives – Page 2 of 3`. */
export function ownTitle(site: Site, { title, pageOf }: Pick<HeadFacts, 'title' | 'pageOf'>): string {
  return joined([title ?? site.name, pageOf]);
}

/** The title with the site's name once, and on home's first page with what the site is about. */
function wholeTitle(site: Site, { title, metaTitle, pageOf }: HeadFacts): string {
  if (metaTitle !== null) return metaTitle;
  if (title !== null) return joined([title, pageOf, site.name]);
  return joined([site.name, pageOf ?? (site.tagline === '' ? null : site.tagline)]);
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(separator);
}

function openGraphPicture({ url, width, height, type, alt }: HeadPicture): MetaTag[] {
  return [
    { name: 'og:image', content: url },
    { name: 'og:image:width', content: String(width) },
    { name: 'og:image:height', content: String(height) },
    { name: 'og:image:type', content: type },
    ...(alt === '' ? [] : [{ name: 'og:image:alt', content: alt }]),
  ];
}

function twitterPicture({ url, alt }: HeadPicture): MetaTag[] {
  return [
    { name: 'twitter:image', content: url },
    ...(alt === '' ? [] : [{ name: 'twitter:image:alt', content: alt }]),
  ];
}
