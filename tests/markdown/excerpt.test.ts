import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encode } from 'html-entities';
import { excerpt, trimWords, wordsOrCharacters } from '../../src/markdown/excerpt.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1).join(' ');

const trimmed = [
  ['', 3, ''],
  ['   \n ', 3, ''],
  ['one two three', 3, 'one two three'],
  ['one two three four', 3, 'one two three…'],
  [' one\r\n two\t\tthree   four ', 3, 'one two three…'],
  ['one\rtwo', 1, 'one…'],
  ['one two three   ', 3, 'one two three'],
  ['one, two; three – four', 3, 'one, two; three…'],
  ['one', 0, '…'],
  ['', 0, ''],
  ['no\u00a0break here', 1, 'no\u00a0break…'],
  ['a <em>b</em> c', 3, 'a b c'],
  ['half<em>way</em> through', 1, 'halfway…'],
  ['<a href="x"> linked </a>word', 2, 'linked word'],
  ['1 < 2 and 2 > 1', 7, '1 < 2 and 2 > 1'],
  ['a <b title="x > y">b</b>', 2, 'a b'],
  ['AT&amp;T &lt;b&gt;', 2, 'AT&amp;T &lt;b&gt;'],
  ['before<script>let a = "<b>";</script> after', 2, 'before after'],
  ['before <STYLE type="text/css">p { margin: 0 }</STYLE>after', 2, 'before after'],
  ['a<script>never closed', 1, 'anever…'],
  ['a</script >b</script>c', 1, 'abc'],
  ['a<!-- more --> b', 2, 'a b'],
  ['<p>a</p><p>b</p>', 2, 'a b'],
  ['<p>a</p><p>b</p>', 1, 'a…'],
  ['<p>a</p>\n', 1, 'a'],
  ['a<br>b<br/>c<BR />d', 4, 'a b c d'],
  ['<h2>a</h2>b', 2, 'a b'],
  ['<ul><li>a</li><li>b</li></ul>', 2, 'a b'],
  ['<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>', 3, 'a b c'],
  ['<dl><dt>a</dt><dd>b</dd></dl>', 2, 'a b'],
  ['a<hr>b<pre>c</pre>d<figure><img alt="e"><figcaption>f</figcaption></figure>', 5, 'a b c d f'],
  ['a<span>b</span><code>c</code><img alt="d"><x-y>e</x-y>', 1, 'abce'],
] as const;

for (const [text, count, answer] of trimmed) {
  test(`trimWords(${JSON.stringify(text)}, { count: ${count} }) is ${JSON.stringify(answer)}`, () => {
    assert.equal(trimWords(text, { count }), answer);
  });
}

const trimmedCharacters = [
  ['', 3, ''],
  ['日本語', 3, '日本語'],
  ['日本語の', 3, '日本語…'],
  ['日 本語', 3, '日 本…'],
  [' 日 \n 本 ', 3, '日 本'],
  ['日本 ', 2, '日本'],
  ['日本 語', 3, '日本 …'],
  ['𠮷野家で', 3, '𠮷野家…'],
  ['<p>日<b>本</b></p><p>語</p>', 3, '日本 …'],
  ['ab &amp; c', 5, 'ab &a…'],
  ['日', 0, '…'],
] as const;

for (const [text, count, answer] of trimmedCharacters) {
  test(`trimWords(${JSON.stringify(text)}, { count: ${count}, by: 'characters' }) is ${JSON.stringify(answer)}`, () => {
    assert.equal(trimWords(text, { count, by: 'characters' }), answer);
  });
}

test('trimWords keeps 55 words and ends in an ellipsis unless it is told otherwise', () => {
  assert.equal(trimWords(numbers(55)), numbers(55));
  assert.equal(trimWords(numbers(56)), `${numbers(55)}…`);
  assert.equal(trimWords(numbers(56), { more: '' }), numbers(55));
});

test('an excerpt is 20 words and " [...]" unless it is told otherwise', () => {
  assert.equal(excerpt(`<p>${numbers(20)}</p>`), numbers(20));
  assert.equal(excerpt(`<p>${numbers(20)}</p><p>21</p>`), `${numbers(20)} [...]`);
  assert.equal(excerpt(`<p>${numbers(21)}</p>`, { count: 2, more: ' →' }), '1 2 →');
});

test('an excerpt is plain text', () => {
  const html = '<p>Tom &amp; <em>Jerry</em>&rsquo;s &lt;b&gt;&nbsp;tag &#x1F680;</p>';
  assert.equal(excerpt(html), 'Tom & Jerry’s <b>\u00a0tag 🚀');
});

test('an entity is one character of an excerpt, and is never cut', () => {
  assert.equal(excerpt('<p>日&amp;本&amp;語</p>', { count: 4, by: 'characters' }), '日&本& [...]');
});

test('an excerpt has no more of a long body than of its beginning', () => {
  const start = `<p>${numbers(21)}</p>`;
  assert.equal(excerpt(start + '<p>x</p><!-- <script>'.repeat(10_000)), excerpt(start));
});

for (const [language, by] of [
  ['en', 'words'],
  ['en-US', 'words'],
  ['ko', 'words'],
  ['ja', 'characters'],
  ['ja-JP', 'characters'],
  ['JA', 'characters'],
  ['zh-Hant-TW', 'characters'],
  ['zh_CN', 'characters'],
  ['th', 'characters'],
  ['jam', 'words'],
] as const) {
  test(`an excerpt in ${language} is counted by ${by}`, () => assert.equal(wordsOrCharacters(language), by));
}

/** Words with nothing in them that HTML or PHP would see. */
const word = fc.stringMatching(/^[a-zä-ü日]{1,8}$/);

test('trimming keeps the first words, one space apart, and says whether there were more', () => {
  fc.assert(
    fc.property(
      fc.array(word),
      fc.nat(40),
      fc.constantFrom(' ', '\n', ' \t ', '<br>', '</p><p>'),
      (words, count, gap) => {
        const kept = words.slice(0, count).join(' ');
        assert.equal(trimWords(words.join(gap), { count, more: '!' }), words.length > count ? `${kept}!` : kept);
      },
    ),
  );
});

test('inline tags change no excerpt', () => {
  fc.assert(
    fc.property(fc.array(word), fc.nat(40), fc.constantFrom('words', 'characters'), (words, count, by) => {
      const marked = words.map((one) => `<em class="a > b">${one}</em>`).join(' ');
      assert.equal(excerpt(marked, { count, by }), excerpt(words.join(' '), { count, by }));
    }),
  );
});

test('an excerpt of escaped text is the text’s own', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), (parts) => {
      const text =
        parts
          .join(' ')
          .match(/[^\n\r\t ]+/g)
          ?.join(' ') ?? '';
      assert.equal(excerpt(`<p>${encode(text)}</p>`, { count: 1000 }), text);
    }),
  );
});
