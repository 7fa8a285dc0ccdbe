import type { OwnPage } from '../../model/own-page.ts';

/** The date of templates that say none: Eleventy's own is the moment at which the file was put on this machine. */
export const noDate = new Date(0);

/** What Broadsheet asks of a template's data. */
export const dataKeys = ['title', 'description', 'page.date', 'sitemap', 'search', 'feed'] as const;

/** What sitemap and search are told of a page, from its data. */
export function readPage(
  data: Readonly<Record<string, unknown>>,
): Pick<OwnPage, 'title' | 'description' | 'date' | 'isInSitemap' | 'isInSearch' | 'isInFeeds'> {
  const { page } = data;
  const date: unknown = typeof page === 'object' && page !== null ? Reflect.get(page, 'date') : null;
  const millis = date instanceof Date ? date.getTime() : 0;
  return {
    title: textOf(data.title),
    description: textOf(data.description),
    date: millis === noDate.getTime() ? null : millis,
    isInSitemap: data.sitemap !== false,
    isInSearch: data.search !== false,
    isInFeeds: data.feed === true,
  };
}

/** A text of a template's data; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
