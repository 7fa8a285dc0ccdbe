import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from '../../src/problems/nearest.ts';

/** A name, what there is, and what a person would say was meant. */
const cases: readonly (readonly [name: string, candidates: readonly string[], meant: string | null])[] = [
  ['jss', ['css', 'js', 'ts'], 'js'],
  ['jss', ['css', 'jsx', 'js'], 'jsx'],
  ['tsz', ['css', 'ts'], 'ts'],
  ['Infrastucture', ['Architecture', 'Infrastructure'], 'Infrastructure'],
  ['cat', ['bat', 'car', 'cat'], 'cat'],
  ['dark-mode', ['Dark mode', 'dark'], 'Dark mode'],
  ['ab', ['cd', 'xy'], null],
  ['', ['a'], null],
  ['pictures', ['words', 'feeds'], null],
];
for (const [name, candidates, meant] of cases) {
  test(`"${name}" beside ${candidates.join(', ')} means ${meant ?? 'none of them'}`, () => {
    assert.equal(nearest(name, candidates), meant);
  });
}
