import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileFault } from '../../src/files/fault.ts';
import type { IncludeText } from '../../src/markdown/environment.ts';
import { promptLengths } from '../../src/markdown/features/code/terminal.ts';
import { createRenderer } from '../../src/markdown/render.ts';
import { load } from '../harness/html.ts';
import { html, render, told } from '../harness/markdown.ts';

const fenced = (info: string, code: string) => `\`\`\`${info}\n${code}\n\`\`\``;

/** What the button copies: `scripts/copy.js` leaves these out. */
function copied(markdown: string): string {
  const $ = load(html(markdown));
  $('.prompt, .sign, del.line').remove();
  return $('code').text();
}

test('a diff in a language has the colours of the language, and is copied as what comes of it', () => {
  const markdown = fenced('diff-js', ' let a;\n-const b = 1;\n+const b = 2;');
  const $ = load(html(markdown));
  assert.equal($('del.line').text(), '-const b = 1;\n');
  assert.equal($('ins.line').text(), '+const b = 2;\n');
  assert.equal($('ins .code-keyword').text(), 'const');
  assert.equal($('figure').attr('data-language'), 'JavaScript');
  assert.equal(copied(markdown), 'let a;\nconst b = 2;\n');
});

test('lines are told to be put in or taken away by the fence, or by comments that nobody sees', () => {
  const byFence = html(fenced('js ins={2} del={1}', 'a\nb'));
  const byComments = html(fenced('js', 'a // [!code --]\nb // [!code ++]'));
  assert.equal(byComments, byFence);
  assert.deepEqual([load(byFence)('del').text(), load(byFence)('ins').text()], ['-a\n', '+b\n']);
});

test('comments of Docusaurus mark lines, and stay where code shows how they are written', () => {
  const code = 'a\n// highlight-next-line\nb\n// highlight-start\nc\nd\n// highlight-end\ne';
  const $ = load(html(fenced('js', code)));
  assert.equal($('code').text(), 'a\nb\nc\nd\ne\n');
  assert.equal($('mark').text(), 'b\nc\nd\n');
  assert.equal(load(html(fenced('md', code)))('code').text(), `${code}\n`);
});

test('words are marked wherever they stand, across the pieces that have colours', () => {
  const $ = load(html(fenced('js /b("/ /&/', 'a = b("c") & b("d");')));
  assert.equal($('code').text(), 'a = b("c") & b("d");\n');
  assert.equal($('mark.word').text(), 'b("&b("');
});

test('numbers of lines are no text', () => {
  const $ = load(html(fenced('js showLineNumbers=7 {2}', 'a\n\nb')));
  assert.equal($('code').text(), 'a\n\nb\n');
  const numbers = $('.line-number').toArray();
  assert.deepEqual(
    numbers.map((one) => $(one).attr('data-line')),
    ['7', '8', '9'],
  );
  assert.equal($('mark .line-number').attr('data-line'), '8');
});

test('a site may number all lines but those of terminals, and a block may be without', () => {
  const of = (markdown: string) => load(html(markdown, { lineNumbers: true }))('.line-number').length;
  assert.deepEqual(
    [fenced('js', 'a'), fenced('js nolinenumbers', 'a'), fenced('console', '$ a'), 'a'].map(of),
    [1, 0, 0, 0],
  );
});

test('prompts of a terminal are set apart, and not copied', () => {
  const markdown = fenced('console', '$ npm ci \\\n> --omit dev\nadded 3\n$ # done');
  assert.equal(load(html(markdown))('figure').attr('class'), 'code terminal');
  assert.equal(copied(markdown), 'npm ci \\\n--omit dev\nadded 3\n# done\n');
  assert.equal(copied(fenced('sh', '$ ls')), 'ls\n');
  assert.equal(load(html(fenced('sh', 'ls')))('.terminal, .prompt').length, 0);
});

const prompts = [
  ['$ ls', 2],
  ['# ls', 2],
  ['user@host:~/a b$ ls', 17],
  ['(venv) ~/site $ ls', 16],
  ['PS C:\\Users> dir', 13],
  ['C:\\> dir', 5],
  ['>>> print(1)', 4],
  ['costs 5 $ or so', 0],
  ['> quoted', 0],
  ['total $5', 0],
] as const;
for (const [line, length] of prompts) {
  test(`${line} begins with a prompt of ${length} characters`, () => assert.deepEqual(promptLengths([line]), [length]));
}

