import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openGraphLocale } from '../../src/config/locale.ts';
import { type CheerioAPI, load } from '../harness/html.ts';
import { post, TestSite } from '../harness/site.ts';
import { vocabulary } from '../harness/words.ts';

const ar = vocabulary('ar');

let site: TestSite;
const page = (path: string): CheerioAPI => load(site.text(path));
before(async () => {
  site = new TestSite({
    'content/site.yaml': 'name: Two languages\nurl: https://a.example/\nlanguage: en-US\nfeeds: [site]\n',
    'content/posts/one.md': post({ title: 'One', date: '2024-01-01', series: 'Three' }, 'Plain English.'),
    'content/posts/two.md': post(
      { title: 'HTTP بالعربية', date: '2024-02-01', lang: 'ar-EG', series: 'Three', toc: true },
      '> [!NOTE]\n> مهم.[^1]\n\n[^1]: حاشية.\n\n## HTTP أولا\n\nنص.\n\n## ثانيا\n\nنص آخر.\n\n## ثالثا\n\nنص.',
    ),
    'content/posts/four.md': post({ title: 'Neljä', date: '2024-04-01', lang: 'fi' }, '> [!NOTE]\n> Tärkeää.'),
    'content/posts/three.md': post({ title: 'Drei', date: '2024-03-01', lang: 'de', series: 'Three' }, 'Auf Deutsch.'),
  });
  await site.built();
});
after(() => site?.[Symbol.dispose]());

/** `lang` and `dir` of the first element that a selector finds. */
function languageOf($: CheerioAPI, selector: string): (string | undefined)[] {
  const found = $(selector).first();
  assert.equal(found.length, 1, selector);
  return [found.attr('lang'), found.attr('dir')];
}

test('a card says of title and excerpt which language they are in and where they begin, whatever letter is first', () => {
  const $ = page('index.html');
  const texts = (slug: string) => [`#post-${slug} h2`, `#post-${slug} p`].map((selector) => languageOf($, selector));
  assert.deepEqual(texts('two'), [
    ['ar-EG', 'rtl'],
    ['ar-EG', 'rtl'],
  ]);
  assert.deepEqual(texts('three'), [
    ['de', 'ltr'],
    ['de', 'ltr'],
  ]);
  assert.deepEqual(texts('one'), [
    [undefined, undefined],
    [undefined, undefined],
  ]);
});

test('a post in another language says so of its own texts, in a document of the site’s language', () => {
  const $ = page('2024/02/two/index.html');
  assert.deepEqual(languageOf($, 'html'), ['en-US', 'ltr']);
  for (const selector of ['h1', '.entry-content', '.toc > ol', '.toc-folded > ol', '.series [aria-current]'])
    assert.deepEqual(languageOf($, selector), ['ar-EG', 'rtl'], selector);
  assert.deepEqual(languageOf($, '.next-post bdi'), ['de', 'ltr']);
  assert.equal($('.previous-post bdi').length, 0);
});

test('what a page says within a post and in its byline is in the language of the post', () => {
  const $ = page('2024/02/two/index.html');
  assert.equal($('.markdown-alert-title').text(), ar.markdown.note);
  assert.equal($('.footnotes').attr('aria-label'), ar.markdown.footnotes);
  assert.equal($('.entry-content .anchor').first().attr('aria-label'), ar.phrases.permalinkTo('HTTP أولا'));
  assert.equal($('.entry-content').attr('data-copy'), ar.labels.copy);
  assert.deepEqual(languageOf($, '.byline'), ['ar-EG', 'rtl']);
  assert.equal($('.byline time').text(), '١ فبراير ٢٠٢٤');
  assert.ok($('.byline').text().includes(ar.phrases.readingTime(1, '١')));
  assert.equal($('.byline .visually-hidden').text().trim(), ar.labels.published);
  assert.equal($('.skip-link').text(), 'Skip to content');
  const german = page('2024/03/three/index.html');
  assert.equal(german('.byline time').text(), '1. März 2024');
});

test('in a language that the interface lacks, a byline is in the site’s', () => {
  const $ = page('2024/04/four/index.html');
  assert.equal($('.markdown-alert-title').text(), 'Note');
  assert.equal($('.byline').attr('lang'), undefined);
  assert.equal($('.byline time').text(), 'April 1, 2024');
  assert.deepEqual(languageOf($, '.entry-content'), ['fi', 'ltr']);
});

test('what is shared of a post names the language of the post', () => {
  const locale = (path: string) => page(path)('meta[property="og:locale"]').attr('content');
  assert.deepEqual(
    ['2024/01/one/', '2024/02/two/', '2024/03/three/', ''].map((folder) => locale(`${folder}index.html`)),
    ['en_US', 'ar_EG', 'de_DE', 'en_US'],
  );
});

test('feeds name the language of each post that is in another', () => {
  const atom = load(site.text('atom.xml'), { xml: true });
  assert.equal(atom('feed').attr('xml:lang'), 'en-US');
  const entries = atom('entry').toArray();
  assert.deepEqual(
    entries.map((entry) => atom(entry).attr('xml:lang')),
    ['fi', 'de', 'ar-EG', undefined],
  );
  const rss = load(site.text('feed.xml'), { xml: true });
  const items = rss('item').toArray();
  assert.deepEqual(
    items.map((item) => rss(item).find('dc\\:language').text()),
    ['fi', 'de', 'ar-EG', ''],
  );
  const json: { items: { language?: string }[] } = JSON.parse(site.text('feed.json'));
  assert.deepEqual(
    json.items.map((item) => item.language),
    ['fi', 'de', 'ar-EG', undefined],
  );
});

for (const [language, locale] of [
  ['en', 'en_US'],
  ['ar', 'ar_EG'],
  ['he-IL', 'he_IL'],
  ['zh', 'zh_CN'],
  ['zh-Hant', 'zh_TW'],
  ['zh-Hant-HK', 'zh_HK'],
  ['es-419', 'es_ES'],
  ['sr-Latn', 'sr_RS'],
  ['eo', 'eo'],
] as const) {
  test(`Open Graph calls ${language} ${locale}`, () => {
    assert.equal(openGraphLocale(language), locale);
  });
}
