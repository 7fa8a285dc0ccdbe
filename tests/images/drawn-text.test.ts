import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { isDrawable } from '../../src/images/card/alphabet.ts';
import { fitText } from '../../src/images/card/fit.ts';
import { openFonts } from '../../src/images/card/fonts.ts';
import { drawingKey, planCard } from '../../src/images/card/plan-card.ts';
import { cardColours, fitTitle, titleCard, titleFrame } from '../../src/images/card/title-card.ts';
import { directionOf, inVisualOrder, runsOf, setLine } from '../../src/images/card/typeset.ts';
import { colorPairs } from '../harness/oklch.ts';
import { usualSettings } from '../harness/picture-folder.ts';

const fonts = openFonts();
const measure = (text: string) => setLine(fonts, text, directionOf(text), 'en').width;
/** Every letter is one em wide. */
const square = (text: string) => [...text].length;
const setting = { sizes: [40, 20, 10], leading: 1 } as const;

for (const [text, frame, expected] of [
  ['one two', { width: 280, height: 40 }, { size: 40, lines: ['one two'] }],
  ['one two', { width: 279, height: 80 }, { size: 40, lines: ['one', 'two'] }],
  ['one two', { width: 279, height: 79 }, { size: 20, lines: ['one two'] }],
  ['a b c d e f', { width: 360, height: 80 }, { size: 40, lines: ['a b c', 'd e f'] }],
  ['  one \n two ', { width: 280, height: 40 }, { size: 40, lines: ['one two'] }],
  ['sevenletters', { width: 200, height: 80 }, { size: 10, lines: ['sevenletters'] }],
  ['sevenletters', { width: 70, height: 80 }, { size: 10, lines: ['sevenle', 'tters'] }],
  ['one two three', { width: 50, height: 20 }, { size: 10, lines: ['one', 'two…'] }],
] as const) {
  test(`“${text}” in ${frame.width} by ${frame.height} pixels is ${expected.lines.join(' / ')} at ${expected.size}`, () => {
    assert.deepEqual(fitText(text, square, frame, setting), expected);
  });
}

const words = fc.array(fc.string({ unit: fc.constantFrom(...'aäαжب3-'), minLength: 1, maxLength: 14 }), {
  minLength: 1,
  maxLength: 20,
});

test('a title’s lines hold all its words in their order, within the frame and at a size that can be read', () => {
  fc.assert(
    fc.property(words, (list) => {
      const title = list.join(' ').slice(0, 200).trim();
      const direction = directionOf(title);
      const { size, lines } = fitTitle(title, measure, direction);
      assert.deepEqual(lines.join(' '), title.normalize('NFC'));
      assert.ok(size >= 25);
      assert.ok(lines.length * size <= titleFrame.height);
      for (const line of lines) {
        // Kerning around a space is the little that the sum of the words does not know.
        const width = setLine(fonts, line, direction, 'en').width * size;
        assert.ok(width <= titleFrame.width + size / 4, `${line}: ${width}`);
      }
    }),
  );
});

test('a title of 200 wide letters fits whole, and a short one is large', () => {
  const long = Array.from({ length: 25 }, () => 'WMWMWMW').join(' ');
  assert.equal(long.length, 199);
  assert.equal(fitTitle(long, measure, 'ltr').lines.join(' '), long);
  assert.equal(fitTitle('Caches', measure, 'ltr').size, 112);
});

test('a word longer than any line is broken between letters and none of them is lost', () => {
  const word = 'Wo\u0308'.repeat(150);
  const { lines } = fitTitle(word, measure, 'ltr');
  assert.equal(lines.join(''), word.normalize('NFC'));
});

for (const [text, isCovered] of [
  ['Five ways to lose a cache', true],
  ['Größe, naïveté & “quotes” – 50 % … €20 → done', true],
  ['Tiếng Việt, Čeština, Türkçe, Łódź', true],
  ['Почему архив — это продукт', true],
  ['Η ταχύτητα', true],
  ['كيف نبني موقعًا سريعًا؟ ١٢٣', true],
  ['A cafe\u0301', true],
  ['キャッシュ', false],
  ['שלום', false],
  ['Ship it 🚀', false],
  ['', false],
] as const) {
  test(`“${text}” is ${isCovered ? '' : 'not '}drawn`, () => assert.equal(isDrawable(text), isCovered));
}

