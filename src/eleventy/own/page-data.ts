import type { OwnPage } from '../../model/own-page.ts';
import { searchText } from '../../search/record.ts';

/** The date of templates that say none: Eleventy's own is the moment at which the file was put on this machine. */
export const noDate = new Date(0);

/** What Broadsheet asks of a template's data. */
export const dataKeys = ['title', 'description', 'page.date', 'sitemap', 'search', 'feed'] as const;

/** What sitemap, search and feeds are told of a page, from its data and its HTML. */
export function readPage(
  data: Readonly<Record<string, unknown>>,
  html: string,
): Pick<OwnPage, 'title' | 'description' | 'date' | 'isInSitemap' | 'isInFeeds' | 'text'> {
  const { page } = data;
  const date: unknown = typeof page === 'object' && page !== null ? Reflect.get(page, 'date') : null;
  const millis = date instanceof Date ? date.getTime() : 0;
  const isDated = millis !== noDate.getTime();
  return {
    title: textOf(data.title),
    description: textOf(data.description),
    date: isDated ? millis : null,
    isInSitemap: data.sitemap !== false,
    isInFeeds: isDated && data.feed === true,
    text: isDated && data.search !== false ? readableText(html) : null,
  };
}

/** The text of a page between its frame's parts; of one without a `main`, of its body. */
function readableText(html: string): string {
  const [, main = html] = /<main\b[^>]*>(.*)<\/main>/is.exec(html) ?? /<body\b[^>]*>(.*)<\/body>/is.exec(html) ?? [];
  const shown = main.replaceAll(/<(script|style|template)\b.*?<\/\1>/gis, ' ');
  return searchText({ parts: [shown] }).text;
}

/** A text of a template's data; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
