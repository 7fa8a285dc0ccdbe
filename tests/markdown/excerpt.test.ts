import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeUTF8 } from 'entities/escape';
import fc from 'fast-check';
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

const characters = [
  ['', 3, ''],
  ['日本語', 3, '日本語'],
  ['日本語の', 3, '日本語!'],
  [' 日 \n 本 ', 3, '日 本'],
  ['日本 ', 2, '日本'],
  ['𠮷野家で', 3, '𠮷野家!'],
  ['<p>日<b>本</b></p><p>語</p>', 3, '日本!'],
  ['日', 0, '!'],
  // UAX #29: a number, a word of another script and a character with its marks are never cut.
  ['公開は2009年です', 6, '公開は!'],
  ['公開は2009年です', 7, '公開は2009!'],
  ['それはJavaScriptです', 5, 'それは!'],
  ['JavaScriptです', 4, 'Java!'],
  ['がが', 1, 'が!'],
] as const;

for (const [text, count, answer] of characters) {
  test(`an excerpt of ${count} characters of ${JSON.stringify(text)} is ${JSON.stringify(answer)}`, () => {
    assert.equal(excerpt(text, { count, language: 'ja', more: '!' }), answer);
  });
}

for (const language of ['zh-CN', 'ja', 'th', 'en']) {
  test(`a text without spaces is an excerpt of at most 40 characters on a site in ${language}`, () => {
    const text = language === 'th' ? 'ภาษาไทยเขียนติดกันโดยไม่มีช่องว่าง'.repeat(9) : '每个词都有它的位置。'.repeat(20);
    const kept = excerpt(`<p>${text}</p>`, { language }).replace(' [...]', '');
    const { length } = [...new Intl.Segmenter(language).segment(kept)];
    assert.ok(text.startsWith(kept) && length > 30 && length <= 40, kept);
  });
}

for (const [html, answer] of [
  ['<pre><code>let a</code></pre><p>b</p>', 'b'],
  ['<figure class="code"><figcaption class="file-name">a.ts</figcaption><pre>let a</pre></figure>\n<p>b</p>', 'b'],
  ['<div class="table-scroll"><table><tr><td><table><tr><td>a</td></tr></table>b</td></tr></table></div><p>c</p>', 'c'],
  [
    '<p>a<sup class="footnote-ref"><a href="#fn:1">[1]</a></sup>.</p><section class="footnotes" role="doc-endnotes"><ol><li>b</li></ol></section>',
    'a.',
  ],
  ['<div class="markdown-alert"><p class="markdown-alert-title">Note</p><p>a</p></div>', 'a'],
  ['<p>use <code>a</code></p><h2>b</h2><ul><li>c</li></ul><blockquote>d</blockquote>', 'use a b c d'],
  ['<pre>never closed', 'never closed'],
  [`<p>${numbers(30)}</p>\n<!--more-->\n<p>31</p>`, numbers(30)],
  ['<p>a</p><!-- more --><p>b</p>', 'a'],
  ['<p>a <!--more--> b</p>', 'a'],
  ['<p>a</p><!--more Read on--><p>b</p>', 'a'],
  ['<p>a</p><!-- truncate --><p>b</p>', 'a'],
  ['<p>a</p><!-- more of this later --><p>b</p>', 'a b'],
  ['<p>a</p><pre>&lt;!--more--&gt;</pre><p>b</p>', 'a b'],
  ['<!--more--><p>a</p>', 'a'],
  ['<pre>a</pre><!--more--><p>b</p>', 'b'],
  [
    '<nav class="contents" aria-label="Contents">\n<ul>\n<li><a href="#a">A</a></li>\n</ul>\n</nav>\n<p>Text.</p>',
    'Text.',
  ],
] as const) {
  test(`the excerpt of ${html.slice(0, 60)} is ${answer.slice(0, 20)}`, () => assert.equal(excerpt(html), answer));
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
  assert.equal(excerpt('<p>日&amp;本&amp;語</p>', { count: 4, language: 'ja' }), '日&本& [...]');
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
    fc.property(fc.array(word), fc.nat(40), fc.constantFrom('en', 'ja'), (words, count, language) => {
      const marked = words.map((one) => `<em class="a > b">${one}</em>`).join(' ');
      assert.equal(excerpt(marked, { count, language }), excerpt(words.join(' '), { count, language }));
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
      assert.equal(excerpt(`<p>${escapeUTF8(text)}</p>`, { count: 1000 }), text);
    }),
  );
});

// HTML's named character references (13.5): HTML 4 gave the two brackets other characters, and half a pair is none.
test('entities in an excerpt are what the standard of HTML says', () => {
  assert.equal(excerpt('<p>&lang;a&rang; &notit; &#128; &#xd83c;</p>', { count: 10 }), '⟨a⟩ ¬it; € \ufffd');
});
