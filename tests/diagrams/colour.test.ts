import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contrast, fromOklch, hexColour, hexOf, type Rgb, seenOn } from '../../src/diagrams/colour.ts';
import { colourReader } from '../../src/diagrams/css-colour.ts';

test('colours of OKLCH are those of CSS Color 4', () => {
  // Examples of the specification, section 9.4.
  assert.equal(hexOf(fromOklch(0.40101, 0.12332, 21.555)), '#7d2329');
  assert.equal(hexOf(fromOklch(0.59686, 0.15619, 49.7694)), '#c65d06');
});

test('black and white have the contrast of 21 (WCAG 2.2)', () => {
  assert.equal(contrast([0, 0, 0], [1, 1, 1]), 21);
  assert.equal(contrast([1, 1, 1], [1, 1, 1]), 1);
});

test('whatever a colour is, it is seen on every ground, and stays what it is where it is seen already', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  const colour = fc.tuple(part, part, part);
  const grounds: readonly Rgb[] = [hexColour('#fbfaf7') ?? [1, 1, 1], hexColour('#101114') ?? [0, 0, 0]];
  fc.assert(
    fc.property(colour, fc.constantFrom(...grounds), fc.constantFrom(3, 4.5), (one, ground, least) => {
      const seen = seenOn(ground, one, least);
      assert.ok(contrast(seen, ground) >= least);
      if (contrast(one, ground) >= least) assert.deepEqual(seen, one);
    }),
    { numRuns: 200 },
  );
});

test('colours are read as CSS writes them', async () => {
  const read = await colourReader();
  const hex = (text: string) => {
    const pair = read(text);
    return pair && [hexOf(pair.light), hexOf(pair.dark)];
  };
  assert.deepEqual(hex('red'), ['#ff0000', '#ff0000']);
  assert.deepEqual(hex('#f9f'), ['#ff99ff', '#ff99ff']);
  assert.deepEqual(hex('light-dark(white, rgb(0 0 0))'), ['#ffffff', '#000000']);
  for (const none of ['', 'nothing', 'currentcolor', 'red} b{', 'url(x)', 'var(--x)']) assert.equal(hex(none), null);
});
