import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOf } from '../../src/files/text.ts';

test('text in UTF-8 is what was written, without its byte order mark and with line feeds (CommonMark 2.1)', () => {
  for (const [written, text] of [
    ['\ufeffa\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['é\u0065\u0301 漢字 🙂', 'é\u0065\u0301 漢字 🙂'],
    ['\ufffd stays', '\ufffd stays'],
    ['', ''],
  ] as const) {
    assert.deepEqual(textOf(Buffer.from(written)), { text });
  }
});

test('any text without carriage returns comes out of its UTF-8 as it was', () => {
  const texts = fc.string({ unit: 'binary' }).filter((text) => !/[\r\0]|^\ufeff/.test(text));
  fc.assert(fc.property(texts, (text) => assert.deepEqual(textOf(Buffer.from(text)), { text })));
});

for (const [name, bytes, place, what] of [
  ['UTF-16 with its mark', Buffer.from('\ufeff---\n', 'utf16le'), '1:1', /UTF-16/],
  ['UTF-16, big end first', Buffer.from('\ufeff---\n', 'utf16le').swap16(), '1:1', /UTF-16/],
  ['UTF-16 without a mark', Buffer.from('---\n', 'utf16le'), '1:1', /UTF-16/],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x2d, 0, 0, 0]), '1:1', /UTF-32/],
  ['Latin-1', Buffer.from('---\ntitle: Caf\xe9\n---\n', 'latin1'), '2:11', /0xE9 is no UTF-8, but “é”/],
  ['Latin-1 behind a replacement character', Buffer.from('\xef\xbf\xbd\r\n\xe4', 'latin1'), '2:1', /“ä”/],
  ['a letter that is cut off', Buffer.from([0x61, 0xe2, 0x82]), '1:2', /0xE2/],
] as const) {
  test(`${name} is told with its place`, () => {
    const read = textOf(bytes);
    assert.ok('fault' in read && read.fault.kind === 'encoding');
    assert.equal(`${read.fault.line}:${read.fault.column}`, place);
    assert.match(read.fault.what, what);
  });
}
