import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../../src/build/check.ts';
import { checkWords } from '../../src/config/words/check-words.ts';
import { lacking } from '../../src/config/words/missing-words.ts';
import { vocabularyOf, type WordSources } from '../../src/config/words/vocabulary.ts';
import { missingLines, wordsFile } from '../../src/config/words/words-file.ts';
import { parseYaml } from '../../src/config/yaml.ts';
import { isRecord } from '../../src/model/is-record.ts';
import { productionOptions } from '../../src/site/options.ts';
import { runCommand } from '../harness/command.ts';
import { post, TestSite } from '../harness/site.ts';
import { wordSources } from '../harness/words.ts';

function withOwn(files: Readonly<Record<string, string>>): WordSources {
  const own = Object.entries(files).flatMap(([name, text]) => checkWords(`content/words/${name}`, text).own ?? []);
  return { ...wordSources, own };
}

test('own words go before those that come with the generator, each by itself, and English stands in for the rest', () => {
  const vocabulary = vocabularyOf(
    withOwn({
      'de.yaml': 'labels: { search: Finden }\n',
      'cy.yaml':
        'labels:\n  search: Chwilio\n  tags:\nphrases:\n  postCount: { one: "{count} neges", other: "{count} o negeseuon" }\n',
    }),
  );
  const german = vocabulary('de-AT');
  assert.deepEqual([german.labels.search, german.labels.tags], ['Finden', 'Schlagwörter']);
  const welsh = vocabulary('cy');
  assert.deepEqual([welsh.labels.search, welsh.labels.tags, welsh.language], ['Chwilio', 'Tags', 'cy']);
  assert.equal(welsh.phrases.postCount(1, '1'), '1 neges');
  assert.equal(welsh.phrases.postCount(2, '2'), '2 o negeseuon');
});

test('a regional file goes before that of its language, and a script before none', () => {
  const vocabulary = vocabularyOf(
    withOwn({
      'zh-Hant.yaml': 'labels: { search: 搜尋 }\n',
      'zh.yaml': 'labels: { search: 搜索, tags: 标签 }\n',
      'en-AU.yaml': 'labels: { search: Hunt }\n',
    }),
  );
  assert.deepEqual([vocabulary('zh-TW').labels.search, vocabulary('zh-TW').labels.tags], ['搜尋', '标签']);
  assert.equal(vocabulary('zh-CN').labels.search, '搜索');
  const australian = vocabulary('en-AU').labels;
  assert.deepEqual([australian.search, australian.theme], ['Hunt', 'Colour scheme']);
});

// The forms are those of CLDR 47, plurals.xml: Polish few is 2-4 but 12-14, Arabic has six.
test('numbers have the form that CLDR gives them in the language', () => {
  const forms = 'phrases: { postCount: { one: wpis, few: wpisy, many: wpisów, other: wpisu } }\n';
  const { phrases } = vocabularyOf(withOwn({ 'pl.yaml': forms }))('pl');
  assert.deepEqual(
    [0, 1, 2, 5, 12, 22, 25].map((count) => phrases.postCount(count, '')),
    ['wpisów', 'wpis', 'wpisy', 'wpisów', 'wpisów', 'wpisy', 'wpisów'],
  );
});

/** What is told of a file of words. */
const mistakes: readonly (readonly [file: string, text: string, told: readonly string[]])[] = [
  [
    'french.yaml',
    '',
    [
      '1:1 error misnamed-words "french" is no language tag (BCP 47), by which a file of words is called: rename it to fr.yaml.',
    ],
  ],
  [
    'fr.yaml',
    'labels:\n  serach: X\n',
    ['2:3 warning unknown-key "labels.serach" means nothing here: did you mean "search"?'],
  ],
  [
    'fr.yaml',
    'labels: [a]\n',
    ['1:9 error wrong-value "labels" must be keys with values, but is a list: write `labels: { skipToContent: a }`.'],
  ],
  [
    'fr.yaml',
    'phrases:\n  pageOf: Page {numbre} de {total}\n',
    ['2:11 error unknown-placeholder nothing is put in for {numbre} in "phrases.pageOf": did you mean "{number}"?'],
  ],
  [
    'fr.yaml',
    'home: Accueil {name}\n',
    ['1:7 error unknown-placeholder nothing is put in for {name} in "home": take it out.'],
  ],
  [
    'fr.yaml',
    'phrases:\n  readingTime:\n    few: "{count} minutes"\n',
    ['3:5 warning unknown-form no number in French has the form "few": it has one, many, other. Take this line out.'],
  ],
];
for (const [file, text, told] of mistakes) {
  test(`${file} with ${JSON.stringify(text)} is told with its place and remedy`, () => {
    const { problems } = checkWords(`content/words/${file}`, text);
    assert.deepEqual(
      problems.map(({ line, column, severity, rule, message }) => `${line}:${column} ${severity} ${rule} ${message}`),
      told,
    );
  });
}

