import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LooseTexts } from '../../src/import/loose-texts.ts';

test('Texts of any script and length are read as they were written, in any order, and between writing', () => {
  const texts = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.constantFrom(1, 30, 900, 9000)));
  fc.assert(
    fc.property(texts, fc.nat(), (all, seed) => {
      const loose = new LooseTexts();
      const written = all.map(([text, times]) => text.repeat(times));
      const places: number[] = [];
      const assertAt = (index: number) => assert.equal(loose.at(places[index] ?? -1), written[index]);
      for (const [index, text] of written.entries()) {
        places.push(loose.append(text));
        assertAt((index * seed) % (index + 1));
      }
      for (const index of written.keys()) assertAt(index);
      for (const index of written.keys()) assertAt(written.length - 1 - index);
    }),
    { numRuns: 50 },
  );
});
