import { decodeHTML } from 'entities/decode';
import { siteUrl } from '../config/site-url.ts';
import { trimWords } from '../markdown/excerpt.ts';
import type { Body } from '../model/body.ts';
import { dateAt, dayOf } from '../model/date.ts';
import type { OwnPage } from '../model/own-page.ts';
import type { Post } from '../model/post.ts';
import { sanitizeTitle } from '../model/slug.ts';
import type { PageContext } from '../pages/context.ts';
import { cardView, dateView } from '../pages/views/card.ts';
import { isLongHeading, phrasesOf } from '../pages/views/heading.ts';
import type { CardView } from '../pages/views/view.ts';
import type { SearchFilters } from './filters.ts';
import type { Section } from './index/format.ts';
import type { SearchRecord } from './index/index-files.ts';
import { baseLanguage, languageOf } from './languages.ts';

/** Results are lazily loaded pictures below the form: the position of none on a page. */
const belowTheFold = 100;

/** How a theme prints a card. */
export interface CardPrinter {
  /** Changes whenever it would print a card otherwise. */
  readonly key: string;
  /** Loads what prints, which a build that finds the indexes of search as they were goes without. */
  readonly open: () => Promise<PrintCard>;
}

/** Gives a card in HTML. Throws what the template engine throws. */
export type PrintCard = (card: CardView) => string | Promise<string>;

/** The record of a post; reads its body. */
export function searchRecord(
  context: PageContext,
  print: PrintCard,
  post: Post,
  filters: SearchFilters,
  languages: readonly string[],
): SearchRecord {
  return {
    language: languages.indexOf(languageOf(context, post)),
    card: print(cardView(context, post, { position: belowTheFold, slot: 'result', heading: 'h2', isFront: false })),
    title: post.title,
    excerpt: post.excerpt,
    ...searchText(context.bodyOf(post.source)),
    filters,
  };
}

/** The record of a dated page of the site's own templates. */
export function ownRecord(
  context: PageContext,
  print: PrintCard,
  page: OwnPage,
  languages: readonly string[],
): SearchRecord {
  const { site } = context;
  const date = dateAt(page.date ?? 0, site);
  const card: CardView = {
    heading: 'h2',
    id: `page-${sanitizeTitle(page.url, site.language)}`,
    classes: 'page type-page hentry',
    url: siteUrl(site, page.url),
    title: page.title,
    phrases: phrasesOf(page.title, site.language),
    isLongHeading: isLongHeading(page.title),
    date: dateView(date),
    featured: null,
    facts: [],
    excerpt: page.description,
    thumbnail: null,
    categories: [],
    language: null,
    mark: null,
    extra: {},
  };
  return {
    language: languages.indexOf(baseLanguage(site.language)),
    card: print(card),
    title: page.title,
    excerpt: page.description,
    text: page.text ?? '',
    sections: [],
    filters: { tag: [], category: [], author: [], year: [dayOf(date).year] },
  };
}

/** Stand before and behind the words of a heading. Both are noncharacters, which no text has (Unicode, section 23.7). */
const [opened, closed] = ['\ufdd0', '\ufdd1'];
const noncharacters = /[\ufdd0\ufdd1]/g;
const headings = /<h([1-6])\b[^>]*?\sid="([^"]*)"[^>]*>([\s\S]*?)<\/h\1>/g;

/**
 * The text of a body: tags away, entities decoded, the alternative texts of its pictures in their places. With the
 * headings that have an id, so that a result can lead to the one below which it was found.
 */
export function searchText({ parts }: Pick<Body, 'parts'>): Pick<SearchRecord, 'text' | 'sections'> {
  const ids: string[] = [];
  const html = parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return part.kind === 'picture' || part.kind === 'diagram' ? ` ${escapeTags(part.alt ?? '')} ` : '';
    })
    .join('')
    .replaceAll(noncharacters, '')
    .replaceAll(headings, (_, level, id, words) => {
      ids.push(decodeHTML(id));
      return `<h${level}>${opened}${words}${closed}</h${level}>`;
    });
  const marked = decodeHTML(trimWords(html, { count: Number.POSITIVE_INFINITY }));
  const places = [...marked.matchAll(noncharacters)].map(({ index }, before) => index - before);
  const sections = ids.map((id, place): Section => [id, places[2 * place] ?? 0, places[2 * place + 1] ?? 0]);
  return { text: marked.replaceAll(noncharacters, ''), sections };
}

function escapeTags(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
