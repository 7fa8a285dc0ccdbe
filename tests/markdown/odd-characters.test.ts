import assert from 'node:assert/strict';
import { test } from 'node:test';
import { garbledIn } from '../../src/model/garbled.ts';
import { render, told } from '../harness/markdown.ts';

/** What a text becomes that is read in the wrong encoding: by the decoders of the platform (WHATWG Encoding). */
function garble(text: string, encoding: 'windows-1252' | 'macintosh'): string {
  return new TextDecoder(encoding).decode(new TextEncoder().encode(text));
}

for (const [text, encoding] of [
  ['It isn’t right.', 'windows-1252'],
  ['The “café” – naïve, àéîõü, 5 €.', 'windows-1252'],
  ['«café»', 'windows-1252'],
  ['A party 🎉 here', 'windows-1252'],
  ['这是中文', 'windows-1252'],
  ['a → b, ≥ 3, ✔', 'windows-1252'],
  ['One… two – three isn’t “four”', 'macintosh'],
] as const) {
  test(`"${text}" is found again in what ${encoding} has made of it`, () => {
    const garbled = garble(text, encoding);
    assert.notEqual(garbled, text);
    const mended = garbledIn(garbled).reduceRight(
      (whole, { start, end, meant }) => whole.slice(0, start) + (meant ?? '?') + whole.slice(end),
      garbled,
    );
    assert.equal(mended, text);
  });
}

test('a text that was garbled twice is found again too', () => {
  assert.equal(garbledIn(garble(garble('é', 'windows-1252'), 'windows-1252'))[0]?.meant, 'é');
});

const characters: readonly (readonly [markdown: string, ...told: string[]])[] = [
  ['The cafÃ© isnâ€™t', '1:8 garbled-text', '1:14 garbled-text'],
  ['A caf\ufffd here', '1:6 garbled-text'],
  ['Some textÂ here', '1:10 garbled-text'],
  ['isn\u0092t', '1:4 garbled-text'],
  ['A \0 and \u0007.', '1:3 hidden-character'],
  ['one\u2028two', '1:4 hidden-character'],
  ['```js\nif (a) { /* \u202e } \u2066 */ }\n```', '2:13 hidden-character'],
  ['user\u202etxt.exe', '1:5 hidden-character'],
  ['[x](https://a.example/\u200bb)', '1:23 hidden-character'],
  ['<a href="https://a.example/\ufeffb">x</a>', '1:28 hidden-character'],
  ['[a]\n\n[a]: https://a.example/\u200bb', '3:24 hidden-character'],
  ['\u200b- one\n\u200b- two', '1:1 hidden-character', '2:1 hidden-character'],
  ['\u200b# Part', '1:1 hidden-character'],
  ['##\u00a0Part', '1:3 hidden-character'],
  ['-\u00a0one\n-\u00a0two', '1:2 hidden-character', '2:2 hidden-character'],
  ['1.\u00a0one\n2. two', '1:3 hidden-character'],
  ['\u00a0\u00a0- one', '1:1 hidden-character'],
  ['```sh\nnpm\u00a0ci\n```', '2:4 hidden-character'],
  ['Run `npm\u200b ci`', '1:9 hidden-character'],
  ['a\ufeffb', '1:2 hidden-character'],
  // What the languages of the world need, and what is spoken of or shown.
  ['“Ã” and “Â” are letters, as in SÃO and «\u00a0CAFÉ\u00a0»'],
  ['`cafÃ©`\n\n```\nisnâ€™t\n```'],
  ['The sign � stands for a letter, as "\ufffd" does'],
  ['עברית\u200f (abc) \u2067ערבית\u2069'],
  ['می\u200cخواهم, क्\u200dष, 👩\u200d💻, 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
  ['5\u00a0km and «\u00a0oui\u00a0»\n-\u00a0Bonjour, dit-il.'],
  ['A long\u00adword and Camel\u200bCase'],
  ['```\n├──\u00a0src\n│\u00a0\u00a0 └── a\n```'],
];
for (const [markdown, ...places] of characters) {
  test(`${JSON.stringify(markdown)} is told of its signs at ${places.join(' and ') || 'no place'}`, () =>
    assert.deepEqual(told(markdown), places));
}

test('what is mended of a text with odd signs has none any more', () => {
  for (const [markdown, ...places] of characters) {
    const fixes = render(markdown).findings.flatMap(({ fix }) => fix?.edits ?? []);
    const mended = fixes
      .toSorted((a, b) => b.start - a.start)
      .reduce((text, { start, end, text: instead }) => text.slice(0, start) + instead + text.slice(end), markdown);
    if (places.length > 0 && !markdown.includes('\ufffd')) {
      assert.notEqual(mended, markdown);
      assert.deepEqual(
        told(mended).filter((one) => /garbled|hidden/.test(one)),
        [],
      );
    }
  }
});
