import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, told } from '../harness/markdown.ts';
import { assertAllContained, assertContained } from '../harness/raw-html.ts';

/** What a body leaves open, and the name of what is told; the right end is where the body ends. */
const open = [
  ['<div>', 'unclosed-tag'],
  ['<section><div class="a">', 'unclosed-tag'],
  ['<!--', 'unfinished-html'],
  ['<div>\n<!-- never closed', 'unfinished-html'],
  ['<?php', 'unfinished-html'],
  ['<![CDATA[', 'unfinished-html'],
  ['<textarea>', 'unclosed-tag'],
  ['<style>', 'unclosed-tag'],
  ['<script>', 'unclosed-tag'],
  ['<title>', 'unclosed-tag'],
  ['<select><option>', 'unclosed-tag'],
  ['<table><tr><td>', 'unclosed-tag'],
  ['<table>', 'unclosed-tag'],
  ['<svg><g>', 'unclosed-tag'],
  ['<svg><foreignObject><p>', 'unclosed-tag'],
  ['<math><mi>', 'unclosed-tag'],
  ['<iframe src="https://a.example/">', 'unclosed-tag'],
  ['<details><summary>x', 'unclosed-tag'],
  ['<template><div>', 'unclosed-tag'],
  ['<xmp>', 'unclosed-tag'],
  ['<noscript>', 'unclosed-tag'],
  ['<plaintext>', 'page-tag'],
  ['<button>', 'unclosed-tag'],
  ['<form>', 'unclosed-tag'],
  ['<a href="/x">', 'unclosed-tag'],
  ['some <b>bold', 'unclosed-tag'],
  ['some <span title="a">x', 'unclosed-tag'],
  ['<div class="never closed', 'unfinished-html'],
  ["<div class='never closed>", 'unfinished-html'],
  ['<p', 'unfinished-html'],
  ['<body class="x">', 'page-tag'],
  ['<base href="https://elsewhere.example/">', 'page-tag'],
  ['</div></div></article></main></body></html>', 'stray-tag'],
  ['text</section> more', 'stray-tag'],
  ['</table>', 'stray-tag'],
] as const;
for (const [written, rule] of open) {
  for (const before of ['', 'Text.\n\n', '- item\n\n']) {
    const markdown = `${before}${written}`;
    test(`what follows a body that ends in ${JSON.stringify(markdown)} is not part of it, and its line is told`, () => {
      assertContained(html(markdown));
      const lines = before.split('\n').length;
      assert.ok(
        told(markdown).some((one) => one.startsWith(`${lines}:`) || one.startsWith(`${lines + 1}:`)),
        told(markdown).join(),
      );
      assert.ok(told(markdown).some((one) => one.endsWith(` ${rule}`)));
    });
  }
}

const sound = [
  '<div>\n\n*a*\n\n</div>',
  '<details><summary>a</summary>\n\n- b\n\n</details>',
  '<p align="center">\n  <b>a</b><br>\n  <br/>\n</p>',
  '<table><tr><td>a<td>b<tr><td>c</table>',
  '<ul><li>a<li>b</ul>',
  '<svg viewBox="0 0 1 1"><path d="M0 0"/><g><circle r="1"/></g></svg>',
  'a <kbd>b</kbd> <sup><a href="/c">d</a></sup>',
  '<!-- a --> b <!-->',
  '<video controls src="a.mp4"></video>',
  '<DIV CLASS="a">b</DIV>',
  '<script>\nconst a = "</div>";\n</script>',
];
for (const markdown of sound) {
  test(`${JSON.stringify(markdown)} has nothing that is told, and stays as it is`, () => {
    assert.deepEqual(told(markdown), []);
    for (const [tag] of markdown.matchAll(/<\/?[a-z]+/gi)) assert.ok(html(markdown).includes(tag));
    assertContained(html(markdown));
  });
}

const mended = [
  ['a <i>b', '<p>a <i>b</p>\n</i>'],
  ['<a name="x"/>\n\nText.', '<a name="x"/></a>\n<p>Text.</p>'],
  ['<div/>', '<div/></div>'],
  ['a</b> c', '<p>a c</p>'],
  ['<div>\n</span>\n</div>', '<div>\n\n</div>'],
  ['<P is less than Q\n\nText.', '&lt;P is less than Q\n<p>Text.</p>'],
  ['<div>\n<!-- a\n\nb -->\n</div>', '<div>\n<!-- a -->\n<p>b --&gt;</p>\n</div>'],
  ['a<plaintext>b', '<p>ab</p>'],
] as const;
for (const [markdown, expected] of mended) {
  test(`${JSON.stringify(markdown)} becomes ${expected}`, () => assert.equal(html(markdown), expected));
}

const places = [
  ['Text.\n\n> - x <b>y', ['3:7 unclosed-tag']],
  ['<div>\n  <span>a</div>', ['2:3 unclosed-tag']],
  ['a </i> <i>b</i> </i>', ['1:3 stray-tag', '1:17 stray-tag']],
  ['<p\n  style="a" onclick="b">x</p>', ['1:1 forbidden-attribute', '1:1 forbidden-attribute']],
  ['a <img src="a.png" alt="" style="b">', ['1:3 forbidden-attribute']],
  ['<html><head></head><body>a</body></html>', ['1:1 page-tag', '1:7 page-tag', '1:20 page-tag']],
] as const;
for (const [markdown, expected] of places) {
  test(`of ${JSON.stringify(markdown)} ${expected.join(' and ')} are told`, () =>
    assert.deepEqual(told(markdown), expected));
}

test('no raw HTML whatever reaches what follows it', () => {
  assertAllContained(500);
});
