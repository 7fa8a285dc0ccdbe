import { IANAZone } from 'luxon';
import { z } from 'zod';
import { longDateFormat } from '../i18n/date-formats.ts';
import type { Sources } from '../model/needs.ts';
import { ruleLevels } from '../problems/levels.ts';
import { type CachePlace, isCachePlace } from './cache-place.ts';
import { isDateFormat } from './date-format.ts';
import { extraField } from './extra-field.ts';
import { choices, flag, link, optional, text, texts, webUrl, wholeNumber } from './fields.ts';
import { headers, headersFrom, policyFrom } from './headers.ts';
import {
  adminBackends,
  archiveKinds,
  type CardFact,
  cardFacts,
  defaultPermalink,
  feedKinds,
  hostNames,
  type PictureFormat,
  pictureFormats,
  type RobotsKind,
  robotsKinds,
} from './kinds.ts';
import { canonicalLocale, openGraphLocale, textDirection } from './locale.ts';
import { redirects, redirectsFrom, type SiteRedirect } from './redirects.ts';
import { analytics } from './services/analytics.ts';
import { comments } from './services/discussion.ts';
import { newsletter } from './services/newsletter.ts';
import { strangeKey } from './services/provider-keys.ts';
import type { Service } from './services/service.ts';
import { linkPatterns, patterns, picture, siteUrl } from './site-addresses.ts';

const defaultRobots: readonly RobotsKind[] = ['tag', 'paged'];

const labelledLink = z.strictObject({ label: text, url: link });
const links = optional(z.array(labelledLink, { error: 'a list of { label, url }' }), []);

const term = {
  name: text,
  slug: optional(text, null),
  description: optional(text, null),
  aliases: optional(texts, []),
};
const tagDefinition = z.strictObject(term);
const categoryDefinition = z.strictObject({ ...term, parent: optional(text, null) });
const authorDefinition = z.strictObject({
  name: text,
  slug: optional(text, null),
  aliases: optional(texts, []),
  bio: optional(text, null),
  picture: optional(picture, null),
  links,
});

const column = z.strictObject({ title: optional(text, null), links }).refine(({ links }) => links.length > 0, {
  error: 'a column with links, such as { title: Blog, links: [{ label: About, url: /about/ }] }',
});
const footer = z.strictObject({
  copyright: optional(text, null),
  columns: optional(z.array(column, { error: 'a list of columns, each { title, links }' }), []),
});
const banner = z
  .strictObject({ text, url: optional(link, null), label: optional(text, null) })
  .refine(({ url, label }) => url !== null || label === null, {
    path: ['label'],
    error: `${strangeKey}a banner without "url" leads nowhere`,
  });

const noCardFacts: readonly CardFact[] = [];
const defaultFormats: readonly PictureFormat[] = ['webp'];
const quality = wholeNumber(1, 100);
const listOfWidths = 'a list of widths in pixels, such as [250, 700]';
const images = z.strictObject({
  widths: optional(
    z
      .array(wholeNumber(1, 10_000), { error: listOfWidths })
      .min(1, { error: listOfWidths })
      .transform((list): readonly number[] => list),
    null,
  ),
  formats: optional(choices(pictureFormats), defaultFormats),
  quality: optional(
    z.strictObject({
      webp: optional(quality, null),
      avif: optional(quality, null),
      jpeg: optional(quality, null),
    }),
    { webp: null, avif: null, jpeg: null },
  ),
  socialCards: optional(flag, false),
});

const cachePlace = text.refine(isCachePlace, { error: 's3://bucket/prefix, or a folder of its own' });
const cache = z.union(
  [
    cachePlace.transform((place): CachePlace => ({ place, region: null, endpoint: null })),
    z
      .strictObject({ place: cachePlace, region: optional(text, null), endpoint: optional(webUrl, null) })
      .superRefine(({ place, region, endpoint }, context) => {
        for (const [key, value] of Object.entries({ region, endpoint }))
          if (value !== null && !place.startsWith('s3://'))
            context.addIssue({
              code: 'custom',
              path: [key],
              message: `${strangeKey}a folder has no ${key}`,
              continue: true,
            });
      }),
  ],
  { error: 's3://bucket/prefix or a folder of its own, or { place, region, endpoint }' },
);

const markdown = z.strictObject({
  lineNumbers: optional(flag, false),
  smartQuotes: optional(flag, false),
  emoji: optional(flag, false),
  embeds: optional(flag, true),
  diagrams: optional(flag, true),
  mathFont: optional(flag, false),
});

/** What may be done with the texts, as robots.txt says it; null says nothing. */
const signal = z.strictObject({
  search: optional(flag, null),
  aiInput: optional(flag, null),
  aiTrain: optional(flag, null),
});

/** What programs that read for people get, and what they are told. */
const agents = z.strictObject({
  markdown: optional(flag, false),
  llms: optional(flag, false),
  signal: optional(signal, signal.parse({})),
});

