/** The kinds of route; a kind has one module in `src/pages/routes/`. */
export type RouteKind =
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
  | 'manifest'
  | 'markdown'
  | 'llms';

/**
 * What a page is made from beyond its layout and what all pages share, by names that a person understands:
 * `{ text: 'k3f…', neighbours: '["…"]' }`. The names of a kind and layout are always the same, in the same order.
 */
export type Facts = Readonly<Record<string, string>>;

/** Something that will exist at a URL and is printed by a layout. */
export interface Route {
  readonly kind: RouteKind;
  /** URL path from the site's own root: `/tag/backend/page/2/`. */
  readonly url: string;
  /** The file, from the output folder: `tag/backend/page/2/index.html`. */
  readonly output: string;
  /** The layout in `_includes/`: `layouts/archive.njk`. */
  readonly layout: string;
  /** The content file it is made from, for messages; null for pages that have none of their own. */
  readonly source: string | null;
  /** When the first of the posts was written whose cards it shows; null where it shows none. Milliseconds since 1970 UTC. */
  readonly newest?: number | null;
  /**
   * The pictures that it shows, by their paths, drawn ones by the text that they stand for: until all of them are encoded,
   * it cannot be printed. Those of what stands around every page are not among them.
   */
  readonly pictures: () => readonly string[];
  /** Equal facts say that `view` gives equal data, the frame of the site left out. */
  readonly facts: () => Facts;
  /**
   * Stands for the texts that it prints: those of its facts that are not metadata of the blog. Where nothing but texts
   * has changed in a site, pages of equal texts are equal.
   */
  readonly texts: () => string;
  /** Loads what the view is made with, where that is more than most pages need; awaited before the view is asked for. */
  readonly prepare?: () => Promise<void>;
  /** Makes the layout's data: called when the page is printed, not before. */
  readonly view: () => object;
}