test('no character that is drawn becomes a box', () => {
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    if (!isDrawable(character) || !/^\P{Cn}$/u.test(character)) continue;
    for (const { font } of runsOf(fonts, character.normalize('NFC'), 'ltr')) {
      assert.ok(font.characters.has(character.normalize('NFC').codePointAt(0) ?? 0), `U+${code.toString(16)}`);
    }
  }
});

test('words of both directions stand in the order in which they are read', () => {
  const texts = (text: string) =>
    inVisualOrder(runsOf(fonts, text, directionOf(text)))
      .map((run) => run.text.trim())
      .filter((run) => run !== '');
  assert.deepEqual(texts('Say مرحبا twice'), ['Say', 'مرحبا', 'twice']);
  assert.deepEqual(texts('ملفات Markdown في'), ['في', 'Markdown', 'ملفات']);
  assert.equal(directionOf('«ملفات» Markdown'), 'rtl');
});

test('Arabic letters are joined', () => {
  const apart = [...'سريع'].reduce((sum, letter) => sum + measure(letter), 0);
  assert.ok(measure('سريع') < apart * 0.9);
});

test('a title stands on the side where its language begins', () => {
  const firstX = (title: string) => {
    const svg = titleCard({ title, siteName: 'Paper', language: 'en' });
    return Number(/<g transform="translate\(([\d.]+) [^"]+"(?!.*<g transform)/.exec(svg)?.[1]);
  };
  assert.equal(firstX('Caches'), 80);
  assert.ok(firstX('مرحبا') > 600);
});

test('a site’s name is one line, however long it is', () => {
  const linesOf = (siteName: string) =>
    [...titleCard({ title: 'Caches', siteName, language: 'en' }).matchAll(/<g transform="translate/g)].length - 1;
  for (const count of [1, 4, 8, 16]) assert.equal(linesOf('Gazette of Letters '.repeat(count)), 1);
});

test('a card’s name depends on its words and on nothing else of its text', () => {
  const recipes = { settings: usualSettings, encoder: 'an encoder' };
  const plan = (title: string, siteName = 'Paper', path = 'content/posts/a.md') =>
    planCard(path, { title, siteName, language: 'en' }, recipes);
  const card = plan('Caches');
  assert.deepEqual([card?.fallback.width, card?.fallback.height, card?.fallback.format], [1200, 630, 'png']);
  assert.match(card?.fallback.output ?? '', /^assets\/images\/a-[\da-f]{10}-1200\.png$/);
  assert.equal(plan('Caches', 'Paper', 'content/posts/b.md')?.fallback.key, card?.fallback.key);
  assert.notEqual(plan('Cashes')?.fallback.key, card?.fallback.key);
  assert.notEqual(plan('Caches', 'Scissors')?.fallback.key, card?.fallback.key);
  assert.equal(plan('キャッシュ'), null);
  assert.equal(plan('Caches', '新聞'), null);
});

test('the drawing’s key names the versions of the fonts and of HarfBuzz that are installed', () => {
  const description = z.object({ dependencies: z.record(z.string(), z.string()) });
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  const { dependencies } = description.parse(JSON.parse(text));
  for (const name of ['@expo-google-fonts/source-serif-4', '@expo-google-fonts/noto-naskh-arabic', 'harfbuzzjs']) {
    assert.ok(drawingKey.includes(` ${dependencies[name]},`), name);
  }
});

test('a card has the theme’s colours on light paper', () => {
  const pairs = colorPairs(readFileSync(join(import.meta.dirname, '../../_includes/styles/tokens.css'), 'utf8'));
  for (const [name, hex] of Object.entries(cardColours)) {
    const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
    for (const [index, part] of parts.entries()) {
      const light = pairs.get(name)?.light[index] ?? Number.NaN;
      const written = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
      assert.ok(Math.abs(part - written) < 0.003, `${name} is not ${hex}`);
    }
  }
});
