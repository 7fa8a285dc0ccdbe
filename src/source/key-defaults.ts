import type { z } from 'zod';
import type { pageSchema, postSchema } from './schema.ts';

/** What the front matter of a post says, by its schema. */
export type PostKeys = z.output<ReturnType<typeof postSchema>>;

/** What that of a standalone page says. */
export type PageKeys = z.output<ReturnType<typeof pageSchema>>;

// The schemas give the same, and a test holds them to it: most texts are read without them, and they take long to build.

/** What a post says that has no front matter, in the order of its schema. */
export const postDefaults: PostKeys = {
  title: '',
  date: '',
  updated: null,
  categories: [],
  tags: [],
  authors: [],
  thumbnail: null,
  thumbnailAlt: null,
  thumbnailFocus: null,
  thumbnailCaption: null,
  excerpt: null,
  description: null,
  metaTitle: null,
  slug: null,
  permalink: null,
  aliases: [],
  canonical: null,
  draft: false,
  unlisted: false,
  noindex: false,
  expires: null,
  series: null,
  toc: null,
  math: null,
  comments: null,
  discussion: null,
  sticky: false,
  id: null,
  lang: null,
  layout: null,
  extra: {},
};

/** What a standalone page says that has no front matter, in the order of its schema. */
export const pageDefaults: PageKeys = {
  title: '',
  permalink: null,
  aliases: [],
  description: null,
  metaTitle: null,
  noindex: false,
  draft: false,
  nav: null,
  layout: null,
  extra: {},
};

/** The names of the keys of both. */
export const postKeyNames: readonly string[] = Object.keys(postDefaults);
export const pageKeyNames: readonly string[] = Object.keys(pageDefaults);
