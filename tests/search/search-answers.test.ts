import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { type Engine, openEngine } from '../../src/search/reader/engine.ts';
import type { SearchIndex } from '../../src/search/search-files.ts';
import { serveFolder } from '../harness/browser.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { type Files, post, posts, TestSite } from '../harness/site.ts';
import { visit, waitForTrue } from '../harness/visit.ts';

/** So many posts that every year has an index of its own; most have `data`, and few the longer words. */
const blog: Files = {
  ...posts(320, { date: '2019-05-05' }),
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `content/posts/data-${index}.md`,
      post(
        { title: `Note ${index}`, date: `20${10 + index}-02-01`, tags: [`Restored ${index}`] },
        'Data about dates, by name. News is not here: new.',
      ),
    ]),
  ),
  'content/posts/old.md': post(
    { title: 'Choosing a database', date: '2012-03-03', tags: ['Storage'] },
    'Long ago. '.repeat(200),
  ),
  'content/posts/new.md': post({ title: 'Something else', date: '2025-03-03' }, 'Databases, a database and databases.'),
  'content/posts/walk.md': post(
    { title: 'A walk', date: '2018-03-03' },
    'Word.\n\n## Up the hill\n\nA marmot sleeps.\n\n## Down again\n\nSleeps a write-ahead marmoset.',
  ),
  'content/posts/tagged.md': post({ title: 'Shelves', date: '2024-03-03', tags: ['Storage'] }, 'Wood.'),
  'content/posts/zh.md': post({ title: '缓存失效策略', date: '2023-03-03', lang: 'zh-CN' }, '数据库的缓存很难失效。'),
  'content/posts/ja.md': post(
    { title: '検索の仕組み', date: '2022-03-03', lang: 'ja' },
    '全文検索とキャッシュを設計する。',
  ),
  'content/posts/de.md': post({ title: 'Über Häuser', date: '2021-03-03', lang: 'de' }, 'Die Straßen der Datenbanken.'),
  'content/posts/fr.md': post({ title: 'L’hôpital', date: '2020-03-03', lang: 'fr' }, 'Les déploiements réguliers.'),
};

let site: TestSite;
let server: Server;
let url: string;
let browser: Browser;
let engine: Promise<Engine> | undefined;
before(async () => {
  site = new TestSite(blog);
  await site.built();
  ({ server, url } = await serveFolder(join(site.root, '_site')));
  browser = await sharedBrowser();
});
after(() => {
  server?.close();
  site?.[Symbol.dispose]();
});

const titles = (page: Page) => page.locator('.search-results h2').allTextContents();

/** What is announced for a query, and the titles that are shown. */
async function answer(query: string): Promise<{ said: string; titles: string[] }> {
  await using visited = await visit(browser, `${url}/search/?s=${encodeURIComponent(query)}`);
  await visited.page.locator('.search-status', { hasText: '“' }).waitFor();
  assert.deepEqual(visited.troubles, []);
  const said = (await visited.page.locator('.search-status').textContent()) ?? '';
  return { said, titles: await titles(visited.page) };
}

for (const [query, said, found] of [
  ['database', '2 results for “database”', ['Choosing a database', 'Something else']],
  ['dataxyz', 'Nothing found for “dataxyz”. The tags with the most posts:', []],
  // What was mistyped is told, and what is shown in its place.
  ['databse', 'Nothing for “databse”; showing “database”. 2 results for “database”', null],
  ['storage -"long ago"', 'One result for “storage -"long ago"”', ['Shelves']],
  ['缓存', 'One result for “缓存”', ['缓存失效策略']],
] as const) {
  test(`“${query}” is answered: ${said}`, async () => {
    const given = await answer(query);
    assert.equal(given.said, said);
    if (found !== null) assert.deepEqual(given.titles, found);
  });
}

