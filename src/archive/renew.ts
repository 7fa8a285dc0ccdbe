import type { Post } from '../model/post.ts';
import type { Blog } from './blog.ts';

/** True where a blog is arranged alike with either post: the same place, URL, terms and neighbours. */
export function isArrangedAlike(one: Post, other: Post): boolean {
  return JSON.stringify(arranged(one)) === JSON.stringify(arranged(other));
}

/**
 * The same blog with some posts renewed, `posts` giving each new one by the old one that it is arranged like. What it
 * says of a post is of the new ones; its archives and terms still list the old ones.
 */
export function renewed(blog: Blog, posts: ReadonlyMap<Post, Post>): Blog {
  const replaced = new Map([...posts].map(([before, after]) => [after, before]));
  const before = (post: Post) => replaced.get(post) ?? post;
  const after = (post: Post) => posts.get(post) ?? post;
  const afterOrNone = (post: Post | null) => post && after(post);
  return {
    ...blog,
    posts: blog.posts.map(after),
    listed: blog.listed.map(after),
    urlOf: (post) => blog.urlOf(before(post)),
    older: (post) => afterOrNone(blog.older(before(post))),
    newer: (post) => afterOrNone(blog.newer(before(post))),
    related: (post) => blog.related(before(post)).map(after),
    series: (name) => blog.series(name).map(after),
    categoryLinks: (post) => blog.categoryLinks(before(post)),
    tagLinks: (post) => blog.tagLinks(before(post)),
  };
}

/** What arranging looks at. */
function arranged(post: Post): readonly unknown[] {
  const { source, slug, permalink, id, date, expires, draft, unlisted, sticky } = post;
  const { categories, tags, authors, series, aliases, language } = post;
  return [
    ...[source, slug, permalink, id, date.millis, date.iso, expires?.millis, draft, unlisted, sticky],
    ...[categories, tags, authors, series, aliases, language],
  ];
}
