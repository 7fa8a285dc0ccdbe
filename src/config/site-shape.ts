import {
  isCount,
  isText,
  isTruth,
  listOf,
  mapOf,
  nullOr,
  objectOf,
  oneOf,
  type Shape,
  textLike,
} from '../cache/shape.ts';
import { directives, type Sources } from '../model/needs.ts';
import { ruleLevels } from '../problems/levels.ts';
import { type CachePlace, isCachePlace } from './cache-place.ts';
import type { ExtraField } from './extra-field.ts';
import {
  adminBackends,
  archiveKinds,
  cardFacts,
  extraScalars,
  extraTypes,
  feedKinds,
  hostNames,
  pictureFormats,
  robotsKinds,
} from './kinds.ts';
import { canonicalLocale } from './locale.ts';
import type { SiteRedirect } from './redirects.ts';
import type { Newsletter } from './services/newsletter.ts';
import { isService } from './services/service.ts';
import type { AuthorDefinition, CategoryDefinition, LabelledLink, Site, TagDefinition } from './site.ts';

/** A text that says something. */
const isWord: Shape<string> = (value): value is string => isText(value) && value.trim() !== '';

/** A whole number from `least` to `most`. */
function isBetween(least: number, most: number): Shape<number> {
  return (value): value is number => isCount(value) && value >= least && value <= most;
}

const isQuality = nullOr(isBetween(1, 100));

/** A zone that dates can be in, by the name that the IANA gives it or an offset (ECMA-402, 6.5.1). */
function isTimeZone(name: string): boolean {
  // Most sites have the zone that nobody named. Asked of any, Intl loads its tables, for as long as a small site takes to check.
  if (name === 'UTC') return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const isLink = objectOf<LabelledLink>({ label: isWord, url: isWord });
const areLinks = listOf(isLink);
const areTexts = mapOf(listOf(isText));
const areSources: Shape<Sources> = (value): value is Sources =>
  areTexts(value) && Object.keys(value).every((name) => directives.some((directive) => directive === name));
const term = { name: isWord, slug: nullOr(isWord), description: nullOr(isWord), aliases: listOf(isText) };

/**
 * True for what a site.yaml may say: all that the schema promises to those who use it. A configuration that was kept is
 * checked by this alone, as the schema takes longer to load than the rest of an unchanged site to check.
 */
export const isSite = objectOf<Site>({
  name: isWord,
  tagline: isText,
  description: nullOr(isWord),
  language: (value): value is string => isText(value) && canonicalLocale(value) !== null,
  timeZone: (value): value is string => isText(value) && isTimeZone(value),
  dateFormat: isWord,
  excerptLength: nullOr(isBetween(1, 1000)),
  url: (value): value is string => isText(value) && /^https?:\/\/[^?#]+\/$/.test(value) && URL.canParse(value),
  origin: isWord,
  basePath: (value): value is string => isText(value) && /^\/(?:.*\/)?$/.test(value),
  direction: oneOf('ltr', 'rtl'),
  openGraphLocale: isWord,
  postsPerPage: isBetween(1, 1000),
  permalink: isWord,
  archives: listOf(oneOf(...archiveKinds)),
  feeds: listOf(oneOf(...feedKinds)),
  cards: listOf(oneOf(...cardFacts)),
  highlighting: isTruth,
  search: isTruth,
  toc: isTruth,
  math: isTruth,
  comments: nullOr(isTruth),
  discussion: nullOr(isService),
  categories: nullOr(listOf(objectOf<CategoryDefinition>({ ...term, parent: nullOr(isWord) }))),
  tags: listOf(objectOf<TagDefinition>(term)),
  authors: listOf(
    objectOf<AuthorDefinition>({
      name: isWord,
      slug: nullOr(isWord),
      aliases: listOf(isText),
      bio: nullOr(isWord),
      picture: nullOr(isWord),
      links: areLinks,
    }),
  ),
  nav: areLinks,
  social: areLinks,
  footer: nullOr(
    objectOf<NonNullable<Site['footer']>>({
      copyright: nullOr(isWord),
      columns: listOf(
        objectOf<NonNullable<Site['footer']>['columns'][number]>({ title: nullOr(isWord), links: areLinks }),
      ),
    }),
  ),
  newsletter: nullOr(
    objectOf<Newsletter>({
      title: isWord,
      text: nullOr(isWord),
      action: isWord,
      field: isWord,
      honeypot: nullOr(isWord),
      hidden: mapOf(isText),
      placeholder: nullOr(isWord),
      button: nullOr(isWord),
    }),
  ),
  analytics: nullOr(isService),
  banner: nullOr(objectOf<NonNullable<Site['banner']>>({ text: isWord, url: nullOr(isWord), label: nullOr(isWord) })),
  logo: nullOr(isWord),
  icon: nullOr(isWord),
  images: objectOf<Site['images']>({
    widths: nullOr(listOf(isBetween(1, 10_000))),
    formats: listOf(oneOf(...pictureFormats)),
    quality: objectOf<Site['images']['quality']>({ webp: isQuality, avif: isQuality, jpeg: isQuality }),
    socialCards: isTruth,
  }),
  markdown: objectOf<Site['markdown']>({
    lineNumbers: isTruth,
    smartQuotes: isTruth,
    emoji: isTruth,
    embeds: isTruth,
    diagrams: isTruth,
    mathFont: isTruth,
  }),
  robots: listOf(oneOf(...robotsKinds)),
  agents: objectOf<Site['agents']>({
    markdown: isTruth,
    llms: isTruth,
    signal: objectOf<Site['agents']['signal']>({
      search: nullOr(isTruth),
      aiInput: nullOr(isTruth),
      aiTrain: nullOr(isTruth),
    }),
  }),
  cache: nullOr(
    objectOf<CachePlace>({
      place: (value): value is string => isText(value) && isCachePlace(value),
      region: nullOr(isWord),
      endpoint: nullOr(isWord),
    }),
  ),
  admin: nullOr(
    objectOf<NonNullable<Site['admin']>>({
      backend: oneOf(...adminBackends),
      repo: isWord,
      branch: nullOr(isWord),
      url: nullOr(isWord),
    }),
  ),
  ignore: listOf(isText),
  redirects: listOf(
    objectOf<SiteRedirect>({ key: isWord, from: textLike(/^\//), to: textLike(/^(?:\/|https?:\/\/)/) }),
  ),
  host: nullOr(oneOf(...hostNames)),
  headers: mapOf(nullOr(isText)),
  policy: areSources,
  links: objectOf<Site['links']>({ ignore: listOf(isText) }),
  rules: mapOf(oneOf(...ruleLevels)),
  extra: nullOr(
    mapOf(
      objectOf<ExtraField>({
        type: oneOf(...extraTypes),
        enum: nullOr(listOf(isText)),
        items: oneOf(...extraScalars),
        required: isTruth,
      }),
    ),
  ),
});