/** The search of the site without a browser: what its script runs, with addresses that are whole. */
async function openedEngine(): Promise<Engine> {
  const index: SearchIndex = JSON.parse(site.text('search/index.json'));
  const whole = {
    ...index,
    bundles: index.bundles.map((bundle) => ({ ...bundle, url: new URL(bundle.url, url).href })),
    languages: index.languages.map(({ tag, stemmer }) => ({
      tag,
      stemmer: stemmer === null ? null : pathToFileURL(join(site.root, '_site', stemmer)).href,
    })),
  };
  return await openEngine(`data:application/json,${encodeURIComponent(JSON.stringify(whole))}`);
}

for (const [query, total, corrected, found] of [
  // A word is found with its inflections: never by a word that is only its beginning.
  ['Databases', 2, null, ['Choosing a database', 'Something else']],
  ['news', 12, null, null],
  ['datab', 0, null, []],
  ['chosing a databaes', 1, 'choosing a database', null],
  ['storgae', 2, 'storage', null],
  // What stands in quotes stands so in the post, and what has a minus before it does not stand in it.
  ['"a marmot sleeps"', 1, null, ['A walk']],
  ['"sleeps a marmot"', 0, null, []],
  ['database -shelves -choosing', 1, null, ['Something else']],
  ['databse -wood', 2, 'database -wood', null],
  ['write-ahead', 1, null, ['A walk']],
  // Posts in other languages than the site's: cut and stemmed by their own.
  ['数据库', 1, null, ['缓存失效策略']],
  ['キャッシュ', 1, null, ['検索の仕組み']],
  ['全文検索', 1, null, ['検索の仕組み']],
  ['haus', 1, null, ['Über Häuser']],
  ['strasse datenbank', 1, null, ['Über Häuser']],
  ['hopital', 1, null, ['L’hôpital']],
  ['deploiement régulier', 1, null, ['L’hôpital']],
] as const) {
  test(`“${query}” has ${total} results${corrected === null ? '' : `, which are those of “${corrected}”`}`, async () => {
    engine ??= openedEngine();
    const answered = await (await engine).find(
      { query, filters: {}, sort: '' },
      { isTyping: false, isStale: () => false },
    );
    assert.deepEqual([answered?.total, answered?.corrected], [total, corrected]);
    const shown = (await answered?.take(total)) ?? [];
    if (found !== null)
      assert.deepEqual(
        shown.map(({ words }) => words.title),
        found,
      );
  });
}

