import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedParts } from '../../src/output/fingerprints.ts';
import { changedReasons, type Remade, whyLines } from '../../src/output/why.ts';
import { archiveRoutes } from '../../src/pages/routes/archive.ts';
import { frames } from '../../src/pages/views/frame.ts';
import { pageAt, pageContext } from '../harness/context.ts';

const context = pageContext({ posts: [{}] });
const home = pageAt(archiveRoutes(context, frames(context)), '/');

for (const [before, after, parts] of [
  ['g.n.s.l.a.c', 'g.n.s.l.a.d', ['cards']],
  ['g.n.s.l.a.c', 'g.n.s.l.b.d', ['archive', 'cards']],
  ['g.n.s.l.a.c', 'g.n.t.l.a.d', ['site', 'cards']],
  ['g.n.s.l.a.c', 'g.n.s.m.a.c', ['layout']],
  ['g.n.s.l.a.c.older', 'h.n.t.l.a.d', ['generator']],
] as const) {
  test(`a home that was ${before} and is ${after} differs in ${parts.join(' and ')}`, () => {
    assert.deepEqual(changedParts(before, after, home), parts);
  });
}

const remade = (output: string, isChanged = true): Remade => {
  return { output, isChanged, reason: { kind: 'changed', parts: ['archive', 'cards'] } };
};

test('ten files of one reason are named, and of more the number is told', () => {
  const files = Array.from({ length: 10 }, (_, index) => remade(`${index}.html`));
  assert.equal(whyLines(files, []).length, 10);
  assert.deepEqual(whyLines([...files, remade('x.html'), remade('y.html', false)], ['z.html']), [
    '11 files: archive, cards',
    'y.html: archive, cards (unchanged)',
    'z.html: removed',
  ]);
});

test('a file that came out as it was has no reason among those of the changed ones', () => {
  assert.deepEqual(changedReasons([remade('a.html'), remade('b.html', false)]), { 'a.html': 'archive, cards' });
});
