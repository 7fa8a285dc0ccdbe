import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkWords } from '../../src/config/words/check-words.ts';
import { lacking } from '../../src/config/words/missing-words.ts';
import { shippedLanguages } from '../../src/config/words/vocabulary.ts';
import { at, isPlural, leavesOf, placeholdersIn } from '../../src/config/words/word-tree.ts';
import { codeFolder, home } from '../../src/engine/own-files.ts';
import { en, enTexts } from '../../src/i18n/en.ts';
import type { Plural } from '../../src/i18n/plural.ts';
import { pluralForms } from '../../src/i18n/plural.ts';
import { post, TestSite } from '../harness/site.ts';
import { vocabulary, wordSources } from '../harness/words.ts';

const folder = join(home, codeFolder, 'i18n/words');
const [de, ar, fr, ja] = ['de', 'ar', 'fr', 'ja'].map((tag) => vocabulary(tag));

for (const language of ['en', ...shippedLanguages]) {
  test(`the words in ${language} are all there, in every form of number that the language has`, () => {
    assert.deepEqual(lacking(language, wordSources), []);
  });
}

test('the words that come with the generator are right, each file by itself', () => {
  const files = readdirSync(folder).sort();
  assert.deepEqual(
    files,
    shippedLanguages.map((tag) => `${tag}.yaml`),
  );
  for (const name of files) {
    const { own, problems } = checkWords(`words/${name}`, readFileSync(join(folder, name), 'utf8'));
    assert.deepEqual(problems, []);
    assert.ok(own !== null);
    // What is put in anywhere is put in everywhere, but where a number is a word of its own.
    for (const { path, value } of leavesOf(enTexts)) {
      const written = at(own.texts, path);
      if (written === undefined || isPlural(value)) continue;
      assert.deepEqual(
        placeholdersIn(written).toSorted(),
        placeholdersIn(value).toSorted(),
        `${name} ${path.join('.')}`,
      );
    }
  }
});

test('posts are counted by the rules of the language', () => {
  const counted = (count: number) => [en, de, ar].map((words) => words?.phrases.postCount(count, String(count)));
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
  assert.equal(vocabulary('de-AT'), de);
  assert.equal(vocabulary('ar-EG'), ar);
  assert.equal(vocabulary('tlh'), en);
  assert.equal(vocabulary('tlh', de), de);
});

for (const [spelling, tags] of [
  ['Color scheme', ['en', 'en-US', 'en-Latn', 'en-PH', 'en-PR', 'tlh']],
  ['Colour scheme', ['en-GB', 'en-AU', 'en-CA', 'en-IE', 'en-IN', 'en-NZ', 'en-ZA', 'en-150', 'en-001', 'en-Latn-GB']],
] as const) {
  test(`${tags.join(', ')} spell it “${spelling}”`, () => {
    for (const tag of tags) assert.equal(vocabulary(tag).labels.theme, spelling, tag);
  });
}

test('American words are spelled as in America', () => {
  for (const { path, value } of leavesOf(enTexts)) {
    assert.doesNotMatch(JSON.stringify(value), /colour|favour|behaviour|centre\b|grey\b|catalogue/i, path.join('.'));
  }
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
  assert.equal(home('.skip-link').text(), ar?.labels.skipToContent);
  const search = site.page('/search/');
  assert.equal(search('h1').text(), ar?.searchTitle);
  assert.deepEqual(JSON.parse(search('section.search').attr('data-texts') ?? ''), ar?.searchTexts);
  assert.ok(search('.search-browse .count').text().includes('مقالة واحدة'));
});

test('a site in German says so in German', async () => {
  using site = new TestSite({
    'content/site.yaml': 'name: Blatt\nurl: https://a.example/\nlanguage: de-CH\n',
    'content/posts/a.md': post({ title: 'Eins', date: '2025-06-01' }, '> [!NOTE]\n> Gut zu wissen.'),
  });
  await site.built();
  assert.equal(site.page('/404.html')('h1').text(), de?.notFoundTitle);
  assert.equal(site.page('/2025/06/a/')('.markdown-alert-title').text(), 'Hinweis');
  assert.equal(site.page('/')('html').attr('dir'), 'ltr');
});

test('a site in French, or in Japanese, says so in its own words, dates and forms of number', async () => {
  using site = new TestSite({
    'content/site.yaml': 'name: Journal\nurl: https://a.example/\nlanguage: fr\n',
    'content/posts/a.md': post({ title: 'Un', date: '2025-06-01' }, '> [!NOTE]\n> Bon à savoir.'),
    'content/posts/b.md': post({ title: '二', date: '2025-06-02', lang: 'ja' }, '> [!TIP]\n> 覚え書き。'),
  });
  await site.built();
  assert.equal(site.page('/404.html')('h1').text(), fr?.notFoundTitle);
  const french = site.page('/2025/06/a/');
  assert.equal(french('.markdown-alert-title').text(), 'Remarque');
  assert.equal(french('.byline time').text(), '1 juin 2025');
  assert.ok(french('.byline').text().includes('1 minute de lecture'));
  assert.equal(site.page('/2025/06/')('.page-facts span').first().text(), '2 articles');
  const japanese = site.page('/2025/06/b/');
  assert.equal(japanese('.markdown-alert-title').text(), ja?.markdown.tip);
  assert.equal(japanese('.byline time').text(), '2025年6月2日');
  assert.ok(japanese('.byline').text().includes('読了時間 約1分'));
});
