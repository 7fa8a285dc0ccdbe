import type { Post } from '../model/post.ts';
import type { PageContext } from '../pages/context.ts';

/** The languages (ISO 639) of a site's listed posts, the site's own first: words are cut and stemmed by theirs. */
export function languagesOf(context: PageContext): string[] {
  const own = context.blog.listed.map((post) => languageOf(context, post)).sort();
  return [...new Set([baseLanguage(context.site.language), ...own])];
}

/** The language of a post (ISO 639). */
export function languageOf({ site }: PageContext, post: Post): string {
  return baseLanguage(post.language ?? site.language);
}

const languages = new Map<string, string>();

/**
 * The language (ISO 639) of a tag (BCP 47). Thousands of posts have few languages, and asking ICU takes longer than all
 * else that a post is asked.
 */
export function baseLanguage(tag: string): string {
  const known = languages.get(tag) ?? new Intl.Locale(tag).language;
  languages.set(tag, known);
  return known;
}
