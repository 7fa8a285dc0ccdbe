import type { LinkSlot } from './body.ts';
import type { SiteDate } from './date.ts';
import type { DiagramUse } from './diagram.ts';
import type { Extra } from './extra.ts';
import type { Feature } from './feature.ts';
import type { Focus } from './focus.ts';
import type { TermName } from './term-name.ts';

/** A picture that a text names, as a path from the site's root, and the place where it is named. */
export interface PictureUse {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** A link in a body that should lead to something of this site. */
export interface SiteLink {
  /**
   * Without query and fragment, as in a URL: a path relative to the text's file, one from the site's own root
   * (`/about/`), or empty for the page itself.
   */
  readonly target: string;
  /** What stands behind `#`, as in a URL; empty where there is nothing. */
  readonly fragment: string;
  readonly line: number;
  readonly column: number;
}

/** What a body names by a URL that is not of this site: where it links to, or what it shows. */
export interface OutwardLink {
  /** As written: `https://…`, `http://…` or `//…`. */
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/** What is known of any Markdown file's body without having it at hand. */
export interface BodyFacts {
  readonly words: number;
  readonly pictures: readonly PictureUse[];
  readonly links: readonly SiteLink[];
  /** The ids that links can lead to, with spaces between them, which no id has. */
  readonly ids: string;
  readonly features: readonly Feature[];
  /** Its diagrams, those that nobody draws here too. */
  readonly diagrams: readonly DiagramUse[];
}

/** What a thumbnail's key and alternative text say. */
export interface Thumbnail {
  /** From the site's root: `content/images/presses.png`. */
  readonly path: string;
  /** Null where the writer gave none; `''` says that the picture only decorates. */
  readonly alt: string | null;
  /** What stands below it at the head of its post: HTML of a line, with slots for links to this site. Empty without one. */
  readonly caption: readonly (string | LinkSlot)[];
  /** What a crop keeps in sight. */
  readonly focus: Focus;
}

/** A post, checked: everything about it but its body. Plain data. */
export interface Post extends BodyFacts {
  /** The file, from the site's root, with slashes: `content/posts/2023-06-22-presses.md`. */
  readonly source: string;
  /** Hash of the file's text and of the settings it was read with: equal fingerprints are equal posts and bodies. */
  readonly fingerprint: string;
  /** Hash of everything about the post but its body: what a card shows depends on this alone. */
  readonly metadataFingerprint: string;
  readonly slug: string;
  /** The URL path that the post has whatever the site's pattern says, from the site's own root; null without one. */
  readonly permalink: string | null;
  readonly title: string;
  readonly date: SiteDate;
  readonly updated: SiteDate | null;
  readonly expires: SiteDate | null;
  /** Names as site.yaml spells them where it lists them, else as typed. */
  readonly categories: readonly TermName[];
  readonly tags: readonly TermName[];
  readonly authors: readonly TermName[];
  readonly thumbnail: Thumbnail | null;
  /** Plain text, written or made from the body. */
  readonly excerpt: string;
  /** True where an editor wrote the excerpt: then it also stands below the headline. */
  readonly hasOwnExcerpt: boolean;
  /** Null where the excerpt describes the post, as no editor wrote anything else. */
  readonly description: string | null;
  /** The title for search engines and previews elsewhere; null where it is the headline. */
  readonly metaTitle: string | null;
  /** URLs that once led here, from the site's own root, beginning with a slash; they may have a query: `/?p=12`. */
  readonly aliases: readonly string[];
  readonly canonical: string | null;
  readonly draft: boolean;
  readonly unlisted: boolean;
  /** True for one that search engines are to leave out. */
  readonly noindex: boolean;
  readonly series: string | null;
  readonly toc: boolean;
  readonly math: boolean;
  readonly comments: boolean;
  /** The comments that lie beside the text, answers too. */
  readonly commentCount: number;
  /** Where else people talk about it: a URL. */
  readonly discussion: string | null;
  readonly sticky: boolean;
  readonly id: number | null;
  /** The language of the post where it is not the site's. */
  readonly language: string | null;
  /** The template that prints it, by its name from `_includes/`; null for that of all posts. */
  readonly layout: string | null;
  readonly extra: Extra;
}

/** What a file with mistakes names all the same, so that everything wrong with it is told in one run. Plain data. */
export interface FailedFile extends Pick<BodyFacts, 'pictures' | 'links' | 'diagrams'> {
  readonly source: string;
  readonly draft: boolean;
  /** Null where it has none that can be read. */
  readonly date: SiteDate | null;
  readonly expires: SiteDate | null;
  /** From the site's root. */
  readonly thumbnail: string | null;
}

/** A standalone page, checked: everything about it but its body. */
export interface StandalonePage extends BodyFacts {
  readonly source: string;
  readonly fingerprint: string;
  readonly title: string;
  /** URL path from the site's own root: `/about/`. */
  readonly permalink: string;
  /** As a post's. */
  readonly aliases: readonly string[];
  readonly description: string;
  /** As a post's, and the next one too. */
  readonly metaTitle: string | null;
  readonly noindex: boolean;
  /** True for one that readers do not see. */
  readonly draft: boolean;
  /** Position in the navigation; null where it is not in it. */
  readonly nav: number | null;
  /** The template that prints it, by its name from `_includes/`; null for that of all pages. */
  readonly layout: string | null;
  readonly extra: Extra;
  /** As a post's: below a page all that lie beside it are shown. */
  readonly commentCount: number;
}
