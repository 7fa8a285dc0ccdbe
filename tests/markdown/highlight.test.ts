import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { highlight } from '../../src/markdown/features/code/highlight.ts';
import { languageNames } from '../../src/markdown/features/code/languages.ts';
import type { HighlightTask } from '../harness/highlight-thread.ts';
import { load } from '../harness/html.ts';
import { colorPairs, contrast } from '../harness/oklch.ts';

/** `[keyword|const]` for `<span class="code-keyword">const</span>`. */
const examples = [
  ['ts', `const a = b.c(1, "d"); // e`, `[keyword|const] a = b.[function|c]([number|1], [string|"d"]); [comment|// e]`],
  ['js', '/a+/.test("b")', '[string|/a+/].[function|test]([string|"b"])'],
  ['rb', '"a #{b}"', '[string|"a ]#{b}[string|"]'],
  [
    'tsx',
    'let a = <B c={d}>e</B>',
    '[keyword|let] a = [tag|<][type|B][tag| ][property|c]={d}[tag|>]e[tag|</][type|B][tag|>]',
  ],
  ['py', '@a\ndef b(c): # d', '[type|@a]\n[keyword|def] [function|b](c): [comment|# d]'],
  ['golang', 'func a() error {}', '[keyword|func] [function|a]() [type|error] {}'],
  [
    'sh',
    'for a in "$b"; do',
    '[keyword|for] [variable|a] [keyword|in] [string|"][variable|$b][string|"]; [keyword|do]',
  ],
  ['json', '{"a": [1, true, "b"]}', '{[property|"a"]: [[number|1], [number|true], [string|"b"]]}'],
  ['yml', 'a: "b" # c', '[property|a]: [string|"b"] [comment|# c]'],
  ['html', '<a b="c">d</a>', '[tag|<a ][property|b][string|="c"][tag|>]d[tag|</a>]'],
  ['css', '.a { b: "c" }', '[tag|.a] { [property|b]: [string|"c"] }'],
  ['patch', '-a\n+b\n c', '[deleted|-a\n][inserted|+b\n] c'],
  ['rust', 'let a: u8 = 1;', '[keyword|let] a: [keyword|u8] = [number|1];'],
  ['sql', "SELECT a FROM 'b'", "[keyword|SELECT] a [keyword|FROM] [string|'b']"],
  ['php', '<?php echo $a;', '[keyword|<?php] [keyword|echo] [variable|$a];'],
  ['md', '# a\n**b**', '[keyword|# a]\n[bold|**b**]'],
  ['c', '#include <a.h>', '[keyword|#include] [string|<a.h>]'],
  ['console', '$ npm ci', '[keyword|$] [function|npm] ci'],
] as const;
for (const [language, code, expected] of examples) {
  test(`${language}: ${JSON.stringify(code)} is coloured`, () => {
    const html = highlight(code, language) ?? '';
    const spans = html.replaceAll(/<span class="code-(\w+)">([^<]*)<\/span>/g, '[$1|$2]');
    assert.equal(spans.replaceAll('&lt;', '<').replaceAll('&gt;', '>'), expected);
  });
}

test('every common language is known', () => {
  const common = `bash c c# c++ clojure cpp csharp css csv dart diff docker dockerfile elixir elm erlang fsharp go graphql
    groovy haskell hcl html http ini java javascript js json jsonc jsx julia kotlin latex less lua makefile markdown md
    nginx nix objective-c ocaml perl php powershell proto protobuf py python r rb rs ruby rust sass scala scss sh shell
    solidity sql svelte swift terraform toml ts tsx typescript vim vue wasm xml yaml yml zig`;
  const unknown = common.split(/\s+/).filter((language) => highlight('x', language.toUpperCase()) === null);
  assert.deepEqual(unknown, []);
});

for (const language of ['', 'text', 'mystery', 'constructor', '__proto__', '../core', 'markup-']) {
  test(`${JSON.stringify(language)} is no language, and no error`, () => assert.equal(highlight('x', language), null));
}

test('code with lines that no person wrote, or too many, is left alone', () => {
  assert.equal(highlight(`${'a'.repeat(50_000)}\nb`, 'ts'), null);
  assert.equal(highlight('a\n'.repeat(150_000), 'ts'), null);
  assert.notEqual(highlight('a\n'.repeat(2000), 'ts'), null);
});

/** A little of many languages, so that the rules of each find something. */
const polyglot = `---
title: "a"
---
#!/bin/sh
# comment <!-- comment --> /* comment */ -- comment
<p class="a" style="color: red">{{ b | c }} {% if d %}<% e %><?php echo 'f'; ?></p>
<style>a { b: c }</style><script>let g = 1.5;</script>
function h(i) { return /j/.test(\`k \${l} #{m}\`) ?? null }
def o(p): pass
\`\`\`js
const q = <R s={t}/>;
\`\`\`
$ npm run build
GET /u HTTP/1.1
@media (v) { w: x }
@@ -1 +1 @@
- y
+ z
`;
const pieces = fc.constantFrom(...(polyglot.match(/\s+|\w+|[^\w\s]/g) ?? []), ...polyglot.split(/(?<=\n)/));

test('highlighting changes no letter, and its spans are flat', () => {
  fc.assert(
    fc.property(fc.constantFrom(...languageNames()), fc.array(pieces, { maxLength: 60 }), (language, list) => {
      const code = list.join('');
      const html = highlight(code, language);
      assert.match(html ?? '', /^(?:[^<]|<span class="code-[a-z]+">[^<]+<\/span>)*$/);
      assert.equal(load(html ?? '', null, false).text(), code);
    }),
    { numRuns: 500 },
  );
});

test('a block is highlighted in the same way whatever was highlighted before it', async () => {
  const languages = languageNames();
  const orders = [languages, languages.toReversed(), languages.toSorted((a, b) => (a.slice(1) < b.slice(1) ? -1 : 1))];
  const [first, ...others] = await Promise.all(orders.map((order) => inThread({ code: polyglot, languages: order })));
  for (const other of others) assert.deepEqual(other, first);
});

async function inThread(task: HighlightTask): Promise<unknown> {
  const worker = new Worker(new URL('../harness/highlight-thread.ts', import.meta.url), { workerData: task });
  const [results]: [Record<string, string>][] = await once(worker, 'message');
  return results;
}

const styles = readFileSync(new URL('../../_includes/styles/code.css', import.meta.url), 'utf8');

test('every class has its colour', () => {
  const html = languageNames()
    .map((language) => highlight(polyglot, language))
    .join('');
  const classes = new Set([...html.matchAll(/class="(code-[a-z]+)"/g)].map((match) => match[1]));
  assert.ok(classes.size >= 10);
  for (const name of classes) assert.match(styles, new RegExp(`\\.${name}\\b[^{}]*\\{`));
});

const colors = colorPairs(styles);
const papers = ['code-paper', 'code-mark'];
for (const [name, pair] of colors) {
  if ([...papers, 'code-inserted', 'code-deleted'].includes(name)) continue;
  test(`--${name} can be read on code’s paper and on marked lines, on light and on dark`, () => {
    for (const paper of papers) {
      for (const scheme of ['light', 'dark'] as const) {
        const ratio = contrast(pair[scheme], colors.get(paper)?.[scheme] ?? pair[scheme]);
        assert.ok(ratio >= 4.5, `${paper}, ${scheme}: ${ratio}`);
      }
    }
  });
}
