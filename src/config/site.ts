import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import { longDateFormat } from '../i18n/date-formats.ts';
import { extraField } from './extra.ts';
import { choices, flag, link, optional, text, texts, webUrl, wholeNumber } from './fields.ts';

const archiveKinds = ['home', 'tag', 'category', 'author', 'year', 'month'] as const;
const feedKinds = ['site', 'tag', 'category'] as const;
const robotsKinds = ['home', 'post', 'page', 'tag', 'category', 'author', 'year', 'month', 'search', 'paged'] as const;

/** The addresses of posts where site.yaml gives no pattern. */
export const defaultPermalink = '/:year/:month/:slug/';

const defaultRobots: readonly (typeof robotsKinds)[number][] = ['tag', 'paged'];

/** The kinds of archive that a site may have. */
export type ArchiveKind = (typeof archiveKinds)[number];
/** The kinds of feed that a site may have. */
export type FeedKind = (typeof feedKinds)[number];
/** The kinds of page that `robots` may name; `paged` is every page N of an archive. */
export type RobotsKind = (typeof robotsKinds)[number];

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
  picture: optional(text, null),
  links,
});

const footer = z.strictObject({
  copyright: optional(text, null),
  columns: optional(z.array(z.strictObject({ title: optional(text, null), links })), []),
});
const newsletter = z.strictObject({
  title: text,
  text: optional(text, null),
  action: webUrl,
  field: optional(text, 'EMAIL'),
  honeypot: optional(text, 'b_url'),
  placeholder: optional(text, null),
  button: optional(text, null),
});
const banner = z.strictObject({ text, url: optional(link, null), label: optional(text, null) });

const pictureFormats = ['webp', 'avif'] as const;
const defaultFormats: readonly (typeof pictureFormats)[number][] = ['webp'];
const quality = wholeNumber(1, 100);
const images = z.strictObject({
  widths: optional(
    z.array(wholeNumber(1, 10_000), { error: 'a list of widths in pixels, such as [250, 700]' }).transform(orNone),
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

const language = text.refine((value) => canonicalLocale(value) !== null, { error: 'a language tag such as en-US' });
const timeZone = text.refine((value) => IANAZone.isValidZone(value), { error: 'a time zone such as Europe/Stockholm' });
const dateFormat = text.refine((value) => DateTime.fromMillis(0, { zone: 'UTC' }).toFormat(value) !== '', {
  error: 'a date format such as LLLL d, yyyy',
});

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
  url: webUrl.refine((value) => !/[?#]/.test(value), { error: 'a URL without ? and #' }),
  postsPerPage: optional(wholeNumber(1, 1000), 24),
  permalink: optional(text, defaultPermalink),
  archives: optional(choices(archiveKinds), archiveKinds),
  feeds: optional(choices(feedKinds), feedKinds),
  highlighting: optional(flag, true),
  search: optional(flag, true),
  toc: optional(flag, false),
  math: optional(flag, false),
  comments: optional(flag, false),
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
  banner: optional(banner, null),
  logo: optional(text, null),
  icon: optional(text, null),
  images: optional(images, images.parse({})),
  robots: optional(choices(robotsKinds), defaultRobots),
  extra: optional(
    z.record(z.string(), extraField, { error: 'keys of `extra` in front matter, each with what it is' }),
    null,
  ),
});

/** A site's configuration with every default filled in, and what follows from its `url` and `language`. */
export interface Site extends Readonly<Omit<z.output<typeof siteSchema>, 'url' | 'tagline' | 'dateFormat'>> {
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
}
export type CategoryDefinition = z.output<typeof categoryDefinition>;
export type TagDefinition = z.output<typeof tagDefinition>;
export type AuthorDefinition = z.output<typeof authorDefinition>;
export type LabelledLink = z.output<typeof labelledLink>;
export type Newsletter = z.output<typeof newsletter>;

/** Completes what the schema has checked. */
export function siteFrom(written: z.output<typeof siteSchema>): Site {
  const { origin, pathname } = new URL(written.url);
  const basePath = pathname.endsWith('/') ? pathname : `${pathname}/`;
  return {
    ...written,
    tagline: written.tagline ?? '',
    dateFormat: written.dateFormat ?? longDateFormat(written.language),
    url: origin + basePath,
    origin,
    basePath,
    direction: textDirection(written.language),
    openGraphLocale: openGraphLocale(written.language),
  };
}

const rightToLeftScripts = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** The direction in which a language is written, from its script or the likeliest one (Unicode CLDR). */
export function textDirection(language: string): 'ltr' | 'rtl' {
  return rightToLeftScripts.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/**
 * A language as Open Graph writes it, with a territory: `en_US`. One that names none is that of the likeliest (Unicode
 * CLDR); a region of several (`es-419`) is none. A language of no territory, such as Esperanto, stands alone.
 */
export function openGraphLocale(language: string): string {
  const locale = new Intl.Locale(language);
  const likely = new Intl.Locale(locale.language, locale.script === undefined ? {} : { script: locale.script });
  const territory = [locale.region, likely.maximize().region].find((region) => /^[A-Z]{2}$/.test(region ?? ''));
  return territory === undefined ? locale.language : `${locale.language}_${territory}`;
}

/**
 * The canonical form of a BCP 47 language tag, or null where it is none. No language has a longer subtag than three
 * letters (RFC 5646, 2.2.1 reserves them): `german` is a word.
 */
export function canonicalLocale(tag: string): string | null {
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
