import type { Comment } from './comment.ts';

/**
 * A post's body after Markdown: HTML in which everything that depends on other files is still a slot. A slot is
 * filled when the page is written: pictures by their variants, links to other posts by their URLs, anchors for a page
 * and not for a feed. So a body depends on its own text alone and can be kept in a cache.
 */
export type BodyPart = string | PictureSlot | LinkSlot | HeadingSlot | AnchorSlot | DiagramSlot;

/** An `![alt](source "caption")` or an `<img>`, where it stood. */
export interface PictureSlot {
  readonly kind: 'picture';
  /** As written: relative to the post, from `content/` where it begins with `/`, or a URL. */
  readonly source: string;
  /** Plain text, entities decoded. Null where the writer gave none at all (raw HTML without `alt`). */
  readonly alt: string | null;
  /** The title as plain text; the caption of a figure. */
  readonly title: string | null;
  /** True for a picture that is a paragraph by itself: it may be shown as a figure, wider than the text. */
  readonly block: boolean;
  /** Further attributes of a raw `<img>` that stay (`class`, `id`, `width` and `height` among them). */
  readonly attributes: Readonly<Record<string, string>>;
  /** Line and column in the file, from 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * The value of an `href`, a `src` or the like that is a path: to another file of `content/` (`other-post.md#part`,
 * `./slides.pdf`), or from the site's root (`/about/`, `/images/plan.pdf`).
 */
export interface LinkSlot {
  readonly kind: 'link';
  /** The path as it stands in a URL, percent-encoded, without query and fragment. */
  readonly target: string;
  /** `?query#fragment`, or an empty text; ready to stand in an attribute. */
  readonly suffix: string;
}

/** The place before a heading's opening tag: there begins what holds it and its anchor. */
export interface HeadingSlot {
  readonly kind: 'heading';
}

/** The place of a heading's permalink anchor, behind its closing tag: inside, it would be a part of its name. */
export interface AnchorSlot {
  readonly kind: 'anchor';
  readonly id: string;
  /** The heading's text, for the anchor's accessible name. */
  readonly text: string;
}

/** The place of a drawing, which is made when all texts are read. */
export interface DiagramSlot {
  readonly kind: 'diagram';
  /** That of the diagram. */
  readonly key: string;
  /** What its writer says that it shows; null where nothing. */
  readonly alt: string | null;
}

/** A heading of a body, for the table of contents; `level` 2 to 6, as in the HTML. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

/** What Markdown makes of a post's text, and what is said below it. */
export interface Body {
  readonly parts: readonly BodyPart[];
  readonly headings: readonly Heading[];
  /** Words of running text, code left out: what reading time is counted from. */
  readonly words: number;
  /** The comments that lie beside the text, the oldest first; empty without any. */
  readonly comments: readonly Comment[];
}