test('`#` begins a comment where another prompt is in the block', () => {
  assert.deepEqual(promptLengths(['# a comment', '$ ls']), [0, 2]);
});

test('a folded block has its button and its name', () => {
  const $ = load(html(fenced('js a.js collapse', 'a')));
  assert.equal($('details > summary').text(), 'Show the code a.js');
  assert.equal($('details > figure figcaption').text(), 'a.js');
});

test('JavaScript with elements in it is read as JSX', () => {
  const $ = load(html(fenced('js', 'const a = <Card title={b}>c</Card>;')));
  assert.equal($('.code-type').text(), 'CardCard');
  assert.equal(load(html(fenced('js', 'a < b && c > d')))('.code-tag').length, 0);
});

const languages =
  'bicep hlsl cypher odin haml pug rescript regex abnf ebnf kusto cue jq plant-uml log splunk-spl xquery';
test('what Prism knows of rarer languages is known', () => {
  for (const language of languages.split(' ')) {
    const $ = load(html(fenced(language, 'a = "b" 1')));
    assert.ok($('code [class^=code-]').length > 0 || ['haml', 'pug', 'regex'].includes(language), language);
    assert.match($('figure').attr('data-language') ?? '', /^[A-Z]/);
  }
});

/** Renders with files by their paths. */
function withFiles(markdown: string, files: Readonly<Record<string, string | FileFault>>) {
  const include: IncludeText = (path) => {
    const file = files[path] ?? { kind: 'missing' };
    const at = `content/posts/${path}`;
    return typeof file === 'string' ? { text: file, path: at } : { fault: file, path: at };
  };
  const body = createRenderer({ url: 'https://test.example/', highlighting: false })(markdown, 5, {
    math: false,
    embeds: false,
    include,
  });
  return {
    $: load(body.parts.join('')),
    told: body.findings.map(({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`),
  };
}

test('a block shows lines of a file, without the indentation that all of them have', () => {
  const { $, told: problems } = withFiles(fenced('include="./a.ts" lines="2-4" showLineNumbers', ''), {
    './a.ts': 'a\n  b\n\n    c\nd\n',
  });
  assert.equal($('code').text(), 'b\n\n  c\n');
  assert.equal($('code').attr('class'), 'language-ts');
  assert.equal($('figcaption').text(), 'a.ts');
  assert.equal($('.line-number').attr('data-line'), '1');
  assert.deepEqual(problems, []);
});

test('numbers of included lines are those of the file where the site numbers all', () => {
  const include: IncludeText = () => ({ text: 'a\nb\nc', path: 'content/posts/a.ts' });
  const render = createRenderer({ url: 'https://test.example/', highlighting: false, lineNumbers: true });
  const { parts } = render(fenced('include=a.ts lines=2-3', ''), 1, { math: false, embeds: false, include });
  assert.equal(load(parts.join(''))('.line-number').attr('data-line'), '2');
});

test('a file that is not there, is elsewhere or too short is told where it is named', () => {
  const { told: problems } = withFiles(
    [
      fenced('ts include="./no.ts"', ''),
      fenced('ts include="../../x" title=x', ''),
      fenced('include=a.ts lines="3-9"', 'text'),
    ].join('\n\n'),
    { '../../x': { kind: 'outside' }, 'a.ts': 'a\nb\nc\n' },
  );
  assert.deepEqual(
    problems.map((one) => one.split(' ').slice(0, 2).join(' ')),
    ['5:16 missing-include', '9:16 outside-content', '13:12 code-beside-include', '13:17 lacking-lines'],
  );
  assert.match(problems[3] ?? '', /a\.ts has 3 lines: write lines="1-3", or fewer\.$/);
});

test('what needs a style sheet of its own says so', () => {
  const of = (markdown: string) => render(markdown).features;
  for (const markdown of [fenced('js {1}', 'a'), fenced('js title=a.js', 'a'), '    a', 'a'])
    assert.deepEqual(of(markdown), []);
  for (const info of ['js showLineNumbers', 'diff-js', 'console', 'js collapse', 'js /a/'])
    assert.deepEqual(of(fenced(info, '$ a\n+a')), ['code']);
});

test('words behind a fence that mean nothing are told', () => {
  assert.deepEqual(told(fenced('js colapse', 'a')), ['1:7 unknown-fence-word']);
});
