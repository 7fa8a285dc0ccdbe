/** The kinds of page; a kind has one module in this folder. */
export type PageKind =
  | 'archive'
  | 'post'
  | 'standalone'
  | 'not-found'
  | 'search'
  | 'overview'
  | 'redirect'
  | 'feed'
  | 'sitemap'
  | 'robots'
  | 'manifest';

/** Something that will exist at a URL and is printed by a layout. */
export interface Page {
  readonly kind: PageKind;
  /** URL path from the site's own root: `/tag/backend/page/2/`. */
  readonly url: string;
  /** The file, from the output folder: `tag/backend/page/2/index.html`. */
  readonly output: string;
  /** The layout in `_includes/`: `layouts/archive.njk`. */
  readonly layout: string;
  /** Equal facts say that `view` gives equal data, the frame of the site left out. Asked for by the plan alone. */
  readonly facts: () => readonly string[];
  /**
   * Stands for all of the facts that other pages do not have too: for what is not metadata of the blog, such as a post's
   * own text. Empty where there is nothing of that kind; null where nobody has thought about it.
   */
  readonly own: string | null;
  /** The content file it is made from, for messages; null for pages that have none of their own. */
  readonly source: string | null;
  /** Makes the layout's data: called when the page is printed, not before. */
  readonly view: () => object;
}