test('a word that is being typed is taken for a beginning, which is said', async () => {
  await using visited = await visit(browser, `${url}/search/`);
  const { page } = visited;
  await page.locator('.page-form .search-field').fill('datab');
  await page.locator('.search-status', { hasText: '2 results for “datab” (the beginning of a word)' }).waitFor();
  await page.waitForURL(/\?s=datab$/);
  await page.locator('.search-results a').first().click();
  await page.waitForURL(/\/20\d\d\//);
  await page.goBack();
  await page.locator('.search-status', { hasText: '2 results for “datab” (the beginning of a word)' }).waitFor();
  await page.locator('.page-form .search-field').press('Enter');
  await page.locator('.search-status', { hasText: 'Nothing found for “datab”' }).waitFor();
});

test('a tag whose name is the query comes first', async () => {
  await using visited = await visit(browser, `${url}/search/?s=storage`);
  const { page } = visited;
  await page.locator('.search-status', { hasText: '2 results for “storage”. First what is called so:' }).waitFor();
  assert.deepEqual(await page.locator('.search-tags a').allTextContents(), ['Tag: Storage']);
  assert.equal(await page.locator('.search-tags a').getAttribute('href'), '/tag/storage/');
});

test('who opens a result far down and goes back is where it was', async () => {
  await using visited = await visit(browser, `${url}/search/?s=text`);
  const { page } = visited;
  await page.getByRole('button', { name: 'More results' }).click();
  await page.locator('.search-results > li:nth-child(20)').waitFor();
  const result = page.locator('.search-results > li:nth-child(18) a').first();
  await result.scrollIntoViewIfNeeded();
  const place = await page.evaluate('scrollY');
  await result.click();
  await page.waitForURL(/\/20\d\d\//);
  await page.goBack();
  await page.locator('.search-results > li:nth-child(20)').waitFor();
  await waitForTrue(page, `Math.abs(scrollY - ${place}) < 2`);
});

test('a result leads to the heading below which it was found', async () => {
  await using visited = await visit(browser, `${url}/search/?s=marmot`);
  const link = visited.page.locator('.result-section');
  await link.waitFor();
  assert.equal(await link.textContent(), 'Up the hill');
  assert.equal(await link.getAttribute('href'), '/2018/03/walk/#up-the-hill');
});

test('letters choose among many values, which say how many results each leaves', async () => {
  await using visited = await visit(browser, `${url}/search/?s=data`);
  const { page } = visited;
  await page.locator('.search-status', { hasText: 'results for “data”' }).waitFor();
  await page.locator('.search-filters summary').click();
  const year = page.getByRole('combobox', { name: 'Year' });
  await year.fill('201');
  const options = page.getByRole('listbox', { name: 'Year' }).getByRole('option');
  await options.filter({ hasText: '2019 1' }).waitFor();
  assert.deepEqual((await options.allTextContents()).slice(0, 2), ['2019 1', '2018 1']);
  await year.press('ArrowDown');
  assert.equal(await year.getAttribute('aria-activedescendant'), await options.first().getAttribute('id'));
  await year.press('Enter');
  await page.waitForURL(/\?s=data&year=2019$/);
  assert.deepEqual([await year.inputValue(), await options.count()], ['2019', 0]);
  await page.locator('.search-status', { hasText: 'One result for “data”' }).waitFor();
  await year.press('Escape');
  await page.waitForURL(/\?s=data$/);
  assert.deepEqual(visited.troubles, []);
});

test('letters choose first what begins with them', async () => {
  await using visited = await visit(browser, `${url}/search/`);
  const { page } = visited;
  await page.locator('.search-filters summary').click();
  await page.getByRole('combobox', { name: 'Tags' }).fill('STO');
  const options = page.getByRole('listbox', { name: 'Tags' }).getByRole('option');
  await options.filter({ hasText: 'Storage 2' }).waitFor();
  assert.deepEqual((await options.allTextContents()).slice(0, 2), ['Storage 2', 'Restored 0 1']);
});

test('/ and Ctrl+K open the search from every page, but for where one writes', async () => {
  await using visited = await visit(browser, `${url}/2024/03/tagged/`);
  const { page } = visited;
  const field = page.locator('.header-form .search-field');
  for (const keys of ['/', 'Control+k']) {
    await page.keyboard.press(keys);
    assert.equal(await field.evaluate((element) => element.ownerDocument.activeElement === element), true, keys);
    await page.keyboard.type('a/b');
    assert.equal(await field.inputValue(), 'a/b');
    await field.blur();
  }
  await page.setViewportSize({ width: 360, height: 700 });
  await page.keyboard.press('/');
  await page.waitForURL(`${url}/search/#search-field`);
  await waitForTrue(page, "document.activeElement.id === 'search-field'");
});

// The last of all: it leaves the site another.
test('an edit of a large blog makes the index of its year anew and leaves the others, and a clean build agrees byte for byte', async () => {
  const before = indexFolders(site);
  const changed = post({ title: 'Changed', date: '2013-02-01', tags: ['Restored 3'] }, 'Another text.');
  site.write({ 'content/posts/data-3.md': changed });
  await site.built();
  const after = indexFolders(site);
  assert.deepEqual(
    after.filter((folder) => !before.includes(folder)).map((folder) => folder.slice(0, 4)),
    ['2013'],
  );
  assert.equal(after.length, before.length);
  using clean = new TestSite({ ...blog, 'content/posts/data-3.md': changed });
  await clean.built();
  assert.deepEqual(indexBytes(site), indexBytes(clean));
});

function indexFolders(of: TestSite): string[] {
  return [...new Set(of.files('assets/search/').map((name) => name.split('/')[2] ?? ''))];
}

function indexBytes(of: TestSite): [string, string][] {
  const names = [...of.files('assets/search/'), 'search/index.json'];
  return names.map((name) => [name, readFileSync(join(of.root, '_site', name), 'base64')]);
}
