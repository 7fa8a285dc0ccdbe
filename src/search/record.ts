import { decode } from 'html-entities';
import { trimWords } from '../markdown/excerpt.ts';
import type { Body } from '../model/body.ts';
import type { Post } from '../model/post.ts';
import type { PageContext } from '../pages/context.ts';
import { cardView } from '../pages/views/card.ts';
import type { CardView } from '../pages/views/view.ts';
import type { SearchFilters } from './filters.ts';
import type { SearchRecord } from './index/index-files.ts';

/** Results are lazily loaded pictures below the form: the position of none on a page. */
const belowTheFold = 100;

/** How a theme prints a card. */
export interface CardPrinter {
  /** Changes whenever it would print a card otherwise. */
  readonly key: string;
  /** A card in HTML. Throws what the template engine throws. */
  readonly print: (card: CardView) => string | Promise<string>;
}

/** The record of a post; reads its body. */
export function searchRecord(
  context: PageContext,
  printer: CardPrinter,
  post: Post,
  filters: SearchFilters,
  languages: readonly string[],
): SearchRecord {
  return {
    language: languages.indexOf(languageOf(context, post)),
    card: printer.print(
      cardView(context, post, { position: belowTheFold, slot: 'result', heading: 'h2', isFront: false }),
    ),
    title: post.title,
    excerpt: post.excerpt,
    text: plainText(context.bodyOf(post.source)),
    filters,
  };
}

/** The languages (ISO 639) of a site's listed posts, the site's own first: words are cut and stemmed by theirs. */
export function languagesOf(context: PageContext): string[] {
  const own = context.blog.listed.map((post) => languageOf(context, post)).sort();
  return [...new Set([baseLanguage(context.site.language), ...own])];
}

function languageOf({ site }: PageContext, post: Post): string {
  return baseLanguage(post.language ?? site.language);
}

function baseLanguage(tag: string): string {
  return new Intl.Locale(tag).language;
}

/** The text of a body: tags away, entities decoded, the alternative texts of its pictures in their places. */
export function plainText({ parts }: Pick<Body, 'parts'>): string {
  const html = parts.map((part) => {
    if (typeof part === 'string') return part;
    return part.kind === 'picture' ? ` ${escapeTags(part.alt ?? '')} ` : '';
  });
  return decode(trimWords(html.join(''), { count: Number.POSITIVE_INFINITY }));
}

function escapeTags(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