/** A git host that the browser's editor saves to. */
const admin = z.strictObject({
  backend: z.enum(adminBackends, { error: `one of ${adminBackends.join(', ')}` }),
  repo: text.refine((value) => /^[\w.~-]+(?:\/[\w.~-]+)+$/.test(value) && !value.endsWith('.git'), {
    error: 'a repository such as owner/blog',
  }),
  branch: optional(
    text.refine((value) => !/[\s~^:?*[\\]|\.\./.test(value), { error: 'the name of a branch, such as main' }),
    null,
  ),
  url: optional(webUrl, null),
});

const language = text.refine((value) => canonicalLocale(value) !== null, { error: 'a language tag such as en-US' });
/** The database of all zones takes longer to load than the rest of the file to check: UTC is known without it. */
const timeZone = text.refine((value) => value === 'UTC' || IANAZone.isValidZone(value), {
  error: 'a time zone such as Europe/Stockholm',
});
const dateFormat = text.refine(isDateFormat, { error: 'a date format such as LLLL d, yyyy' });

/** A list without an item says no more than none at all. */
function orNone<Item>(list: readonly Item[]): readonly Item[] | null {
  return list.length === 0 ? null : list;
}

/** The keys of content/site.yaml, as the editors write them. */
export const siteSchema = z.strictObject({
  name: text,
  tagline: optional(text, null),
  description: optional(text, null),
  language: optional(language, 'en-US'),
  timeZone: optional(timeZone, 'UTC'),
  dateFormat: optional(dateFormat, null),
  excerptLength: optional(wholeNumber(1, 1000), null),
  url: siteUrl,
  postsPerPage: optional(wholeNumber(1, 1000), 24),
  permalink: optional(text, defaultPermalink),
  archives: optional(choices(archiveKinds), archiveKinds),
  feeds: optional(choices(feedKinds), feedKinds),
  cards: optional(choices(cardFacts), noCardFacts),
  highlighting: optional(flag, true),
  search: optional(flag, true),
  toc: optional(flag, false),
  math: optional(flag, false),
  comments: optional(comments, null),
  categories: optional(
    z.array(categoryDefinition, { error: 'a list of categories, each with a name' }).transform(orNone),
    null,
  ),
  tags: optional(z.array(tagDefinition, { error: 'a list of tags, each with a name' }), []),
  authors: optional(z.array(authorDefinition, { error: 'a list of authors, each with a name' }), []),
  nav: links,
  social: links,
  footer: optional(footer, null),
  newsletter: optional(newsletter, null),
  analytics: optional(analytics, null),
  banner: optional(banner, null),
  logo: optional(picture, null),
  icon: optional(picture, null),
  images: optional(images, images.parse({})),
  robots: optional(choices(robotsKinds), defaultRobots),
  agents: optional(agents, agents.parse({})),
  cache: optional(cache, null),
  admin: optional(admin, null),
  ignore: optional(patterns, []),
  redirects,
  host: optional(z.enum(hostNames, { error: `one of ${hostNames.join(', ')}` }), null),
  headers,
  links: optional(z.strictObject({ ignore: optional(linkPatterns, []) }), { ignore: [] }),
  rules: optional(
    z.record(z.string(), z.enum(ruleLevels, { error: `one of ${ruleLevels.join(', ')}` }), {
      error: 'names of rules, each with error, warning or off, such as { missing-alt: error }',
    }),
    {},
  ),
  markdown: optional(markdown, markdown.parse({})),
  extra: optional(
    z.record(z.string(), extraField, { error: 'keys of `extra` in front matter, each with what it is' }),
    null,
  ),
});

/** A site's configuration with every default filled in, and what follows from its `url` and `language`. */
export interface Site
  extends Readonly<
    Omit<z.output<typeof siteSchema>, 'url' | 'tagline' | 'dateFormat' | 'redirects' | 'headers' | 'comments'>
  > {
  readonly tagline: string;
  /** Luxon's: the one that was written, else that of the language. */
  readonly dateFormat: string;
  /** The base of every absolute URL, ending in a slash: `https://example.com/blog/`. */
  readonly url: string;
  /** Scheme and host: `https://example.com`. */
  readonly origin: string;
  /** The path of `url`, with a slash at both ends: `/blog/`, or `/`. */
  readonly basePath: string;
  readonly direction: 'ltr' | 'rtl';
  /** The language as Open Graph writes it: `en_US`. */
  readonly openGraphLocale: string;
  /** Whether posts have comments that do not say it themselves; null where they are to have those that lie beside them. */
  readonly comments: boolean | null;
  /** Who keeps the comments; null where nobody does. */
  readonly discussion: Service | null;
  readonly redirects: readonly SiteRedirect[];
  /** Header fields that all answers have, or, where they are null, have not. */
  readonly headers: Readonly<Record<string, string | null>>;
  /** What the Content-Security-Policy allows beside what pages are seen to need. */
  readonly policy: Sources;
}
export type CategoryDefinition = z.output<typeof categoryDefinition>;
export type TagDefinition = z.output<typeof tagDefinition>;
export type AuthorDefinition = z.output<typeof authorDefinition>;
export type LabelledLink = z.output<typeof labelledLink>;

/** Completes what the schema has checked. */
export function siteFrom(written: z.output<typeof siteSchema>): Site {
  const { origin, pathname } = new URL(written.url);
  const basePath = pathname.endsWith('/') ? pathname : `${pathname}/`;
  const url = origin + basePath;
  return {
    ...written,
    tagline: written.tagline ?? '',
    dateFormat: written.dateFormat ?? longDateFormat(written.language),
    url,
    origin,
    basePath,
    direction: textDirection(written.language),
    openGraphLocale: openGraphLocale(written.language),
    comments: written.comments === null ? null : written.comments !== false,
    discussion: typeof written.comments === 'object' ? written.comments : null,
    redirects: redirectsFrom(written.redirects, url),
    headers: headersFrom(written.headers),
    policy: policyFrom(written.headers),
  };
}
