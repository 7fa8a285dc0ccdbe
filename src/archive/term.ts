import type { Post } from '../model/post.ts';
import type { TermName } from '../model/term-name.ts';

/** The kinds of term that posts have: what WordPress calls taxonomies. */
export type Taxonomy = 'tag' | 'category' | 'author';

/** A term with at least one post: a tag, a category or an author, ready for its archive. */
export interface Term {
  readonly taxonomy: Taxonomy;
  readonly name: string;
  /** How posts name it. */
  readonly reference: TermName;
  readonly slug: string;
  /** URL path from the site's own root: `/category/infrastructure/build-systems/`. */
  readonly url: string;
  readonly description: string | null;
  /** The terms above a category, from the top; empty for every other term. */
  readonly ancestors: readonly TermLink[];
  /** Newest first; a category's include its children's, each once. */
  readonly posts: readonly Post[];
}

/** What is printed of a term in a link to it. */
export interface TermLink {
  readonly name: string;
  readonly slug: string;
  readonly url: string;
}

/** Two different terms of one taxonomy that would share a slug, and so a URL. */
export interface SlugConflict {
  readonly taxonomy: Taxonomy;
  readonly slug: string;
  readonly names: readonly [TermName, TermName];
  /** The posts that use the names first: where a person finds them. Null where only site.yaml has the name. */
  readonly sources: readonly [string | null, string | null];
}
