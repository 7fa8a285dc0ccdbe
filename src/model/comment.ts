import type { SiteDate } from './date.ts';

/** A comment as it stands below its text, with the answers to it. Plain data. */
export interface Comment {
  /** Letters, digits, hyphens and underscores: a link to `#comment-ID` leads to it. */
  readonly id: string;
  /** Empty for one who gave no name. */
  readonly author: string;
  readonly website: string | null;
  readonly date: SiteDate | null;
  /** What was said, as HTML that holds nothing but text, its emphasis and links. */
  readonly html: string;
  /** The comment that it answers, where that is not sure to be seen by the place: deep in a thread. */
  readonly answers: { readonly id: string; readonly author: string } | null;
  readonly replies: readonly Comment[];
}

/** The name of the file that holds the comments of a text, beside it: `content/posts/a.comments.json` of `a.md`. */
export function commentsPath(source: string): string {
  return source.replace(/\.(?:md|markdown)$/i, '.comments.json');
}
