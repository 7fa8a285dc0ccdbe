import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { freeId, postId } from '../../src/pages/views/post-id.ts';
import { type PostOptions, pageContext } from '../harness/context.ts';

function idsOf(posts: readonly PostOptions[]): string[] {
  const context = pageContext({
    posts: posts.map((post, index) => ({ source: `content/posts/${String(index).padStart(3, '0')}.md`, ...post })),
  });
  return context.blog.posts.map((post) => postId(context, post));
}

test('a post is called by its number, else by its slug', () => {
  assert.deepEqual(idsOf([{ id: 6245, slug: 'a' }, { slug: 'b' }]), ['post-6245', 'post-b']);
});

test('of two posts of one slug in different months the later one is called by its URL', () => {
  const twins = [
    { slug: 'notes', date: '2025-07-01' },
    { slug: 'notes', date: '2025-06-01' },
  ];
  assert.deepEqual(idsOf(twins), ['post-2025-07-notes', 'post-notes']);
});

test('a number goes before a slug that looks like it', () => {
  assert.deepEqual(
    idsOf([
      { id: 12, slug: 'a', date: '2025-07-01' },
      { slug: '12', date: '2025-06-01' },
    ]),
    ['post-12', 'post-2025-06-12'],
  );
});

test('whatever posts are called, no two have one id, and none has a space in it', () => {
  const options = fc.record({
    slug: fc.constantFrom('a', 'b', '1', '2', '2025-06-a', 'with space'),
    id: fc.option(fc.integer({ min: 1, max: 3 })),
    date: fc.constantFrom('2025-06-01', '2025-07-01'),
  });
  fc.assert(
    fc.property(fc.array(options, { maxLength: 12 }), (posts) => {
      const ids = idsOf(posts);
      assert.equal(new Set(ids).size, ids.length);
      for (const id of ids) assert.doesNotMatch(id, /\s/);
    }),
  );
});

test('an id that a heading of the page has gets a number', () => {
  assert.equal(freeId('post-mortem', new Set(['post-mortem', 'post-mortem-2'])), 'post-mortem-3');
});
