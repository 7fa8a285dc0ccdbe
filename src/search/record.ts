import { decode } from 'html-entities';
import { trimWords } from '../markdown/excerpt.ts';
import type { Body } from '../model/body.ts';
import type { Post } from '../model/post.ts';
import type { PageContext } from '../pages/context.ts';
import { cardView } from '../pages/views/card.ts';
import type { SearchFilters } from './filters.ts';

/** A post as Pagefind indexes it. */
export interface SearchRecord {
  /** The card that the result is shown as, as JSON: the one text that Pagefind hands back without indexing it. */
  readonly url: string;
  /** ISO 639: one for the whole site, as Pagefind keeps languages apart. */
  readonly language: string;
  readonly content: string;
  readonly meta: { readonly title: string };
  readonly filters: SearchFilters;
  readonly sort: { readonly date: string };
}

/** Results are lazily loaded pictures below the form: the position of none on a page. */
const belowTheFold = 100;

/** Milliseconds are sorted as text, so they have one width; years before 1970 count too. */
const dateOrigin = 1e14;

/** The record of a post; reads its body. */
export function searchRecord(context: PageContext, post: Post, filters: SearchFilters): SearchRecord {
  const card = cardView(context, post, { position: belowTheFold, slot: 'card', isFront: false });
  return {
    url: JSON.stringify(card),
    language: new Intl.Locale(context.site.language).language,
    content: plainText(context.bodyOf(post.source)),
    meta: { title: post.title },
    filters,
    sort: { date: String(dateOrigin + post.date.millis) },
  };
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
