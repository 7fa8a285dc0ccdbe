import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ar } from '../../src/i18n/ar.ts';
import { de } from '../../src/i18n/de.ts';
import { en } from '../../src/i18n/en.ts';
import { enGb } from '../../src/i18n/en-gb.ts';
import { languages, wordsFor } from '../../src/i18n/index.ts';
import type { Plural } from '../../src/i18n/plural.ts';
import { pluralForms } from '../../src/i18n/plural.ts';
import { post, TestSite } from '../harness/site.ts';

for (const words of languages) {
  test(`the words in ${words.language} are all there, and none is empty`, () => {
    assert.deepEqual(keysOf(words).toSorted(), keysOf(en).toSorted());
    for (const [key, text] of textsOf(words)) assert.match(text, /\S/, key);
  });

  test(`the words in ${words.language} have every form of number that the language has`, () => {
    const needed = new Intl.PluralRules(words.language).resolvedOptions().pluralCategories.toSorted();
    for (const forms of [words.searchTexts.results, words.searchTexts.filtered]) {
      assert.deepEqual(Object.keys(forms).toSorted(), needed);
    }
  });

  test(`the words in ${words.language} name what was searched for in every form`, () => {
    for (const text of [...Object.values(words.searchTexts.results), words.searchTexts.none])
      assert.match(text, /\{query\}/);
  });
}

/** The names of all texts, those of a plural's forms left out: languages differ in them. */
function keysOf(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && !('other' in inner) ? keysOf(inner, `${path}${key}.`) : [path + key],
  );
}

function textsOf(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] => {
    if (typeof inner === 'object') return textsOf(inner, `${path}${key}.`);
    return [[path + key, typeof inner === 'function' ? String(inner('tag', '3')) : String(inner)]];
  });
}

test('posts are counted by the rules of the language', () => {
  const counted = (count: number) => [en, de, ar].map(({ phrases }) => phrases.postCount(count, String(count)));
  assert.deepEqual(counted(0), ['0 posts', '0 Beiträge', 'لا مقالات']);
  assert.deepEqual(counted(1), ['1 post', '1 Beitrag', 'مقالة واحدة']);
  assert.deepEqual(counted(2), ['2 posts', '2 Beiträge', 'مقالتان']);
  assert.deepEqual(counted(3), ['3 posts', '3 Beiträge', '3 مقالات']);
  assert.deepEqual(counted(11), ['11 posts', '11 Beiträge', '11 مقالة']);
  assert.deepEqual(counted(100), ['100 posts', '100 Beiträge', '100 مقالة']);
  assert.deepEqual(counted(103), ['103 posts', '103 Beiträge', '103 مقالات']);
});

test('a form that a language lacks is that of other numbers', () => {
  const forms: Plural = { other: '{count} pages' };
  assert.equal(pluralForms('en')(1, '1', forms), '1 pages');
});

test('a site gets the words of its language, whatever its region, and else English', () => {
  assert.equal(wordsFor('de-AT'), de);
  assert.equal(wordsFor('ar-EG'), ar);
  assert.equal(wordsFor('tlh'), en);
  assert.equal(wordsFor('tlh', de), de);
});

for (const [spelling, tags] of [
  ['Color scheme', ['en', 'en-US', 'en-Latn', 'en-PH', 'en-PR', 'fr']],
  ['Colour scheme', ['en-GB', 'en-AU', 'en-CA', 'en-IE', 'en-IN', 'en-NZ', 'en-ZA', 'en-150', 'en-001', 'en-Latn-GB']],
] as const) {
  test(`${tags.join(', ')} spell it “${spelling}”`, () => {
    for (const tag of tags) assert.equal(wordsFor(tag).labels.theme, spelling, tag);
  });
}

test('American words are spelled as in America', () => {
  for (const [key, text] of textsOf(en))
    assert.doesNotMatch(text, /colour|favour|behaviour|centre\b|grey\b|catalogue/i, key);
  assert.deepEqual(keysOf(enGb), keysOf(en));
});

test('a site in Arabic is written from right to left, in Arabic words', async () => {
  using site = new TestSite({
    'content/site.yaml': 'name: مدونة\nurl: https://a.example/\nlanguage: ar\n',
    'content/posts/a.md': post({ title: 'مقالة', tags: ['ويب'] }, 'نص.'),
  });
  await site.built();
  const home = site.page('/');
  assert.equal(home('html').attr('dir'), 'rtl');
  assert.equal(home('html').attr('lang'), 'ar');
  assert.equal(home('.skip-link').text(), ar.labels.skipToContent);
  const search = site.page('/search/');
  assert.equal(search('h1').text(), ar.searchTitle);
  assert.deepEqual(JSON.parse(search('section.search').attr('data-texts') ?? ''), ar.searchTexts);
  assert.ok(search('.search-browse .count').text().includes('مقالة واحدة'));
});

test('a site in German says so in German', async () => {
  using site = new TestSite({
    'content/site.yaml': 'name: Blatt\nurl: https://a.example/\nlanguage: de-CH\n',
    'content/posts/a.md': post({ title: 'Eins', date: '2025-06-01' }, '> [!NOTE]\n> Gut zu wissen.'),
  });
  await site.built();
  assert.equal(site.page('/404.html')('h1').text(), de.notFoundTitle);
  assert.equal(site.page('/2025/06/a/')('.markdown-alert-title').text(), 'Hinweis');
  assert.equal(site.page('/')('html').attr('dir'), 'ltr');
});
