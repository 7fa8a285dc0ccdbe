import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ofAttributes } from '../../src/headers/attributes.ts';
import { loadingElements, ofElement, ofText } from '../../src/headers/elements.ts';
import { FileNeeds } from '../../src/headers/needs.ts';
import type { KeptPlace, PageBytes } from '../../src/headers/page-bytes.ts';
import { Sources, siteAddress } from '../../src/headers/sources.ts';
import type { KeptText } from '../../src/model/page-text.ts';

const site = 'https://test.example/blog/';

/** The tags of a page that load, and its comments: the rule by which its bytes are read, as one expression over its text. */
const loading = new RegExp(`<!--.*?-->|<(${loadingElements.join('|')})\\b((?:[^>"']|"[^"]*"|'[^']*')*)>`, 'gis');

/** What a page needs, of its text: every tag is read, and every attribute asked for. */
function needsOfText(html: string): readonly string[] {
  const sources = new Sources(siteAddress(site));
  loading.lastIndex = 0;
  for (let tag = loading.exec(html); tag !== null; tag = loading.exec(html)) {
    const name = tag[1]?.toLowerCase();
    if (name === undefined) continue;
    const use = ofElement(name, tag[2] ?? '', sources);
    if (name !== 'script' && name !== 'style') continue;
    const rest = html.slice(loading.lastIndex);
    const length = new RegExp(`</${name}`, 'i').exec(rest)?.index ?? rest.length;
    if (use !== null) ofText(use, rest.slice(0, length), sources);
    loading.lastIndex += length;
  }
  ofAttributes(html, sources);
  return [...sources.needs].sort();
}

// Whole elements, and what can begin, end, hide or look like one.
const pieces = [
  '<script>',
  '<SCRIPT type=module>',
  '<script src="https://s.example/a.js?b&amp;c">',
  '<script type="application/ld+json">{"a":"b:c"}',
  '</script>',
  '</Script',
  '</scrip>',
  '<style>p{background:url(https://p.example/a.png)}',
  '</style>',
  '<img src="https://i.example/a.png">',
  '<IMG\nsrc=\'//j.example/a.png\' srcset="/a.png 1x, https://k.example/b.png 2x">',
  '<img src="/a.png" alt="1 > 0">',
  '<img alt="',
  "<input src='",
  '<imgs src="https://no.example/">',
  '<img_1 src="https://no.example/">',
  '<img-x src="https://odd.example/">',
  '<source src=https://v.example/a.mp4>',
  '<link rel="canonical" href="https://c.example/">',
  '<link rel="Icon nofollow" href="https://d.example/">',
  '<link rel=next srcset="https://e.example/a.png">',
  '<use href="#icon:a"/>',
  '<form action="https://f.example/">',
  '<button formaction="\\\\g.example/h">',
  '<a href="/" data-frame="https://l.example/">',
  '<a data-frame=https://m.example/>',
  '<p style="a">',
  '<p STYLE\n= b>',
  '<p\u00a0style\u2003=\u00a0b>',
  '<p style>',
  '<p onclick="a()">',
  '<p title="a"onload=b>',
  '<p title="x style=y">',
  '<code>&lt;p onclick="a"&gt;',
  'é=',
  'one = two',
  'class="a"',
  '<!--',
  '-->',
  '<!-- <img src="https://n.example/"> -->',
  '<!DOCTYPE html>',
  '<',
  '>',
  '"',
  "'",
  '=',
  '\u{1f600}',
  '\ud800',
  '\0',
  'Kelvin’s – \u212a',
];

test('the bytes of a page tell what its text does, whatever stands in it', () => {
  const found = new Set<string>();
  const files = new FileNeeds(site);
  const html = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(html, (page) => {
      const bytes = Buffer.from(page);
      const needs = files.of('index.html', () => ({ bytes, kept: [] }));
      assert.deepEqual(needs, needsOfText(bytes.toString()));
      for (const need of needs) found.add(need.split("'", 1).join());
    }),
    { numRuns: 1000 },
  );
  assert.ok(found.size > 15, `only these were met: ${[...found].join(', ')}`);
});

/** Texts that are on many of the pages. */
const keptTexts = [
  ...pieces,
  '<p>a</p>',
  '<p title="a = b">1 < 2</p>',
  '<p style="a">b</p>',
  '<img src="https://o.example/a.png"><script>a()</script>',
  '<link rel="icon" href="https://q.example/"><!-- <img src="https://n.example/"> --><use href="#icon:a"/>',
].map((text): KeptText => ({ text }));

/** A page of pieces, as it is staged. */
function pageOf(parts: readonly (string | KeptText)[]): PageBytes {
  const kept: KeptPlace[] = [];
  let text = '';
  for (const part of parts) {
    const from = Buffer.byteLength(text);
    text += typeof part === 'string' ? part : part.text;
    if (typeof part !== 'string') kept.push({ text: part, from, end: Buffer.byteLength(text) });
  }
  return { bytes: Buffer.from(text), kept };
}

test('what is known of a text that many pages have changes nothing of what is found, wherever it stands', () => {
  const files = new FileNeeds(site);
  const part = fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...keptTexts));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const page = pageOf(parts);
      assert.deepEqual(
        files.of('index.html', () => page),
        needsOfText(page.bytes.toString()),
      );
    }),
    { numRuns: 1000 },
  );
});

test('a page is read right however many tags were read before it', () => {
  const files = new FileNeeds(site);
  const page = (number: number) =>
    pageOf([`<img src="https://${number % 700}.example/a.png"><script>${number}</script>`]);
  for (let number = 0; number < 1500; number++) {
    const [image, script] = files.of('index.html', () => page(number));
    assert.equal(image, `img-src https://${number % 700}.example`);
    assert.match(script ?? '', /^script-src 'sha256-/);
    assert.deepEqual(new FileNeeds(site).of('index.html', () => page(number))[1], script);
  }
});
