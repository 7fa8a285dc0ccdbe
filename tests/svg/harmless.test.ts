import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { harmlessSvg } from '../../src/svg/harmless.ts';

const open = '<svg width="20" height="10" viewBox="0 0 20 10" xmlns="http://www.w3.org/2000/svg">';

function harmless(inside: string): string {
  const file = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" viewBox="0 0 20 10">${inside}</svg>`;
  const { text } = harmlessSvg(Buffer.from(file));
  assert.ok(text.startsWith('<svg ') && text.endsWith('</svg>\n'));
  return text.slice(text.indexOf('>') + 1, -'</svg>\n'.length);
}

const drawings = [
  '<path d="M1 1L2 2" fill="none" stroke-width=".5"/>',
  '<g transform="scale(2)"><text x="1">A &lt; B</text></g>',
  '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs><rect fill="url(#a)"/>',
  '<use href="#a"/>',
  '<image href="data:image/png;base64,iVBORw0KGgo="/>',
  '<style>.a{fill:url(#b)}</style>',
  '<animate attributeName="x" from="0" to="5" dur="1s"/>',
];
for (const drawing of drawings) {
  test(`an SVG keeps ${drawing}`, () => assert.equal(harmless(drawing), drawing));
}

for (const [attack, rest] of [
  ['<script>alert(1)</script>', ''],
  ['<script href="https://example.com/a.js"/>', ''],
  ['<SCRIPT>alert(1)</SCRIPT>', ''],
  ['<svg:script>alert(1)</svg:script>', ''],
  ['<g><script><g>alert(1)</g></script><path d="M0 0"/></g>', '<g><path d="M0 0"/></g>'],
  ['<rect onload="alert(1)" width="1"/>', '<rect width="1"/>'],
  ['<rect ONCLICK="alert(1)"/>', '<rect/>'],
  ['<foreignObject><iframe src="https://example.com"></iframe></foreignObject>', ''],
  ['<a href="javascript:alert(1)"><path d="M0 0"/></a>', '<path d="M0 0"/>'],
  ['<use href="https://example.com/a.svg#a"/>', '<use/>'],
  ['<use xlink:href="data:image/svg+xml,&lt;svg/>"/>', '<use/>'],
  ['<image href="https://example.com/a.png"/>', '<image/>'],
  ['<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', '<image/>'],
  ['<set attributeName="href" to="javascript:alert(1)"/>', ''],
  ['<animate attributeName="onclick" values="alert(1)"/>', ''],
  ['<rect fill="url(https://example.com/a.svg#b)"/>', '<rect/>'],
  ['<rect style="background:url( &quot;https://example.com&quot;)"/>', '<rect/>'],
  ['<rect style="fill:u\\72l(//example.com)"/>', '<rect/>'],
  ['<style>@import "https://example.com/a.css";</style>', '<style></style>'],
  ['<style>@im<!-- -->port "https://example.com/a.css";</style>', '<style></style>'],
  ['<style><![CDATA[a{fill:url(//example.com)}]]></style>', '<style></style>'],
  [
    '<style><![CDATA[</style><script>alert(1)</script>]]></style>',
    '<style>&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;</style>',
  ],
  ['<?xml-stylesheet href="https://example.com/a.css"?>', ''],
  ['<metadata><rdf:RDF>me</rdf:RDF></metadata>', ''],
  ['<text>&#60;script&#62;</text>', '<text>&lt;script&gt;</text>'],
] as const) {
  test(`an SVG loses what acts or fetches in ${attack}`, () => assert.equal(harmless(attack), rest));
}

for (const [attributes, size] of [
  ['width="40" height="30"', [40, 30]],
  ['width="40px" height="30.4px"', [40, 30]],
  ['width="1in" height="10mm"', [96, 38]],
  ['viewBox="0 0 64 32"', [64, 32]],
  ['viewBox="0,0,64,32" width="128"', [128, 64]],
  ['viewBox="0 0 64 32" height="8"', [16, 8]],
  ['width="100%" height="100%" viewBox="0 0 64 32"', [64, 32]],
  ['', [300, 150]],
] as const) {
  test(`an SVG with ${attributes || 'no size'} is ${size.join(' by ')} pixels and says so itself`, () => {
    const { width, height, text } = harmlessSvg(Buffer.from(`<svg ${attributes}></svg>`));
    assert.deepEqual([width, height], size);
    assert.match(text, new RegExp(` width="${width}" height="${height}"`));
    assert.match(text, / viewBox="/);
  });
}

test('what was made harmless once stays as it is', () => {
  for (const drawing of drawings) {
    const { text } = harmlessSvg(Buffer.from(`${open}${drawing}</svg>`));
    assert.equal(harmlessSvg(Buffer.from(text)).text, text);
  }
});

for (const [what, file] of [
  ['a tag that is not closed', '<svg><g></svg>'],
  ['a closing tag too many', '<svg></g></svg>'],
  ['an end that is missing', '<svg><g></g>'],
  ['two roots', '<svg></svg><svg></svg>'],
  ['another root', '<html></html>'],
  ['entities of its own', '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'],
  ['an attribute without quotes', '<svg width=20></svg>'],
  ['a thousand groups in one another', `<svg>${'<g>'.repeat(1000)}${'</g>'.repeat(1000)}</svg>`],
  ['nothing', ''],
] as const) {
  test(`an SVG with ${what} is refused`, () => assert.throws(() => harmlessSvg(Buffer.from(file))));
}

test('whatever is put together from tags, nothing that acts comes out', () => {
  const piece = fc.constantFrom(
    ...['<g>', '</g>', '<script>', '</script>', '<style>', '</style>', '<!--', '-->', '<![CDATA[', ']]>', '<a href="'],
    ...[
      'javascript:x',
      '">',
      "'",
      '<path onload="x"/>',
      '@import',
      'url(//x)',
      '&lt;',
      '<set attributeName="href"/>',
      '/>',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      let text = '';
      try {
        text = harmless(pieces.join(''));
      } catch {
        return;
      }
      const tags = (text.match(/<[^>]*>/g) ?? []).join('');
      assert.doesNotMatch(tags, /<script|<a[\s>]|\son\w+=|="javascript:|<set/);
      assert.doesNotMatch(text.replaceAll(/<text>.*?<\/text>/g, ''), /<style>[^<]*(@import|url\(\/)/);
    }),
    { numRuns: 500 },
  );
});
