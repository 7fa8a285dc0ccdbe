import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { removeAccents } from '../../src/model/accents.ts';
import { sanitizeTitle, slugToPath } from '../../src/model/slug.ts';
import { stripTags } from '../../src/model/strip-tags.ts';

const named = (text: string) => JSON.stringify(text).replaceAll(/[^\x20-\x7e\p{L}\p{N}\p{P}\p{S}]/gu, escaped);
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const titles = [
  ['', ''],
  ['already-a-slug', 'already-a-slug'],
  ['Rolling Out Builds', 'rolling-out-builds'],
  ['  What   a\u00a0gap  ', 'what-a-gap'],
  ['tab\tand line\n end', 'taband-line-end'],
  ['snake_case stays', 'snake_case-stays'],
  ['---dashes -- and - more---', 'dashes-and-more'],
  ['Release 1.10.2', 'release-1-10-2'],
  ['Wait... what?!', 'wait-what'],
  ['.gitignore', 'gitignore'],
  ['C++', 'c'],
  ['C#', 'c'],
  ['ftp/http//ws', 'ftp-http-ws'],
  ["It's (nearly) [done] {x} = *y*; “z”, ‘w’", 'its-nearly-done-x-y-z-w'],
  ['„a“ ‚b‘ «c» ‹d› ‛e‛ ‟f‟', 'a-b-c-d-e-f'],
  ['a–b—c‑d', 'a-b-c-d'],
  ['a‐b‒c―d', 'a%e2%80%90b%e2%80%92c%e2%80%95d'],
  ['1920×1080', '1920x1080'],
  ['6÷2', '6%c3%b72'],
  ['¡Hola! ¿Qué tal?', 'hola-que-tal'],
  ['Acme™ © 2023 ® 20°C • more…', 'acme-2023-20c-more'],
  ['soft\u00adhyphen', 'softhyphen'],
  ['zero\u200bwidth\u200cmarks\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\ufffc', 'zerowidthmarks'],
  ['en\u2002quad\u2001hair\u200anarrow\u202fline\u2028end', 'en-quad-hair-narrow-line-end'],
  ['ideographic\u3000space', 'ideographic%e3%80%80space'],
  ['a\u0301 b\u0300 c\u0304 d\u030c e´ fˊ x\u0341', 'a-b-c-d-e-f-x'],
  ['Tom &amp; Jerry', 'tom-jerry'],
  ['Tom & Jerry', 'tom-jerry'],
  ['R&D', 'rd'],
  ['AT&T; more', 'at-more'],
  ['a&nbsp;b&#160;c&ndash;d&mdash;e&#8211;f&#8212;g&#8209;h', 'a-b-c-d-e-f-g-h'],
  ['one &hellip; &#123; two', 'one-two'],
  ['<em>Loud</em> title', 'loud-title'],
  ['<a title="x > y">b</a>', 'b'],
  ['x < y > z', 'x-y-z'],
  ['I <3 slugs', 'i'],
  ['50% off', '50-off'],
  ['100%', '100'],
  ['fran%c3%a7ois', 'fran%c3%a7ois'],
  ['FRAN%C3%A7OIS', 'fran%c3%a7ois'],
  ['%%41 %zz', '%41-zz'],
  ['%e2%80%93dash%e2%80%8b', 'dash'],
  ['Ärger über Öl', 'arger-uber-ol'],
  ['Straße', 'strase'],
  ['Æsir Œuvre Ðun Þing', 'aesir-oeuvre-dun-thing'],
  ['Łódź Đorđe Ħal ĳs ĸ ŉ Ŋŋ Ŧŧ ſ', 'lodz-dorde-hal-ijs-k-n-nn-tt-s'],
  ['Bún chả Hà Nội, phở bò ở Đà Nẵng', 'bun-cha-ha-noi-pho-bo-o-da-nang'],
  ['Ỳ Ỵ Ỷ Ỹ ỳ ỵ ỷ ỹ', 'y-y-y-y-y-y-y-y'],
  ['lǘ nǚ ǖǘǚǜ ǎǐǒǔ ɑ', 'lu-nu-uuuu-aiou-a'],
  ['Ștefan Țepeș Əlif', 'stefan-tepes-elif'],
  ['€5 or £5', 'e5-or-5'],
  ['Ὀδύσσεια', '%e1%bd%80%ce%b4%cf%8d%cf%83%cf%83%ce%b5%ce%b9%ce%b1'],
  ['Новый Ёж', '%d0%bd%d0%be%d0%b2%d1%8b%d0%b9-%d1%91%d0%b6'],
  ['שלום עולם', '%d7%a9%d7%9c%d7%95%d7%9d-%d7%a2%d7%95%d7%9c%d7%9d'],
  ['日本語', '%e6%97%a5%e6%9c%ac%e8%aa%9e'],
  ['ガ', '%e3%82%ac'],
  ['Launch 🚀 day', 'launch-%f0%9f%9a%80-day'],
  ['a'.repeat(250), 'a'.repeat(200)],
  [`${'a'.repeat(199)} b`, 'a'.repeat(199)],
  ['é'.repeat(250), 'e'.repeat(200)],
  ['я'.repeat(50), '%d1%8f'.repeat(33)],
  [`${'a'.repeat(195)}日本`, 'a'.repeat(195)],
  [`${'a'.repeat(191)}日本`, `${'a'.repeat(191)}%e6%97%a5`],
] as const;

for (const [title, slug] of titles) {
  test(`sanitizeTitle(${named(title)}) is ${slug === '' ? 'empty' : slug}`, () => {
    assert.equal(sanitizeTitle(title), slug);
  });
}