test('the file to fill in is right as it is, lacks every word, and lacks none when all are filled in', () => {
  const text = wordsFile('pl', wordSources);
  assert.deepEqual(checkWords('content/words/pl.yaml', text).problems, []);
  assert.equal(missingLines('pl', withOwn({ 'pl.yaml': text })), text.slice(text.indexOf('labels:')));
  const filledIn = (value: unknown): unknown =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledIn(one)])) : 'słowo';
  const file = 'content/words/pl.yaml';
  const own = [{ file, language: 'pl', texts: filledIn(parseYaml(text)) }];
  assert.deepEqual(lacking('pl', { ...wordSources, own }), []);
});

test('the file of a language that has words shows them, changes none, and is right with any line taken in', () => {
  const text = wordsFile('ja', wordSources);
  assert.deepEqual(checkWords('content/words/ja.yaml', text).problems, []);
  assert.equal(vocabularyOf(withOwn({ 'ja.yaml': text }))('ja').labels.search, '検索');
  const changed = text.replace('  # search: 検索', '  search: さがす');
  assert.equal(vocabularyOf(withOwn({ 'ja.yaml': changed }))('ja').labels.search, 'さがす');
  // What stands in English above a key may have a colon too; keys begin with a small letter.
  assert.notEqual(parseYaml(text.replaceAll(/^(\s*)# (\s*[a-z]\w*:.*)$/gm, '$1$2')), null);
});

test('the command writes the file to fill in once, and prints what is missing ever after', async () => {
  using site = new TestSite();
  const file = join(site.root, 'content/words/cy.yaml');
  const run = () => runCommand('words', ['cy', '--root', site.root]);
  assert.equal((await run()).status, 0);
  assert.ok(existsSync(file));
  writeFileSync(file, 'labels: { search: Chwilio }\n');
  const { status, output } = await run();
  assert.equal(status, 0);
  assert.equal(readFileSync(file, 'utf8'), 'labels: { search: Chwilio }\n');
  assert.match(output, /^labels:\n {2}# Skip to content\n {2}skipToContent:\n/);
});

test('what a site’s own words lack is told in one warning, and a language without any at the key that names it', async () => {
  using site = new TestSite({
    'content/site.yaml': 'name: T\nurl: https://test.example/\nlanguage: cy\nsearch: false\n',
    'content/posts/a.md': post({ title: 'A' }, '> [!NOTE]\n> Text.'),
  });
  const told = async () =>
    (await check({ ...productionOptions(site.root), now: Date.UTC(2025, 6, 1) })).map(
      ({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`,
    );
  assert.deepEqual(await told(), [
    'content/site.yaml:3:11 unknown-language the interface has no words in Welsh, and English stands in: "npm run words -- cy" begins a file for them, or write a language that it has.',
  ]);
  await site.built();
  site.write({ 'content/words/cy.yaml': 'markdown: { note: Nodyn }\nhome: Hafan\n' });
  for (const _ of ['read', 'kept']) {
    const [first, ...others] = await told();
    assert.match(
      first ?? '',
      /^content\/words\/cy\.yaml:1:1 missing-words English stands in for \d+ words in Welsh: labels\.skipToContent, /,
    );
    assert.deepEqual(others, []);
  }
  // Bodies that have words of Markdown in them are made again, in a fresh build and after an edit alike.
  await site.built();
  assert.equal(site.page('/2025/06/a/')('.markdown-alert-title').text(), 'Nodyn');
  site.write({ 'content/words/cy.yaml': 'markdown: { note: Sylwer }\nhome: Hafan\n' });
  await site.built();
  assert.equal(site.page('/2025/06/a/')('.markdown-alert-title').text(), 'Sylwer');
  site.write({ 'content/words/cy.yaml': 'home: [' });
  const { summary, problems } = await site.build();
  assert.equal(summary, null);
  assert.ok(problems.some(({ rule }) => rule === 'yaml'));
});
