import type { CorpusPost } from './posts.ts';

/** Pages of a blog by kind, as its archives of home, tags and categories split. */
export interface PageCount {
  readonly posts: number;
  readonly home: number;
  readonly tag: number;
  readonly category: number;
  readonly total: number;
}

/** Counts the posts and the pages of all archives of a blog; overviews, feeds and other single files are not counted. */
export function countPages(posts: Iterable<Pick<CorpusPost, 'tags' | 'categories'>>, postsPerPage: number): PageCount {
  const tags = new Map<string, number>();
  const categories = new Map<string, number>();
  let count = 0;
  for (const post of posts) {
    count += 1;
    for (const name of post.tags) tags.set(name, (tags.get(name) ?? 0) + 1);
    for (const name of post.categories) categories.set(name, (categories.get(name) ?? 0) + 1);
  }
  const pages = (uses: Map<string, number>) =>
    [...uses.values()].reduce((sum, n) => sum + archivePages(n, postsPerPage), 0);
  const home = archivePages(count, postsPerPage);
  const [tag, category] = [pages(tags), pages(categories)];
  return { posts: count, home, tag, category, total: count + home + tag + category };
}

/** How many pages an archive has; an empty one has a page too. */
export function archivePages(posts: number, postsPerPage: number): number {
  return Math.max(1, Math.ceil(posts / postsPerPage));
}
