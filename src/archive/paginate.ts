/** One page of an archive, ready for a layout: nothing about it is left to compute. */
export interface ArchivePage<Item> {
  readonly number: number; // from 1
  readonly total: number;
  readonly url: string;
  readonly previous: string | null; // the newer page's URL
  readonly next: string | null; // the older page's URL
  readonly items: readonly Item[];
}

/**
 * Splits an archive into pages: every item once, in the order given. Page N is at `page/N/` under `base`, as in
 * WordPress's get_pagenum_link(). No items give one empty page: `/` exists before the first post (terms.ts drops
 * terms without posts). `base` is a URL path ending in a slash; `size` is at least 1, which the schema has checked.
 */
export function paginate<Item>(items: readonly Item[], base: string, size: number): ArchivePage<Item>[] {
  const total = Math.max(1, Math.ceil(items.length / size));
  const url = (number: number) => pageUrl(base, number);
  return Array.from({ length: total }, (_, index) => ({
    number: index + 1,
    total,
    url: url(index + 1),
    previous: index > 0 ? url(index) : null,
    next: index + 1 < total ? url(index + 2) : null,
    items: items.slice(index * size, (index + 1) * size),
  }));
}

/** The URL path of page N, from 1, of an archive whose first page is at `base`. */
export function pageUrl(base: string, number: number): string {
  return number === 1 ? base : `${base}page/${number}/`;
}
