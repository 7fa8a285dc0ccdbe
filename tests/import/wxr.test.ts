import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { AmpersandMender } from '../../src/import/wordpress/wxr/ampersands.ts';
import { channelElements, type XmlElement } from '../../src/import/wordpress/wxr/elements.ts';
import { readItem } from '../../src/import/wordpress/wxr/records.ts';
import { wxr, wxrItem } from '../harness/wxr.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
after(() => rmSync(folder, { recursive: true }));

function read(content: string | Uint8Array): XmlElement[] {
  const path = join(folder, 'export.xml');
  writeFileSync(path, content);
  return [...channelElements(path, () => undefined)];
}

const items = (content: string | Uint8Array) =>
  read(content)
    .filter(({ name }) => name === 'item')
    .map((element) => readItem(element, 'export.xml'));
const contentOf = (content: string | Uint8Array) => items(content)[0]?.content;

test('CDATA that is cut in two, as WordPress cuts what ends one, is one text', () => {
  assert.equal(contentOf(wxr([wxrItem({ 'content:encoded': 'if (a[b[0]]>1) {}' })])), 'if (a[b[0]]>1) {}');
});

test('a text that goes over many pieces of the file is whole, letters of several bytes included', () => {
  const long = 'ä€😀 '.repeat(60_000);
  assert.equal(contentOf(wxr([wxrItem({ 'content:encoded': long })])), long);
});

for (const [what, content] of [
  ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(wxr([wxrItem()]))])],
  ['UTF-16', Buffer.from(`\ufeff${wxr([wxrItem()])}`, 'utf16le')],
  ['control characters', wxr([wxrItem({ 'content:encoded': 'Some\u0008 text.\u0000' })])],
  ['ISO 8859-1', Buffer.from(wxr([wxrItem()]).replace('UTF-8', 'ISO-8859-1'), 'latin1')],
] as const) {
  test(`${what} in an export changes no text`, () => assert.equal(contentOf(content), 'Some text.'));
}

test('an entity that XML does not know stays as it is written, and a bare ampersand too', () => {
  const [item] = items(wxr([wxrItem()]).replace('<![CDATA[A post]]>', 'Caf&eacute; &amp; R&D'));
  assert.equal(item?.title, 'Caf&eacute; & R&D');
});

test('pieces of any size give the same text', () => {
  const xml = wxr([wxrItem({ 'content:encoded': 'a & b &amp; c ]] > <![CDATA' })]).replace(
    '<![CDATA[A post]]>',
    'R&D &amp; &nbsp; & x',
  );
  for (const size of [1, 2, 3, 7, 50]) {
    const mender = new AmpersandMender();
    const pieces = Array.from({ length: Math.ceil(xml.length / size) }, (_, index) =>
      xml.slice(index * size, (index + 1) * size),
    );
    const whole = pieces.map((piece) => mender.write(piece)).join('') + mender.end();
    assert.equal(whole, xml.replace('R&D', 'R&amp;D').replace('& x', '&amp; x'));
  }
});

test('no entity is resolved that the file declares, and none is fetched', () => {
  const doctype = '<!DOCTYPE rss [<!ENTITY inside "secret"><!ENTITY file SYSTEM "file:///etc/hostname">]>';
  const text = wxr([wxrItem()]).replace('<rss', `${doctype}<rss`).replace('<![CDATA[A post]]>', '&inside;&file;');
  assert.equal(items(text)[0]?.title, '&inside;&file;');
});

test('an export that ends too early is refused with the name of the last whole item', () => {
  const whole = wxr([wxrItem(), wxrItem({ title: 'Another', 'wp:post_id': 8 })]);
  const cut = whole.slice(0, whole.lastIndexOf('Some text'));
  assert.throws(
    () => read(cut),
    /ends within <content:encoded>.*the last whole item is “A post” \(post 7\).*Nothing was written/,
  );
});

test('tags that do not fit are refused with their place', () => {
  assert.throws(
    () => read(wxr([wxrItem()]).replace('</title>', '</titel>')),
    /export\.xml:\d+:\d+ .*close tag|closing tag/,
  );
});

test('a prefix is known by its namespace, whatever it is', () => {
  assert.equal(
    contentOf(wxr([wxrItem()]).replaceAll('content:', 'c:').replace('xmlns:content', 'xmlns:c')),
    'Some text.',
  );
});

test('an element of another namespace is none of WordPress’s', () => {
  const foreign = '<wp:post_id xmlns:wp="https://else.example/">99</wp:post_id>';
  assert.equal(items(wxr([wxrItem({}, foreign)]))[0]?.id, 7);
});

test('items come one at a time: the first is there before the rest of the file is read', () => {
  const path = join(folder, 'large.xml');
  writeFileSync(path, wxr(Array.from({ length: 2000 }, (_, id) => wxrItem({ 'wp:post_id': id + 1 }))));
  let bytes = 0;
  const first = channelElements(path, (read) => {
    bytes = read;
  });
  for (const element of first) if (element.name === 'item') break;
  assert.ok(bytes < 200_000, `${bytes} bytes were read`);
});
