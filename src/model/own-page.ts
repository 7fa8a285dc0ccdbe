/** A file that the site's own templates, or what they copy, put into the site. Plain data. */
export interface OwnFile {
  readonly output: string;
  /** The template, from the site's root; what only was copied has none. */
  readonly source: string | null;
  /** The hash of its bytes. */
  readonly hash: string;
}

/** A link of an own page to its site. */
export interface OwnLink {
  /** As it stands in the page. */
  readonly written: string;
  /** A path from the site's own root, as in a URL, without query and fragment. */
  readonly target: string;
  /** What stands behind `#`; empty where there is nothing. */
  readonly fragment: string;
}

/** What a page of own templates links to, and the ids that it has, with spaces between them. Plain data. */
export interface OwnPageLinks {
  readonly source: string;
  readonly output: string;
  readonly links: readonly OwnLink[];
  /** The URLs of other sites that it links to or shows, as they stand in the page. */
  readonly outward: readonly string[];
  readonly ids: string;
}

/** A page of the site's own templates, as sitemap and search know it. Plain data. */
export interface OwnPage extends OwnFile {
  readonly source: string;
  /** URL path from the site's own root. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** The date that its data say, in milliseconds since 1970 UTC; null where they say none. */
  readonly date: number | null;
  readonly isInSitemap: boolean;
  /** Only what has a date is in feeds. */
  readonly isInFeeds: boolean;
  /** What search finds it by, as plain text; null where it is not in search, which only what has a date is. */
  readonly text: string | null;
}
