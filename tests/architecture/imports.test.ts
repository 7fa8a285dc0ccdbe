import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { rooms } from './rooms.ts';

const source = join(import.meta.dirname, '../../src');

interface Import {
  readonly from: string;
  readonly to: string;
}

const importOf = /(?:\bfrom|\bimport\(|\bimport)\s*'(\.[^']+)'/g;

/** Every import of one of our own modules by another, as paths from `src/`. */
const imports: readonly Import[] = globSync('**/*.{ts,js}', { cwd: source }).flatMap((from) =>
  [...readFileSync(join(source, from), 'utf8').matchAll(importOf)].map(([, target = '']) => ({
    from,
    to: normalize(join(dirname(from), target)),
  })),
);

const roomOf = (file: string) => rooms.indexOf(file.split('/')[0] ?? '');

test('every module stands in a room that is known', () => {
  assert.ok(imports.length > 500);
  const strangers = imports.flatMap(({ from, to }) => [from, to]).filter((file) => roomOf(file) < 0);
  assert.deepEqual([...new Set(strangers)], []);
});

test('imports lead from a room to those below it, never up', () => {
  const upward = imports.filter(({ from, to }) => roomOf(to) > roomOf(from));
  assert.deepEqual(
    upward.map(({ from, to }) => `${from} imports ${to}`),
    [],
  );
});

test('one room alone imports Eleventy, and one alone makes threads', () => {
  const users = (importing: RegExp) =>
    globSync('**/*.ts', { cwd: source }).filter((file) => importing.test(readFileSync(join(source, file), 'utf8')));
  const roomsOf = (importing: RegExp) => [...new Set(users(importing).map((file) => file.split('/')[0]))];
  assert.deepEqual(roomsOf(/(?:from|import\()\s*'@11ty\/eleventy'/), ['eleventy']);
  assert.deepEqual(roomsOf(/\bWorker\b[^;]*from 'node:worker_threads'|import\(\s*'node:worker_threads'/), ['workers']);
});
