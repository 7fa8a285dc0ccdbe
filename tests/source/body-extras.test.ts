import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Extras, extrasOf, extrasText, type PlacedSlot } from '../../src/source/body-extras.ts';

/** Few texts, so that headings are alike and anchors are those of headings, of others, or of none. */
const word = fc.constantFrom('a', 'b', 'c');
const at = fc.nat(9000);
const headings = fc.array(fc.record({ level: fc.integer({ min: 2, max: 6 }), id: word, text: word }), { maxLength: 5 });
const slots = fc.array(
  fc.oneof(
    fc.tuple(at, fc.constant({ kind: 'heading' } as const)),
    fc.tuple(at, fc.record({ kind: fc.constant('anchor' as const), id: word, text: word })),
    fc.tuple(at, fc.record({ kind: fc.constant('link' as const), target: word, suffix: word })),
    fc.tuple(at, fc.record({ kind: fc.constant('diagram' as const), key: word, alt: fc.option(word) })),
  ),
  { maxLength: 12 },
);

/** The places that Markdown gives its headings: one before each, and its anchor behind it. */
const regular = headings.map((all): Extras => {
  const places = all.flatMap(({ id, text }, index): PlacedSlot[] => [
    [index * 10, { kind: 'heading' }],
    [index * 10 + 5, { kind: 'anchor', id, text }],
  ]);
  return { slots: places, headings: all, comments: [] };
});

const anyExtras = fc.record({ slots, headings, comments: fc.constant([]) });

test('what a body has beside its HTML is read as it was written', () => {
  fc.assert(
    fc.property(fc.oneof(regular, anyExtras), (extras: Extras) => {
      const text = extrasText(extras);
      const read = text === '' ? { slots: [], headings: [], comments: [] } : extrasOf(text);
      // Plain objects, which those of the generator are not.
      assert.deepEqual(read, structuredClone(extras));
    }),
  );
});

test('an anchor says its heading by number: neither id nor text is written twice', () => {
  fc.assert(
    fc.property(regular, (extras) => {
      const written = extrasText(extras).match(/"[abc]"/g) ?? [];
      assert.equal(written.length, extras.headings.length * 2);
    }),
  );
});
