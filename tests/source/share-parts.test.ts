import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TermName } from '../../src/model/term-name.ts';
import type { FileRecord } from '../../src/source/file-record.ts';
import { partSharer } from '../../src/source/share-parts.ts';
import { type PostOptions, pageContext } from '../harness/context.ts';

function recordsOf(posts: readonly PostOptions[]): FileRecord[] {
  return pageContext({ posts }).blog.posts.map((post) => ({
    kind: 'post',
    source: post.source,
    stamp: null,
    fault: null,
    comments: null,
    textHash: null,
    included: [],
    entry: { post },
    failed: null,
    problems: [],
    body: null,
  }));
}

function tagsOf({ entry }: FileRecord): readonly TermName[] {
  return entry !== null && 'post' in entry ? entry.post.tags : [];
}

test('records say the same after equal parts of them became one object', () => {
  const names = fc.array(fc.constantFrom('C', 'c', 'Data', '=C', '["C",null]', 'a\nb'), { maxLength: 4 });
  const posts = fc.array(
    fc.record({ tags: names, categories: names, authors: names, aliases: fc.constant(['/old/']) }),
  );
  fc.assert(
    fc.property(posts, (some) => {
      const records = recordsOf(some);
      assert.deepEqual(records.map(partSharer()), records);
    }),
    { numRuns: 25 },
  );
});

test('a name that many posts have is one object, and so is what holds nothing', () => {
  const [one, other] = recordsOf([{ tags: ['Data', 'C'] }, { tags: ['C', 'Data'] }]).map(partSharer());
  assert.ok(one !== undefined && other !== undefined);
  assert.equal(tagsOf(one)[0], tagsOf(other)[1]);
  const [empty, alsoEmpty] = [one, other].map(({ entry }) => entry !== null && 'post' in entry && entry.post.pictures);
  assert.equal(empty, alsoEmpty);
});
