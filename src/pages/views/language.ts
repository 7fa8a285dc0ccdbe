import { textDirection } from '../../config/site.ts';
import type { Post } from '../../model/post.ts';
import type { LanguageView } from './view.ts';

/** The language of a post's texts where it is not the page's; null where it is. */
export function languageView({ language }: Post): LanguageView | null {
  return language === null ? null : { tag: language, direction: textDirection(language) };
}
