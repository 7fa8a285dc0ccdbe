/** What a site has that may be named in its texts and settings. Plain data. */
export interface SiteValues {
  /** In the order of `site.yaml`; those that posts have where it lists none. */
  readonly categories: readonly string[];
  /** True where `site.yaml` lists the categories: there are no others. */
  readonly areCategoriesListed: boolean;
  /** The commonest first. */
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly series: readonly string[];
  /** Pictures below `content/`, by paths that begin with `/`. */
  readonly pictures: readonly string[];
  /** The layouts that front matter may name. */
  readonly layouts: readonly string[];
}

/** What is known without a site: nothing. */
export const noValues: SiteValues = {
  categories: [],
  areCategoriesListed: false,
  tags: [],
  authors: [],
  series: [],
  pictures: [],
  layouts: [],
};