const localTitles = [
  ['de-AT', 'Größe, ÄÖÜ, GROẞE', 'groesse-aeoeue-grosse'],
  ['de', 'Gro\u0308ße', 'groesse'],
  ['da', 'Ærø på Ålborg', 'aeroe-paa-aalborg'],
  ['ca', 'Col·lecció l·l', 'colleccio-ll'],
  ['ca', 'punt·volat', 'punt%c2%b7volat'],
  ['sr-Latn', 'Đorđe', 'djordje'],
  ['bs', 'Đorđe', 'djordje'],
  ['den', 'Größe', 'grose'],
] as const;

for (const [language, title, slug] of localTitles) {
  test(`sanitizeTitle(${named(title)}, '${language}') is ${slug}`, () => {
    assert.equal(sanitizeTitle(title, language), slug);
  });
}

test('octets that were typed are cut between two characters, too', () => {
  assert.equal(sanitizeTitle(`${'a'.repeat(196)}%d1%8f`), 'a'.repeat(196));
  assert.equal(sanitizeTitle(`${'a'.repeat(193)}%e6%97%a5`), 'a'.repeat(193));
  assert.equal(sanitizeTitle(`${'a'.repeat(190)}%f0%9f%9a%80`), 'a'.repeat(190));
  assert.equal(sanitizeTitle(`${'a'.repeat(188)}%f0%9f%9a%80b`), `${'a'.repeat(188)}%f0%9f%9a%80`);
});

test('octets that make a dash once what stood between them is gone make a dash', () => {
  assert.equal(sanitizeTitle('a%e2%c2%ad%80%93b'), 'a-b');
  assert.equal(sanitizeTitle('a%c2>%adb'), 'ab');
});

test('only Latin letters lose their marks', () => {
  for (const text of ['й', 'ё', 'ї', 'ά', 'ώ', 'が', 'آ', 'क़', 'ḍ', 'ǰ', 'ẛ', '×', '÷']) {
    assert.equal(removeAccents(text), text.normalize('NFC'));
  }
});

for (const [slug, name] of [
  ['plain-slug', 'plain-slug'],
  ['%d7%a9%d7%9c%d7%95%d7%9d-2', 'שלום-2'],
  ['launch-%f0%9f%9a%80', 'launch-🚀'],
  ['%D1%8F', 'я'],
  ['a%2fb%2e%2e%00', 'a%2fb%2e%2e%00'],
  ['broken-%d7-%ff', 'broken-%d7-%ff'],
] as const) {
  test(`slugToPath('${slug}') is ${name}`, () => assert.equal(slugToPath(slug), name));
}

for (const [html, text] of [
  ['plain', 'plain'],
  ['a<b>c</b>d', 'acd'],
  ['a < b', 'a < b'],
  ['a <b', 'a '],
  ['a<!-- <b> "-->c', 'ac'],
  ['a<!-->b', 'ab'],
  ['a<!-- b', 'a'],
  ['a<?php echo 1 > 0; ?>b', 'ab'],
  ['a<?xml version="1.0"?>b', 'ab'],
  ['a<?xml b>c', 'ac'],
  ['a<!doctype html>b', 'ab'],
  ['a<![x "y > z"]>b', 'ab'],
  [`a<b c='">' d=">">e`, 'ae'],
  ['a<b <c>d>e', 'ae'],
  ['a<b <c "x > y">d>e', 'ad>e'],
  ['a<b "<c>">d', 'ad'],
  ['a<b "c>d', 'a'],
  ['a<3 <!-- b -->c', 'ac'],
  ['<script>x</script>', 'x'],
] as const) {
  test(`stripTags(${named(html)}) is ${named(text)}`, () => assert.equal(stripTags(html), text));
}

/** Titles of what slugs are made of and stumble over. */
const anyTitle = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        ...['a', 'B', ' ', '-', '---', '.', '/', '%', '%4', '%c3%97', '%e2', '%80', '%93', '%ad', '%c2', '%ff'],
        ...['&', ';', '&nbsp;', '<', '>', '"', 'é', 'ß', 'я', '日', '🚀', '\ud83d', '–', '\u200b', '×', '\u0301'],
      ),
      { maxLength: 120 },
    )
    .map((parts) => parts.join('')),
);

test('a slug’s slug is itself', () => {
  fc.assert(
    fc.property(anyTitle, fc.constantFrom('en', 'de', 'da', 'ca', 'sr'), (title, language) => {
      const slug = sanitizeTitle(title, language);
      assert.equal(sanitizeTitle(slug, language), slug);
    }),
    { numRuns: 1000 },
  );
});

test('a slug is at most 200 bytes of small letters, digits, dashes, underscores and octets, no dash at an end', () => {
  fc.assert(
    fc.property(anyTitle, (title) => {
      const slug = sanitizeTitle(title);
      assert.ok(slug.length <= 200);
      assert.match(slug, /^(?:[a-z\d_]|%[\da-f]{2}|-(?!-|$)(?<!^-))*$/);
    }),
    { numRuns: 1000 },
  );
});

test('two slugs never have one file name, and no name leaves its folder', () => {
  const slugs = anyTitle.map((title) => sanitizeTitle(title));
  fc.assert(
    fc.property(slugs, slugs, (one, other) => {
      assert.equal(slugToPath(one) === slugToPath(other), one === other);
      assert.doesNotMatch(slugToPath(one), /[/\\\0]|^\.\.?$/);
    }),
  );
});

test('plain words have the slug that they have beside a sign that falls away', () => {
  const words = fc.string({ unit: fc.constantFrom(...'aZbY09 --  '), maxLength: 12 });
  fc.assert(fc.property(words, (title) => assert.equal(sanitizeTitle(title), sanitizeTitle(`${title}’`))));
});
