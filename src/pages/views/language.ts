import { textDirection } from '../../config/locale.ts';
import { numberFormat } from '../../i18n/number.ts';
import type { Words } from '../../i18n/words.ts';
import type { Post } from '../../model/post.ts';
import type { PageContext } from '../context.ts';
import type { LanguageView } from './view.ts';

/** The language of a post's texts where it is not the page's; null where it is. */
export function languageView({ language }: Post): LanguageView | null {
  return language === null ? null : { tag: language, direction: textDirection(language) };
}

/** What a page says about a text and within it, in the text's own language. */
export interface OwnWords {
  readonly words: Words;
  readonly number: (value: number) => string;
  /** The language where it is not the page's. */
  readonly language: LanguageView | null;
}

/** The words of a post's language; the site's where the post has none of its own, or one that the interface lacks. */
export function ownWords({ words, vocabulary, number }: PageContext, post: Post): OwnWords {
  const ofSite = { words, number, language: null };
  if (post.language === null) return ofSite;
  const own = vocabulary(post.language, words);
  return own === words ? ofSite : { words: own, number: numberFormat(post.language), language: languageView(post) };
}
