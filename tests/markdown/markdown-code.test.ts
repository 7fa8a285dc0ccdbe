import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fenceInfo } from '../../src/markdown/features/fence-info.ts';
import { load } from '../harness/html.ts';
import { html, render, told } from '../harness/markdown.ts';

const block = (code: string, attributes = '', caption = '', name = 'Code') =>
  `<figure class="code">${caption}<pre role="group" aria-label="${name}" tabindex="0"><code${attributes}>${code}</code></pre></figure>`;
const file = (name: string) => `<figcaption class="file-name">${name}</figcaption>`;

const blocks = [
  ['```\na < b && "c"\n```', block('a &lt; b &amp;&amp; "c"\n')],
  ['    indented', block('indented\n')],
  ['```\n```', block('')],
  ['~~~ mystery\n{{ a }}\n~~~', block('{{ a }}\n', ' class="language-mystery"')],
  ['```c++ extra words\n```', block('', ' class="language-c++"')],
  ['```"><b>\n```', block('', ' class="language-&quot;&gt;&lt;b&gt;"')],
  ['``` a\\_b&auml;\n```', block('', ' class="language-a_bä"')],
  ['``` {.ts}\n```', block('', ' class="language-ts"')],
  [
    '```js title="src/a &amp; b.js"\n1\n```',
    block('<span class="code-number">1</span>\n', ' class="language-js"', file('src/a &amp; b.js'), 'src/a &amp; b.js'),
  ],
  ["```text title='a b.txt'\n```", block('', ' class="language-text"', file('a b.txt'), 'a b.txt')],
  [
    '```text file=a.txt {1}\nx\n```',
    block('<mark class="line">x\n</mark>', ' class="language-text"', file('a.txt'), 'a.txt'),
  ],
  ['```text title=""\n```', block('', ' class="language-text"')],
  ['```text subtitle="x"\n```', block('', ' class="language-text"')],
  ['```text{2}\na\nb\nc\n```', block('a\n<mark class="line">b\n</mark>c\n', ' class="language-text"')],
  [
    '```text {1-2, 4,9-7,0,99999-999999}\na\nb\nc\nd\n```',
    block(
      '<mark class="line">a\n</mark><mark class="line">b\n</mark>c\n<mark class="line">d\n</mark>',
      ' class="language-text"',
    ),
  ],
  [
    '```js {2}\n/* a\nb\nc */\n```',
    block(
      '<span class="code-comment">/* a</span>\n<mark class="line"><span class="code-comment">b</span>\n</mark><span class="code-comment">c */</span>\n',
      ' class="language-js"',
    ),
  ],
] as const;
for (const [markdown, expected] of blocks) {
  test(`${JSON.stringify(markdown)} is a block of code`, () => assert.equal(html(markdown), expected));
}

const fences = [
  ['rust,no_run', 'rust', null, [], []],
  ['rust,ignore,should_panic', 'rust', null, [], []],
  ['js{1,3}', 'js', null, [1, 3], []],
  ['{1,3}', '', null, [1, 3], []],
  ['{.python .numberLines startFrom="5"}', 'python', null, [], ['.numberLines', 'startFrom="5"']],
  ['{ .yaml title="a b" hl_lines="2 4-5" }', 'yaml', 'a b', [2, 4, 5], []],
  ['go {hl_lines=[2,"4-5"],linenostart=199}', 'go', null, [2, 4, 5], ['linenostart=199']],
  ['go hl_lines=[1,3]', 'go', null, [1, 3], []],
  ['js linenos=table', 'js', null, [], ['linenos=table']],
  ['js {linenos=false}', 'js', null, [], []],
  ['ts filename=a.ts mark={2} showLineNumbers', 'ts', 'a.ts', [2], ['showLineNumbers']],
  ['c++ {2}', 'c++', null, [2], []],
  ['js:src/a.js', 'js', 'src/a.js', [], []],
  ['js:title=src/a.js', 'js', 'src/a.js', [], []],
  ['title="a.txt"', '', 'a.txt', [], []],
  ['r setup, echo=FALSE', 'r', null, [], ['setup', 'echo=FALSE']],
] as const;
for (const [info, language, title, marked, unknown] of fences) {
  test(`a fence of ${info} is ${language || 'without a language'}, and tells what it does not know`, () => {
    assert.deepEqual(fenceInfo(info), { language, title, marked: new Set(marked), unknown });
  });
}

test('what a fence does not know is told at its place', () => {
  assert.deepEqual(told('Text.\n\n- item\n  ```js {1} linenos=table\n  a\n  ```'), ['4:13 unknown-fence-word']);
});

test('marking lines changes no letter of the code', () => {
  const code = 'const a = `one\n  two`\n + /* c\n\n*/ "d";\n\n// end\n';
  const plain = load(html(`\`\`\`ts\n${code}\`\`\``))('code').text();
  const marked = load(html(`\`\`\`ts {1-4,7}\n${code}\`\`\``))('code');
  assert.equal(plain, code);
  assert.equal(marked.text(), code);
  assert.deepEqual(
    marked
      .find('mark.line')
      .toArray()
      .map((line) => load(line).text()),
    code.split(/(?<=\n)/).filter((_, index) => [0, 1, 2, 3, 6].includes(index)),
  );
});

test('a site that switches highlighting off gets the code alone', () => {
  assert.equal(html('```js\nlet a\n```', { highlighting: false }), block('let a\n', ' class="language-js"'));
});

const counts = [
  ['', 0],
  ['One two, three: `four` & – !', 4],
  ['a*b*c [d e](x) ![f](y)', 3],
  ["it's a well-known e.g.\nnext  line", 6],
  ['# Head\n\n- item\n- [ ] task\n\n> [!NOTE]\n> quoted', 4],
  ['| a | b |\n| - | - |\n| c | |', 3],
  ['```js\nnot counted\n```\n\n    nor this', 0],
  ['x[^1]\n\n[^1]: two words', 3],
  ['<p>In HTML <b title="no">two</b></p>\n\n<script>not this</script>\n\n<!-- nor this -->', 3],
  ['東京の新聞 2 紙', 7],
  ['한국어 문장', 2],
  ['Ελληνικά κείμενα, עברית 3.14', 4],
  ['a\u00a0b\tc\u2003d\u3000e', 5],
  ['“quoted” – it’s…', 2],
  ['👩🏽‍💻 !!! ¡½!', 1],
] as const;
for (const [markdown, words] of counts) {
  test(`${JSON.stringify(markdown)} has ${words} words`, () => assert.equal(render(markdown).words, words));
}

test('the words that Markdown adds can be in another language', () => {
  const labels = {
    note: 'Hinweis <b>',
    tip: 'Tipp',
    important: 'Wichtig',
    warning: 'Warnung',
    caution: 'Vorsicht',
    code: 'Code',
    table: 'Tabelle',
    footnotes: 'Fußnoten',
    backToReference: (reference: string) => `Zurück zu ${reference}`,
  };
  const $ = load(html('> [!NOTE]\n> a[^1]\n\n[^1]: b\n\n| |\n| - |\n| c |', { labels }));
  assert.equal($('.markdown-alert-title').text(), 'Hinweis <b>');
  assert.deepEqual(
    ['.footnotes', '.footnote-backref', '.table-scroll'].map((selector) => $(selector).attr('aria-label')),
    ['Fußnoten', 'Zurück zu 1', 'Tabelle'],
  );
});
