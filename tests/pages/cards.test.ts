import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archiveRoutes } from '../../src/pages/routes/archive.ts';
import { frames } from '../../src/pages/views/frame.ts';
import { pageAt, pageContext, printed } from '../harness/context.ts';
import { load } from '../harness/html.ts';

/** Home of a blog with one post of 460 words, which are two minutes at 230 words a minute. */
function home(cards: readonly string[], post = {}) {
  const site = { cards, authors: [{ name: 'The Desk', aliases: ['desk'] }] };
  const context = pageContext({ site, posts: [{ authors: ['desk', 'An'], words: 460, ...post }] });
  return pageAt(archiveRoutes(context, frames(context)), '/');
}

for (const [cards, expected] of [
  [[], []],
  [['minutes'], ['2 minutes to read']],
  [
    ['minutes', 'author'],
    ['By The Desk, An', '2 minutes to read'],
  ],
] as const) {
  test(`a card says beside its date what the site asks for: ${cards.join(', ') || 'nothing'}`, () => {
    const $ = load(printed(home(cards)));
    const said = $('.posts-list .date-line > .card-fact').toArray();
    assert.deepEqual(
      said.map((element) => $(element).text()),
      expected,
    );
    assert.equal($('.posts-list .info').children().length, 3);
  });
}

test('a card of a post without an author says nothing of one', () => {
  const $ = load(printed(home(['author'], { authors: [] })));
  assert.equal($('.card-fact').length, 0);
});

test('a page of cards is printed again when a post takes longer to read, where its cards say so', () => {
  const facts = (cards: readonly string[], words: number) =>
    home(cards, { words, metadataFingerprint: 'the same' }).facts();
  assert.notDeepEqual(facts(['minutes'], 460), facts(['minutes'], 690));
  assert.deepEqual(facts(['minutes'], 460), facts(['minutes'], 459));
  assert.deepEqual(facts([], 460), facts([], 690));
});
