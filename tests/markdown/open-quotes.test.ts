import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { readingOf } from '../../src/source/read-files.ts';
import { readPost } from '../../src/source/read-post.ts';
import { wordSources } from '../harness/words.ts';

const { value: site } = parseSite('name: T\nurl: https://t.example/\n');
assert.ok(site);
const reading = readingOf({ root: '/', site, key: 'k', words: wordSources, packs: '/' });

function told(body: string): string[] {
  const { problems } = readPost('content/posts/a.md', `---\ntitle: A\ndate: 2025-06-01\n---\n${body}\n`, reading);
  return problems
    .filter(({ message }) => message.includes('quotation mark'))
    .map(({ line, column, message }) => `${line}:${column} ${/write (.*)\.$/.exec(message)?.[1]}`);
}

test('a tag whose quotation mark is never closed is told with the tag that was meant', () => {
  for (const [body, ...expected] of [
    ['see <a href="/x>this</a>', '5:5 <a href="/x">'],
    ["a\n  <a href='/x>this</a>", "6:3 <a href='/x'>"],
    ['<img src="/a.png alt="x">'],
    ['<img src="/a.png alt=x>', '5:1 <img src="/a.png" alt=x>'],
    ['<a class="b" href="/x>y</a> and "more"', '5:1 <a class="b" href="/x">'],
    ['<div class="box>\n\nText\n\n</div>', '5:1 <div class="box">'],
    // HTML allows a > in a value, and text may look like a tag.
    ['<a title="x > y" href="/z/">a</a>'],
    ['<a href="/x">b</a> <b class="c">d</b>'],
    ['`<a href="/x>`'],
    ['```html\n<a href="/x>\n```'],
    ['a < b and c="d > e'],
  ] as const)
    assert.deepEqual(told(body), expected, body);
});
