import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../src/i18n/en.ts';
import { type FenceInfo, fenceInfo } from '../../src/markdown/features/code/fence-info.ts';
import { load } from '../harness/html.ts';
import { html, render, told } from '../harness/markdown.ts';

const block = (code: string, attributes = '', caption = '', name = 'Code', language = '') =>
  `<figure class="code"${language === '' ? '' : ` data-language="${language}"`}>${caption}<pre role="group" aria-label="${name}" tabindex="0"><code${attributes}>${code}</code></pre></figure>`;
const file = (name: string) => `<figcaption class="file-name">${name}</figcaption>`;

const blocks = [
  ['```\na < b && "c"\n```', block('a &lt; b &amp;&amp; "c"\n')],
  ['    indented', block('indented\n')],
  ['```\n```', block('')],
  ['~~~ mystery\n{{ a }}\n~~~', block('{{ a }}\n', ' class="language-mystery"', '', 'Code', 'mystery')],
  ['```c++ extra words\n```', block('', ' class="language-c++"', '', 'Code', 'c++')],
  ['```"><b>\n```', block('', ' class="language-&quot;&gt;&lt;b&gt;"', '', 'Code', '&quot;&gt;&lt;b&gt;')],
  ['``` a\\_b&auml;\n```', block('', ' class="language-a_bä"', '', 'Code', 'a_bä')],
  ['``` {.ts}\n```', block('', ' class="language-ts"', '', 'Code', 'TypeScript')],
  [
    '```js title="src/a &amp; b.js"\n1\n```',
    block(
      '<span class="code-number">1</span>\n',
      ' class="language-js"',
      file('src/a &amp; b.js'),
      'src/a &amp; b.js',
      'JavaScript',
    ),
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
      '',
      'Code',
      'JavaScript',
    ),
  ],
] as const;
for (const [markdown, expected] of blocks) {
  test(`${JSON.stringify(markdown)} is a block of code`, () => assert.equal(html(markdown), expected));
}

/** A fence's line with what is understood of it beside its language; unknown words come last. */
const fences: readonly (readonly [string, string, Partial<FenceInfo>, ...string[]])[] = [
  ['rust,no_run', 'rust', {}],
  ['rust,ignore,should_panic', 'rust', {}],
  ['js{1,3}', 'js', { marked: new Set([1, 3]) }],
  ['{1,3}', '', { marked: new Set([1, 3]) }],
  // Pandoc
  ['{.python .numberLines startFrom="5"}', 'python', { firstNumber: 5 }],
  ['{ .yaml title="a b" hl_lines="2 4-5" }', 'yaml', { title: 'a b', marked: new Set([2, 4, 5]) }],
  // Hugo
  ['go {hl_lines=[2,"4-5"],linenostart=199}', 'go', { marked: new Set([2, 4, 5]), firstNumber: 199 }],
  ['go hl_lines=[1,3]', 'go', { marked: new Set([1, 3]) }],
  ['js linenos=table', 'js', { firstNumber: 1 }],
  ['js {linenos=false}', 'js', { firstNumber: false }],
  // Docusaurus, Astro, Next
  ['ts filename=a.ts mark={2} showLineNumbers', 'ts', { title: 'a.ts', marked: new Set([2]), firstNumber: 1 }],
  ['ts showLineNumbers{12}', 'ts', { firstNumber: 12 }],
  ['ts noLineNumbers', 'ts', { firstNumber: false }],
  ['js ins={2-3} del={1}', 'js', { inserted: new Set([2, 3]), deleted: new Set([1]) }],
  ['js "one word" /two/ {3}', 'js', { words: ['one word', 'two'], marked: new Set([3]) }],
  ['diff lang="js"', 'js', { isDiff: true }],
  ['js collapse', 'js', { isFolded: true }],
  // VitePress
  ['ts:line-numbers=2 {1} [a.ts]', 'ts', { firstNumber: 2, marked: new Set([1]), label: 'a.ts' }],
  ['ts:no-line-numbers', 'ts', { firstNumber: false }],
  // Eleventy
  ['diff-js', 'js', { isDiff: true }],
  ['diff', 'diff', {}],
  // MkDocs
  ['py linenums="3"', 'py', { firstNumber: 3 }],
  ['c++ {2}', 'c++', { marked: new Set([2]) }],
  // Gatsby
  ['js:src/a.js', 'js', { title: 'src/a.js' }],
  ['js:title=src/a.js', 'js', { title: 'src/a.js' }],
  // A name by its place
  ['ruby app/models/a.rb', 'ruby', { title: 'app/models/a.rb' }],
  ['sh ~/.bashrc', 'sh', { title: '~/.bashrc' }],
  ['sh /etc/nginx/nginx.conf', 'sh', { title: '/etc/nginx/nginx.conf' }],
  ['docker Dockerfile {1}', 'docker', { title: 'Dockerfile', marked: new Set([1]) }],
  ['title="a.txt"', '', { title: 'a.txt' }],
  ['ts include="./a.ts" lines="3-20"', 'ts', { include: { path: './a.ts', lines: { from: 3, to: 20 } } }],
  ['include=a.ts lines=5-', '', { include: { path: 'a.ts', lines: { from: 5, to: null } } }],
  ['ts lines="3-4"', 'ts', { marked: new Set([3, 4]) }],
  ['dot alt="Two steps" code', 'dot', { alt: 'Two steps', isCode: true }],
  ['ts alt="Two steps" code', 'ts', {}, 'alt="Two steps"', 'code'],
  ['r setup, echo=FALSE', 'r', {}, 'setup', 'echo=FALSE'],
];
const nothing: FenceInfo = {
  language: '',
  isDiff: false,
  title: null,
  label: null,
  marked: new Set(),
  inserted: new Set(),
  deleted: new Set(),
  words: [],
  firstNumber: null,
  isFolded: false,
  alt: null,
  isCode: false,
  include: null,
  unknown: [],
};
for (const [info, language, understood, ...unknown] of fences) {
  test(`a fence of ${info} is ${language || 'without a language'}, and tells what it does not know`, () => {
    assert.deepEqual(fenceInfo(info), { ...nothing, language, ...understood, unknown });
  });
}

test('what a fence does not know is told at its place', () => {
  assert.deepEqual(told('Text.\n\n- item\n  ```js {1} linenoz=table\n  a\n  ```'), ['4:13 unknown-fence-word']);
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
  assert.equal(
    html('```js\nlet a\n```', { highlighting: false }),
    block('let a\n', ' class="language-js"', '', 'Code', 'JavaScript'),
  );
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
    ...en.markdown,
    note: 'Hinweis <b>',
    table: 'Tabelle',
    footnotes: 'Fußnoten',
    footnote: (number: number) => `Fußnote ${number}`,
    backToReference: (reference: string) => `Zurück zu ${reference}`,
  };
  const $ = load(html('> [!NOTE]\n> a[^1]\n\n[^1]: b\n\n| |\n| - |\n| c |', { labels }));
  assert.equal($('.markdown-alert-title').text(), 'Hinweis <b>');
  assert.deepEqual(
    ['.footnotes', '.footnote-backref', '.table-scroll'].map((selector) => $(selector).attr('aria-label')),
    ['Fußnoten', 'Zurück zu 1', 'Tabelle'],
  );
});
