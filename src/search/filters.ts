import type { Term } from '../archive/term.ts';
import { dayOf } from '../model/date.ts';
import type { Post } from '../model/post.ts';
import type { PageContext } from '../pages/context.ts';
import { distinctName } from '../pages/views/archive-name.ts';
import type { FilterName } from './index/format.ts';

/** What results can be narrowed by, each with the values that a post has. */
export type SearchFilters = Readonly<Record<FilterName, readonly string[]>>;

/**
 * Gives the filters of any listed post. Terms are named as their archives are, whatever spelling the post has; those that
 * share a name are told apart. A post
 * of a category is also one of the categories above it.
 */
export function filtersOf(context: PageContext): (post: Post) => SearchFilters {
  const { blog } = context;
  const tags = namesByPost(context, blog.tags.list);
  const categories = namesByPost(context, blog.categories.list);
  const authors = namesByPost(context, blog.authors.list);
  return (post) => ({
    tag: tags.get(post) ?? [],
    category: categories.get(post) ?? [],
    author: authors.get(post) ?? [],
    year: [yearOf(post)],
  });
}

/** The year of a post in the site's zone. */
export function yearOf(post: Post): string {
  return dayOf(post.date).year;
}

function namesByPost(context: PageContext, terms: readonly Term[]): Map<Post, string[]> {
  const names = new Map<Post, string[]>();
  for (const term of terms) {
    const name = distinctName(context, term);
    for (const post of term.posts) {
      const known = names.get(post);
      if (known === undefined) names.set(post, [name]);
      else known.push(name);
    }
  }
  return names;
}
