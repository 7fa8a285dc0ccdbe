import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createConverter } from '../../src/import/html/convert.ts';
import { createTreeRenderer } from '../../src/import/html/render.ts';
import { textOf } from '../../src/markdown/from-html/tree.ts';

const convert = createConverter('https://old.example/');
const render = createTreeRenderer('https://old.example/');

/** What CommonMark 0.31.2 and GitHub Flavored Markdown say of each, in the style that we write. */
for (const [html, markdown] of [
  ['<p>a <b>bold </b>word<br>and <i>more</i></p>', 'a **bold** word\\\nand *more*'],
  ['<h2>Head</h2><p>x</p>', '## Head\n\nx'],
  ['<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>', '- a\n  - b\n  - c\n- d'],
  ['<ol start="3"><li>a</li><li>b</li></ol>', '3. a\n4. b'],
  ['<ul><li>a</li></ul><ul><li>b</li></ul>', '- a\n\n* b'],
  ['<blockquote><p>a</p><cite>Jane</cite></blockquote>', '> a\n>\n> <cite>Jane</cite>'],
  ['<p>H<sub>2</sub>O, <kbd>Ctrl</kbd></p>', 'H<sub>2</sub>O, <kbd>Ctrl</kbd>'],
  ['<pre><code class="language-php">&lt;?php\n\necho 1;\n</code></pre>', '```php\n<?php\n\necho 1;\n```'],
  ['<pre class="brush: jscript; title: x">a</pre>', '```js\na\n```'],
  ['<pre>a ``` b</pre>', '````\na ``` b\n````'],
  [
    '<table><thead><tr><th>a</th><th>b</th></tr></thead><tr><td>1|2</td><td>x<br>y</td></tr></table>',
    '| a | b |\n| - | - |\n| 1\\|2 | x<br>y |',
  ],
  [
    '<table><tr><td colspan="2">a</td></tr><tr><td>1</td><td>2</td></tr></table>',
    '<table><tbody><tr><td colspan="2">a</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
  ],
  ['<figure><img src="/a b.png" alt="A"><figcaption>Cap “x”</figcaption></figure>', '![A](</a b.png> "Cap “x”")'],
  [
    '<figure><img src="/a.png"><figcaption>Cap <a href="/x/">l</a></figcaption></figure>',
    '<figure><img src="/a.png"><figcaption>Cap <a href="/x/">l</a></figcaption></figure>',
  ],
  ['<p>typed &lt;div&gt; and [x] *y* # 1. www.a.example</p>', 'typed \\<div> and \\[x] \\*y\\* # 1. www\\.a.example'],
  ['<p>1. no list</p><p># no</p><p>[x]: /url</p>', '1\\. no list\n\n\\# no\n\n\\[x]: /url'],
  ['<p><a href="https://a.example/?a=1&amp;b=2">t</a></p>', '[t](https://a.example/?a=1&b=2)'],
  ['<p><a href="https://a.example/">https://a.example/</a></p>', '<https://a.example/>'],
  ['<p>a</p><!--more--><p>b</p>', 'a\n\n<!--more-->\n\nb'],
  [
    '<details><summary>S <b>x</b></summary><p>In</p></details>',
    '<details>\n<summary>S <strong>x</strong></summary>\n\nIn\n\n</details>',
  ],
  ['<div><p>&nbsp;</p><div><p>a</p></div></div>', 'a'],
] as const) {
  test(`${html} becomes ${JSON.stringify(markdown)}`, () => assert.equal(convert(html).markdown, markdown));
}

test('code with markup in it stays HTML, to the letter, and is told', () => {
  const { markdown, notes } = convert('<pre>a <strong>b</strong>\n\n\nc</pre>');
  assert.equal(markdown, '<pre>a <strong>b</strong>\n\n\nc</pre>');
  assert.deepEqual(notes, [{ kind: 'rawHtml', subject: '<pre>', count: 1 }]);
});

test('what no page may have is left out and told: styles and scripts in attributes', () => {
  const { markdown, notes } = convert('<p style="color:red" onclick="x()">a</p>');
  assert.equal(markdown, 'a');
  assert.deepEqual(
    notes.map(({ kind }) => kind),
    ['layoutLost', 'bodyLost'],
  );
});

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const word = fc
  .oneof(
    fc.constantFrom(
      'a',
      'word',
      '#',
      '1.',
      '-',
      '*',
      '_x_',
      '[x]',
      '[^1]',
      '`',
      '<b>',
      '&amp;',
      '|',
      '~~',
      '!',
      '>',
      '+',
      '===',
    ),
    fc.constantFrom('www.a.example', 'a@b.example', 'https://a.example/x_y', '\\', '](', '[ ]', '$1', '…', 'é'),
    fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme-ascii' }).map((text) => text.trim() || 'x'),
  )
  .map(escaped);
const plain = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const mark = fc.constantFrom('strong', 'em', 'del', 'sub', 'kbd', 'b', 'i');
const line = fc
  .array(
    fc.oneof(
      plain,
      fc.tuple(mark, plain).map(([name, text]) => `<${name}>${text}</${name}>`),
      plain.map((text) => `<code>${text}</code>`),
      plain.map((text) => `<a href="/x/">${text}</a>`),
      fc.constant('<br>'),
      fc.constant('<img src="/a.png" alt="A">'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(' '));
const block = fc.oneof(
  line.map((text) => `<p>${text}</p>`),
  plain.map((text) => `<h2>${text}</h2>`),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`),
  fc
    .array(plain, { minLength: 1, maxLength: 3 })
    .map((items) => `<ol>${items.map((item) => `<li><p>${item}</p></li>`).join('')}</ol>`),
  line.map((text) => `<blockquote><p>${text}</p></blockquote>`),
  plain.map((text) => `<pre><code>${text}\n\n  ${text}</code></pre>`),
  fc
    .tuple(plain, line, plain)
    .map(([a, b, c]) => `<table><tr><th>${a}</th><th>x</th></tr><tr><td>${b}</td><td>${c}</td></tr></table>`),
  fc.constant('<hr>'),
);

test('any text of known blocks reads as Markdown what it read as HTML', () => {
  const words = (text: string) =>
    text
      .split(/\s+/)
      .filter((one) => one !== '')
      .join(' ');
  const spaced = (html: string) =>
    html.replaceAll(/<\/?(?:p|h2|ul|ol|li|blockquote|pre|table|tr|th|td|hr|br|figure|div|thead|tbody)\b[^>]*>/g, ' $&');
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
      const html = blocks.join('');
      const { markdown, notes } = convert(html);
      assert.deepEqual(
        notes.filter(({ kind }) => kind === 'decision'),
        [],
        markdown,
      );
      assert.equal(
        words(textOf(render(markdown))).replaceAll(' ', ''),
        words(textOf(render(`<div>${spaced(html).replaceAll(/\n\n/g, '\n')}</div>`))).replaceAll(' ', ''),
      );
    }),
    { numRuns: 60 },
  );
});
