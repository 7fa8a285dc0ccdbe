import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Blog } from '../../src/archive/blog.ts';
import { compareText } from '../../src/archive/order.ts';
import type { Post } from '../../src/model/post.ts';
import { type PostOptions, pageContext } from '../harness/context.ts';

/** A parent with two children, and one by itself. */
const categories = [
  { name: 'Parent' },
  { name: 'First', parent: 'Parent' },
  { name: 'Second', parent: 'Parent' },
  { name: 'Alone' },
];

const names = (all: readonly string[]) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: 3 });

/** Few days, so that posts share moments; few names, so that they share terms. */
const blogs = fc
  .array(
    fc.record({
      date: fc.integer({ min: 1, max: 20 }).map((day) => `2025-03-${String(day).padStart(2, '0')}`),
      tags: names(['a', 'b', 'c', 'd', 'e']),
      categories: names(categories.map((category) => category.name)),
      unlisted: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((posts) =>
    posts.map((post, index): PostOptions => ({ ...post, slug: `p${index}`, source: `content/posts/p${index}.md` })),
  );

function blogOf(posts: readonly PostOptions[]): Blog {
  return pageContext({ site: { categories }, posts }).blog;
}

/** Related posts as their definition says it, with nothing clever about it. */
function relatedByDefinition(blog: Blog, post: Post): string[] {
  const scores = new Map<Post, number>();
  for (const { posts } of [...blog.tags.list, ...blog.categories.list]) {
    const place = posts.indexOf(post);
    if (place < 0) continue;
    for (const near of posts.slice(Math.max(0, place - 8), place + 9)) {
      if (near !== post)
        scores.set(near, (scores.get(near) ?? 0) + Math.round(720_720 / (1 + Math.floor(Math.log2(posts.length)))));
    }
  }
  const byRank = [...scores].sort(
    ([a, one], [b, other]) => other - one || blog.posts.indexOf(a) - blog.posts.indexOf(b),
  );
  return byRank.slice(0, 3).map(([near]) => near.slug);
}

test('related posts are those nearby that share the rarest and the most terms, whatever a blog is like', () => {
  fc.assert(
    fc.property(blogs, (posts) => {
      const blog = blogOf(posts);
      for (const post of blog.posts) {
        assert.deepEqual(
          blog.related(post).map((one) => one.slug),
          relatedByDefinition(blog, post),
          post.slug,
        );
      }
    }),
  );
});

test('a post in a child category is related to one in its sibling, through their parent', () => {
  const blog = blogOf([
    { slug: 'one', categories: ['First'] },
    { slug: 'two', categories: ['Second'] },
    { slug: 'three', categories: ['Alone'] },
  ]);
  const [one] = blog.posts.filter((post) => post.slug === 'one');
  assert.deepEqual(one && blog.related(one).map((post) => post.slug), ['two']);
});

test('the order of a post’s tags does not change what is related to it', () => {
  fc.assert(
    fc.property(blogs, (posts) => {
      const turned = posts.map((post) => ({ ...post, tags: post.tags?.toReversed() ?? [] }));
      const slugs = (blog: Blog) => blog.posts.map((post) => blog.related(post).map((one) => one.slug));
      assert.deepEqual(slugs(blogOf(turned)), slugs(blogOf(posts)));
    }),
  );
});

test('older and newer lead through all listed posts, and from an unlisted one nowhere', () => {
  fc.assert(
    fc.property(blogs, (posts) => {
      const blog = blogOf(posts);
      for (const [place, post] of blog.listed.entries()) {
        assert.equal(blog.older(post), blog.listed[place + 1] ?? null);
        assert.equal(blog.newer(post), blog.listed[place - 1] ?? null);
      }
      for (const post of blog.posts.filter((one) => one.unlisted)) {
        assert.equal(blog.older(post), null);
        assert.equal(blog.newer(post), null);
        assert.deepEqual(blog.related(post), []);
      }
    }),
  );
});

test('posts of one day are in one order everywhere: later names are newer, numbers by value, and higher ids before all', () => {
  const written = ['part-9', 'part-10', 'part-1', 'coda'].map((slug) => ({ slug, series: 'Parts', tags: ['a'] }));
  const { blog } = pageContext({ posts: [...written, { slug: 'a-late-one', series: 'Parts', id: 7 }] });
  const slugs = (posts: readonly Post[]) => posts.map(({ slug }) => slug);
  const newest = ['a-late-one', 'part-10', 'part-9', 'part-1', 'coda'];
  assert.deepEqual(slugs(blog.listed), newest);
  assert.deepEqual(slugs(blog.series('Parts')), newest.toReversed());
  for (const { kind, posts } of blog.archives) {
    assert.deepEqual(slugs(posts), kind === 'tag' ? newest.slice(1) : newest, kind);
  }
  const [, second] = blog.listed;
  assert.ok(second);
  assert.deepEqual([blog.newer(second)?.slug, blog.older(second)?.slug], ['a-late-one', 'part-9']);
});

/** The order of two paths as its definition says it: piece by piece, numbers in them by their value. */
function byPieces(a: string, b: string): number {
  const [some, others] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (const [index, piece] of some.entries()) {
    const other = others[index];
    if (other === undefined) return 1;
    const order = (index % 2 === 1 && Number(piece) - Number(other)) || compareText(piece, other);
    if (order !== 0) return order;
  }
  return some.length - others.length;
}

test('of posts of one moment the one whose path sorts later comes first, numbers in paths by their value', () => {
  const pieces = fc.array(fc.constantFrom('0', '1', '9', '10', 'a', '-', '/', 'é', '٣'), { maxLength: 6 });
  const paths = fc.uniqueArray(
    pieces.map((all) => all.join('')),
    { minLength: 2, maxLength: 12 },
  );
  fc.assert(
    fc.property(paths, (sources) => {
      const posts = sources.map((source): PostOptions => ({ source, slug: 'a', date: '2025-03-01' }));
      const read = blogOf(posts).posts.map((post) => post.source);
      assert.deepEqual(read, sources.toSorted(byPieces).toReversed());
    }),
  );
});
