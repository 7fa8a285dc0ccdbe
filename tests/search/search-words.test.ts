import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { unpack } from '../../src/search/index/format.ts';
import { indexFiles } from '../../src/search/index/index-files.ts';
import { markedPieces, passage } from '../../src/search/reader/passage.ts';
import { nearestWord } from '../../src/search/reader/typos.ts';
import { stemmerFor } from '../../src/search/stemmers.ts';
import { folded, wordsOf } from '../../src/search/words.ts';

const forms = (text: string) => [...wordsOf(text)].map(({ form }) => form);

// UAX #15 for what NFKD makes one, UAX #29 for where a word ends.
for (const [text, expected] of [
  ['Crème BRÛLÉE', ['creme', 'brulee']],
  ['Straße, Ærø, Łódź', ['strasse', 'aero', 'lodz']],
  ['C++ and C#, not C', ['c++', 'and', 'c#', 'not', 'c']],
  ['l’hôpital isn’t the author’s', ['hopital', 'isn', 'the', 'author']],
  ['max_age=3 node.js', ['max', 'age', '3', 'node', 'js']],
  ['ＡＰＩ設計', ['api', '設計']],
  ['機械学習とキャッシュ', ['機械', '学習', 'と', 'キャッシュ']],
  ['数据库', ['数据', '库']],
  ['синий ёж', ['синий', 'еж']],
  ['النَّارة أحمد', ['النارة', 'احمد']],
  ['が', ['が']],
] as const) {
  test(`the words of “${text}” are ${expected.join(', ')}`, () => assert.deepEqual(forms(text), expected));
}

test('a word knows where it stands in its text', () => {
  const text = 'Ein Überblick: 機械学習';
  for (const { form, start, end } of wordsOf(text)) assert.equal(folded(text.slice(start, end)), form);
});

test('a stemmer removes endings and nothing else', async () => {
  const english = await stemmerFor('en-GB');
  assert.equal(english('databases'), english('database'));
  assert.notEqual(english('database'), english('data'));
  assert.notEqual(english('news'), english('new'));
  const german = await stemmerFor('de');
  assert.equal(german('datenbanken'), german('datenbank'));
  assert.equal((await stemmerFor('eo'))('domoj'), 'domoj');
});

const vocabulary = new Map([
  ['database', 3],
  ['data', 9],
  ['cache', 5],
  ['catch', 7],
  ['kubernetes', 1],
  ['über', 1],
]);
for (const [wrong, meant] of [
  ['databse', 'database'],
  ['dtaabase', 'database'],
  ['cachexyz', null],
  ['cahce', 'cache'],
  ['kuberentse', 'kubernetes'],
  ['dat', null],
  ['catche', 'catch'],
  ['incunabulum', null],
] as const) {
  test(`who types ${wrong} means ${meant ?? 'nothing that is known'}`, () => {
    assert.equal(nearestWord(wrong, vocabulary), meant);
  });
}

test('a passage shows the words that were found, marked, with those around them', () => {
  const text = `${'far '.repeat(40)}one two three four five <b> the Caches & a cache. ${'away '.repeat(40)}`;
  const { pieces, at } = passage(text, new Set(['caches', 'cache'])) ?? { pieces: [], at: 0 };
  assert.deepEqual(
    pieces.filter(({ isMarked }) => isMarked).map((piece) => piece.text),
    ['Caches', 'cache'],
  );
  assert.equal(text.slice(at, at + 6), 'Caches');
  const whole = pieces.map((piece) => piece.text).join('');
  assert.match(whole, /^…three four five <b> the Caches & a cache\. away.*…$/);
  assert.equal(passage(text, new Set(['nothing'])), null);
});

test('what marks a text leaves it as it is', () => {
  for (const text of ['', 'a', ' a b ', 'Ein Überblick, 機械学習!']) {
    for (const form of ['a', 'uberblick', '学習']) {
      const joined = markedPieces(text, new Set([form])).map((piece) => piece.text);
      assert.equal(joined.join(''), text);
    }
  }
});

test('an index has the same bytes for the same posts, and its lists give back what they were made of', async () => {
  const filters = { tag: ['Kitchen'], category: [], author: [], year: ['2024'] };
  const record = (title: string, text: string) => ({
    ...{ language: 0, card: '', excerpt: '', sections: [] },
    ...{ title, text, filters },
  });
  const records = [record('The constructor', 'constructor 2023 2023 2023'), record('B', 'x'), record('C', '2023')];
  const stemmers = [await stemmerFor('en')];
  const [one, other] = [await indexFiles(records, stemmers), await indexFiles(records, stemmers)];
  assert.deepEqual(one, other);
  const shard = one.find(({ path }) => path === 'words-0.bin');
  const words = JSON.parse(gunzipSync(shard?.content ?? '').toString());
  const found: unknown[] = [];
  unpack(words['2023']['2023'], (post, occurrence) => found.push([post, occurrence]));
  assert.deepEqual(found, [
    [0, { count: 3, inTitle: false, inTerm: false }],
    [2, { count: 1, inTitle: false, inTerm: false }],
  ]);
  unpack(words.constructor.constructor, (post, occurrence) => found.push([post, occurrence]));
  assert.deepEqual(found[2], [0, { count: 1, inTitle: true, inTerm: false }]);
});
