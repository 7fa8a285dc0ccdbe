import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pageDefaults, postDefaults } from '../../src/source/key-defaults.ts';
import { pageSchema, postSchema } from '../../src/source/schema.ts';
import { usualKeys } from '../../src/source/usual-keys.ts';

const text = fc.constantFrom(
  ...[
    'A',
    ' a b ',
    '',
    ' ',
    'a/b',
    '/a/',
    'true',
    'false',
    'TRUE',
    'no',
    '7',
    '-7',
    'a, b',
    'en-US',
    '30% 20%',
    '\ud800x',
  ],
  ...['https://example.com/a', '2024-12-28', '\u00a0', 'null', '/?p=1', ':slug'],
);
const value = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 3, arbitrary: fc.array(fc.oneof({ weight: 9, arbitrary: text }, fc.constant(null)), { maxLength: 3 }) },
  fc.constantFrom(null, undefined, {}, { a: 'b' }, [[]], [{}], 7, true),
);
const key = fc.constantFrom(...Object.keys(postSchema().shape));
const likely = fc.oneof({ weight: 9, arbitrary: fc.constantFrom('A', ' B ', '2024-12-28') }, value);
const data = fc
  .tuple(
    fc.record({ title: likely, date: likely }, { requiredKeys: [] }),
    fc.array(fc.tuple(fc.oneof({ weight: 40, arbitrary: key }, fc.constantFrom('x', 'toString', '__proto__')), value), {
      maxLength: 5,
    }),
    fc.boolean(),
  )
  .map(([needed, others, isFirst]) => {
    const rest = Object.fromEntries(others);
    return isFirst ? { ...needed, ...rest } : { ...rest, ...needed };
  });

test('keys of the usual forms are read as the schema reads them', () => {
  const runs = 1500;
  let usual = 0;
  fc.assert(
    fc.property(data, (typed) => {
      const quick = usualKeys(typed);
      if (quick === null) return;
      usual++;
      const parsed = postSchema().parse(typed);
      assert.deepStrictEqual(quick, parsed);
      assert.deepEqual(Object.keys(quick), Object.keys(parsed));
    }),
    { numRuns: runs },
  );
  assert.ok(usual > runs / 10, `${usual} of them were usual`);
});

test('keys that are left out say what the schemas say, in their order', () => {
  const [post, page] = [postSchema().parse({ title: '-', date: '-' }), pageSchema().parse({ title: '-' })];
  assert.deepStrictEqual(postDefaults, { ...post, title: '', date: '' });
  assert.deepStrictEqual(pageDefaults, { ...page, title: '' });
  assert.deepEqual(Object.keys(postDefaults), Object.keys(postSchema().shape));
  assert.deepEqual(Object.keys(pageDefaults), Object.keys(pageSchema().shape));
});

test('a usual front matter needs no schema, and one with a mistake does', () => {
  const typed = { title: ' A ', date: '2024-12-28', tags: ['one ', ''], draft: 'true', slug: null, id: '7' };
  const read = usualKeys(typed);
  assert.deepEqual([read?.title, read?.tags, read?.draft, read?.slug, read?.id], ['A', ['one'], true, null, 7]);
  for (const wrong of [{ title: '' }, { draft: 'maybe' }, { slug: 'a/b' }, { id: 'x' }, { color: 'red' }, { tags: {} }])
    assert.equal(usualKeys({ ...typed, ...wrong }), null, JSON.stringify(wrong));
});
