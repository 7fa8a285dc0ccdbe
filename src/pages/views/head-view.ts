/** What a page's `<head>` says, ready to print. */
export interface Head {
  /** `lang` and `dir` of the document. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The whole title, the site's name once: `backend Archives – Page 2 of 3 – Site`. */
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  /** `noindex, follow`; null where a page may be indexed. */
  readonly robots: string | null;
  /** Absolute URLs of the neighbouring pages of an archive. */
  readonly previous: string | null;
  readonly next: string | null;
  /** `property` and `content` of Open Graph's tags, in order. */
  readonly openGraph: readonly MetaTag[];
  /** `name` and `content` of Twitter's card tags, in order. */
  readonly twitter: readonly MetaTag[];
  /** The content of the one `application/ld+json` script, safe inside it. */
  readonly jsonLd: string;
  /** URLs of the style sheets, fonts and scripts that the page's own text needs. */
  readonly styles: readonly string[];
  readonly fonts: readonly string[];
  readonly scripts: readonly string[];
  readonly feeds: readonly FeedLink[];
  readonly icons: readonly Icon[];
  readonly manifest: string | null;
}

export interface MetaTag {
  readonly name: string;
  readonly content: string;
}
export interface FeedLink {
  readonly url: string;
  readonly type: string;
  readonly title: string;
}
export interface Icon {
  readonly rel: string;
  readonly url: string;
  readonly type: string | null;
  readonly sizes: string | null;
}
