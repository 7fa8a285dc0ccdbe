import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matcher } from '../../src/links/patterns.ts';

const cases: readonly (readonly [pattern: string, url: string, isMeant: boolean])[] = [
  ['example.com', 'https://example.com/a', true],
  ['example.com', 'http://www.example.com/', true],
  ['example.com', 'https://notexample.com/', false],
  ['example.com', 'https://a.example/?u=example.com', false],
  ['Example.com:8080', 'http://example.com:8080/x', true],
  ['https://example.com', 'https://example.com/', true],
  ['https://example.com', 'https://example.com/a', false],
  ['https://example.com/*', 'https://example.com/a?b=c#d', true],
  ['example.com/in/*', 'http://example.com/in/x', true],
  ['example.com/in/*', 'https://example.com/x', false],
  ['*.example.com/a.b', 'https://www.example.com/a.b', true],
  ['*.example.com/a.b', 'https://www.example.com/axb', false],
  ['https://example.com/ü*', 'https://example.com/%C3%BCber', true],
];

for (const [pattern, url, isMeant] of cases)
  test(`${pattern} ${isMeant ? 'means' : 'does not mean'} ${url}`, () =>
    assert.equal(matcher([pattern])(new URL(url)), isMeant));
