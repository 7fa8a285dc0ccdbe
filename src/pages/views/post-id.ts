import { oncePer } from '../../model/once-per.ts';
import type { Post } from '../../model/post.ts';
import type { PageContext } from '../context.ts';

/**
 * The `id` of a post's article: WordPress's `post-6245` where the post has a number, else `post-` and its slug. No two
 * posts have one: slugs are a month's own, so a later post of a slug is called by its whole URL.
 */
export function postId(context: PageContext, post: Post): string {
  return idsOf(context).get(post) ?? `post-${post.slug}`;
}

/** The ids that others have. */
export type TakenIds = Pick<ReadonlySet<string>, 'has'>;

/** An id as it is, or with a number behind it where others on the page have it. */
export function freeId(id: string, taken: TakenIds): string {
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  return free;
}

/** Numbered posts choose first, then the older ones: a new post takes no other's id. */
const idsOf = oncePer(({ blog }: PageContext): ReadonlyMap<Post, string> => {
  const ids = new Map<Post, string>();
  const taken = new Set<string>();
  const oldestFirst = blog.posts.toReversed();
  const give = (post: Post, wanted: string) => {
    const id = freeId(wanted, taken);
    taken.add(id);
    ids.set(post, id);
  };
  for (const post of oldestFirst) if (post.id !== null) give(post, `post-${post.id}`);
  for (const post of oldestFirst) {
    if (post.id !== null) continue;
    const plain = idFrom(post.slug);
    give(post, taken.has(plain) ? idFrom(blog.urlOf(post)) : plain);
  }
  return ids;
});

/** An id has no white space (HTML, 3.2.6). */
function idFrom(path: string): string {
  // Slugs are mostly of this form.
  if (/^[\w-]+$/.test(path)) return `post-${path}`;
  return `post-${path.replaceAll(/^\/|\/$/g, '').replaceAll(/[\s/]+/g, '-')}`;
}
