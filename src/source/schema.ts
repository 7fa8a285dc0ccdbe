import { z } from 'zod';
import { flag, optional, optionalEvenEmpty, text, texts, webUrl, wholeNumber } from '../config/fields.ts';
import { canonicalLocale } from '../config/locale.ts';
import { parseFocus } from '../model/focus.ts';
import { once } from '../model/once.ts';
import { typedAddress, typedAlias } from '../model/typed-address.ts';

/** A path that a page can have, as it stands in URLs. */
const address = once(() =>
  text
    .refine((typed) => typedAddress(typed) !== null, { error: 'a path from the site’s root, such as /about/' })
    .transform((typed) => typedAddress(typed) ?? typed),
);

const alias = once(() =>
  text
    .refine((typed) => typedAlias(typed) !== null, {
      error: 'a path from the site’s root, such as /old/url/ or /?p=12',
    })
    .transform((typed) => typedAlias(typed) ?? typed),
);

/** Old URLs; one alone is a list of one. */
const aliases = once(() =>
  z.preprocess(
    (value) =>
      typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => one !== null) : value,
    z.array(alias(), { error: 'a list of paths, such as [/old/url/]' }),
  ),
);

/** A template of the theme's layouts, by its name alone, with its ending, or with its folder. */
const layout = once(() =>
  text.transform((typed) => `layouts/${typed.replace(/^layouts\//, '').replace(/\.njk$/, '')}.njk`),
);

/** A map for the theme; what may be in it is said by site.yaml, see read-extra.ts. */
const extra = once(() => z.record(z.string(), z.unknown(), { error: 'keys with values' }));

/**
 * The keys of a post's front matter. Dates and names are read by dates.ts and names.ts, which know the site. The schema is
 * built for the first text that asks for it: most have usual values alone (see usual-keys.ts).
 */
export const postSchema = once(() =>
  z.strictObject({
    title: text,
    date: text,
    updated: optional(text, null),
    categories: optional(texts, []),
    tags: optional(texts, []),
    authors: optional(texts, []),
    thumbnail: optional(text, null),
    thumbnailAlt: optionalEvenEmpty,
    thumbnailFocus: optional(
      text
        .transform(parseFocus)
        .refine((value) => value !== null, { error: 'a point from left and top, such as 30% 20%' }),
      null,
    ),
    thumbnailCaption: optional(text, null),
    excerpt: optional(text, null),
    description: optional(text, null),
    metaTitle: optional(text, null),
    slug: optional(
      text.refine((typed) => !typed.includes('/'), {
        error: 'one part of an address (for a whole one there is "permalink")',
      }),
      null,
    ),
    permalink: optional(address(), null),
    aliases: optional(aliases(), []),
    canonical: optional(webUrl, null),
    draft: optional(flag, false),
    unlisted: optional(flag, false),
    noindex: optional(flag, false),
    expires: optional(text, null),
    series: optional(text, null),
    toc: optional(flag, null),
    math: optional(flag, null),
    comments: optional(flag, null),
    discussion: optional(webUrl, null),
    sticky: optional(flag, false),
    id: optional(wholeNumber(0), null),
    lang: optional(
      text.refine((value) => canonicalLocale(value) !== null, { error: 'a language tag such as en-US' }),
      null,
    ),
    layout: optional(layout(), null),
    extra: optional(extra(), {}),
  }),
);

/** The keys of a standalone page's front matter. */
export const pageSchema = once(() =>
  z.strictObject({
    title: text,
    permalink: optional(address(), null),
    aliases: optional(aliases(), []),
    description: optional(text, null),
    metaTitle: optional(text, null),
    noindex: optional(flag, false),
    draft: optional(flag, false),
    nav: optional(wholeNumber(0), null),
    layout: optional(layout(), null),
    extra: optional(extra(), {}),
  }),
);

/** What might stand at the keys that are needed, for the message when one is missing. */
export const keyExamples = { title: 'A headline', date: '2023-06-22' };
