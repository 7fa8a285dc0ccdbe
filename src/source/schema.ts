import { z } from 'zod';
import { flag, optional, possiblyEmptyText, text, texts, webUrl, wholeNumber } from '../config/fields.ts';
import { canonicalLocale } from '../config/site.ts';
import { parseFocus } from '../model/focus.ts';
import { isFilePath } from '../model/paths.ts';

const path = text;
const sitePath = text
  .transform((value) => (value.startsWith('/') ? value : `/${value}`))
  .refine((value) => !/^\/\w+:|[?#]/.test(value) && isFilePath(value), {
    error: 'a path from the site’s root, such as /about/',
  });

/** The keys of a post's front matter. Dates are checked by moment.ts, which knows the site's zone. */
export const postSchema = z.strictObject({
  title: text,
  date: text,
  updated: optional(text, null),
  categories: optional(texts, []),
  tags: optional(texts, []),
  authors: optional(texts, []),
  thumbnail: optional(path, null),
  thumbnailAlt: optional(possiblyEmptyText, null),
  thumbnailFocus: optional(
    text
      .transform(parseFocus)
      .refine((value) => value !== null, { error: 'a point from left and top, such as 30% 20%' }),
    null,
  ),
  excerpt: optional(text, null),
  description: optional(text, null),
  slug: optional(text, null),
  aliases: optional(z.array(sitePath, { error: 'a list of paths, such as [/old/url/]' }), []),
  canonical: optional(webUrl, null),
  draft: optional(flag, false),
  unlisted: optional(flag, false),
  expires: optional(text, null),
  series: optional(text, null),
  toc: optional(flag, null),
  math: optional(flag, null),
  comments: optional(flag, null),
  sticky: optional(flag, false),
  id: optional(wholeNumber(0), null),
  lang: optional(
    text.refine((value) => canonicalLocale(value) !== null, { error: 'a language tag such as en-US' }),
    null,
  ),
});

/** The keys of a standalone page's front matter. */
export const pageSchema = z.strictObject({
  title: text,
  permalink: optional(sitePath, null),
  description: optional(text, null),
  nav: optional(wholeNumber(0), null),
});

/** What might stand at the keys that are needed, for the message when one is missing. */
export const keyExamples = { title: 'A headline', date: '2023-06-22' };
