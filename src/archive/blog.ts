import type { ArchiveKind } from '../config/kinds.ts';
import type { Site } from '../config/site.ts';
import type { Post, StandalonePage } from '../model/post.ts';
import type { Term, TermLink } from './term.ts';
import type { Terms } from './terms.ts';

/** One archive, all its pages together. */
export interface Archive {
  readonly kind: ArchiveKind;
  /** URL path of its first page, from the site's own root. */
  readonly url: string;
  /** In the order in which they are shown. */
  readonly posts: readonly Post[];
  /** The tag, category or author; null for home, years and months. */
  readonly term: Term | null;
  /** Digits of a year's or month's archive; null for the other kinds. */
  readonly period: { readonly year: string; readonly month: string | null } | null;
}

/** The whole blog, arranged: what every page is made from. */
export interface Blog {
  readonly site: Site;
  /** Every post that has a page, newest first, unlisted ones included. */
  readonly posts: readonly Post[];
  /** Those that archives, feeds, the sitemap and search show, newest first. */
  readonly listed: readonly Post[];
  readonly standalone: readonly StandalonePage[];
  readonly tags: Terms;
  readonly categories: Terms;
  readonly authors: Terms;
  /** The archives that the site has, each with at least one post, but for home, which always exists. */
  readonly archives: readonly Archive[];
  /** URL path of a post from the site's own root: `/2023/06/presses/`. */
  urlOf(post: Post): string;
  /** The file that a link in a text leads to, as a URL path; null for a file that has no page. */
  urlOfFile(path: string): string | null;
  /** The listed posts before and after one in time. */
  older(post: Post): Post | null;
  newer(post: Post): Post | null;
  related(post: Post): readonly Post[];
  /** The listed posts of a series, oldest first. */
  series(name: string): readonly Post[];
  /** The links of a post's categories and tags, those that have an archive with a URL. */
  categoryLinks(post: Post): readonly TermLink[];
  tagLinks(post: Post): readonly TermLink[];
}
