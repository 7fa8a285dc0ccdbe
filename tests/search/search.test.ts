import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { searchText } from '../../src/search/record.ts';
import { serveFolder } from '../harness/browser.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { type Files, post, TestSite } from '../harness/site.ts';
import { visit } from '../harness/visit.ts';

const blog: Files = {
  'content/site.yaml': `name: Test Site
url: https://test.example/blog/
categories:
  - name: Infrastructure
  - name: Build systems
    parent: Infrastructure
`,
  'content/posts/kettle.md': post(
    { title: 'A kettle', date: '2021-03-01', tags: ['Kitchen'], authors: ['Ann'], categories: ['Build systems'] },
    'Water boils. Somewhere a lighthouse is mentioned, once, among `if (a < b && c)` and more.',
  ),
  'content/posts/lighthouse.md': post(
    { title: 'The lighthouse', date: '2023-04-01', tags: ['Coast', 'Kitchen'], authors: ['Bob'] },
    'Its lamp turns all night.',
  ),
  'content/posts/ships.md': post(
    { title: 'Ships', date: '2023-05-01', tags: ['Coast'], authors: ['Ann'] },
    'A ship that passes a lighthouse. A second lighthouse is further on.',
  ),
  'content/posts/hidden.md': post({ title: 'Hidden lighthouse', date: '2023-05-02', unlisted: true }, 'Quietword.'),
  'content/posts/draft.md': post({ title: 'Draft lighthouse', date: '2023-05-03', draft: true }, 'Quietword.'),
  'content/posts/later.md': post({ title: 'Later lighthouse', date: '2030-05-03' }, 'Quietword.'),
  ...Object.fromEntries(
    Array.from({ length: 25 }, (_, index) => [
      `content/posts/many-${index}.md`,
      post({ title: `Number ${index}`, date: `2022-01-${String(index + 1).padStart(2, '0')}` }, 'One in a crowd.'),
    ]),
  ),
};

let site: TestSite;
let server: Server;
let home: string;
let browser: Browser;
before(async () => {
  site = new TestSite(blog);
  await site.built();
  const www = join(site.root, 'www');
  cpSync(join(site.root, '_site'), join(www, 'blog'), { recursive: true });
  const served = await serveFolder(www);
  server = served.server;
  home = `${served.url}/blog/`;
  browser = await sharedBrowser();
});
after(() => {
  server?.close();
  site?.[Symbol.dispose]();
});

const titles = (page: Page) => page.locator('.search-results h2').allTextContents();
const status = (page: Page, text: string) => page.locator('.search-status', { hasText: text }).waitFor();

test('a search from the header finds titles first, and marks what it found', async () => {
  await using visited = await visit(browser, home);
  const { page, troubles } = visited;
  await page.locator('.header-form .search-field').fill('lighthouse');
  await page.keyboard.press('Enter');
  await status(page, '3 results for “lighthouse”');
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/blog/search/?s=lighthouse');
  const found = await titles(page);
  assert.equal(found[0], 'The lighthouse');
  assert.deepEqual(found.toSorted(), ['A kettle', 'Ships', 'The lighthouse']);
  assert.equal(await page.locator('.search-results h2 mark').textContent(), 'lighthouse');
  const excerpt = page.locator('.search-results li', { hasText: 'Ships' }).locator('p');
  assert.deepEqual(await excerpt.locator('mark').allTextContents(), ['lighthouse', 'lighthouse']);
  assert.equal(await page.locator('.search-browse').isVisible(), false);
  assert.deepEqual(troubles, []);
});

test('results are the cards that archives show', async () => {
  await using visited = await visit(browser, `${home}search/?s=boils`);
  const { page } = visited;
  await status(page, 'One result');
  const card = await page.locator('.search-results li article').first().evaluate(shape);
  await page.goto(`${home}tag/kitchen/`);
  const archived = await page.locator('.posts-list article', { hasText: 'A kettle' }).evaluate(shape);
  assert.deepEqual(card, archived);
});

/** The elements of a card with their classes and addresses, without its words. */
function shape(card: Element): string[] {
  return [card, ...card.querySelectorAll('*:not(mark)')].map((element) =>
    [element.localName, element.className, element.getAttribute('href'), element.id].join(' '),
  );
}

test('the arrow keys lead through the results, Escape leads back, and typing searches', async () => {
  await using visited = await visit(browser, `${home}search/`);
  const { page, troubles } = visited;
  await page.locator('.page-form .search-field').focus();
  await page.keyboard.type('lighth');
  await status(page, '3 results for “lighth”');
  await page.waitForURL(/\?s=lighth$/);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'The lighthouse');
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await focused(), 'The lighthouse');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'The lighthouse');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 's');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${home}2023/04/lighthouse/`);
  assert.deepEqual(troubles, []);
});

test('filters narrow, sorting reorders, and the address keeps both for Back and for others', async () => {
  await using visited = await visit(browser, `${home}search/?s=lighthouse`);
  const { page, troubles } = visited;
  await status(page, '3 results');
  await page.locator('.search-filters summary').click();
  await page.getByRole('combobox', { name: 'Tags' }).selectOption('Coast');
  await status(page, '2 results');
  await page.getByLabel('Author').selectOption('Bob');
  await status(page, 'One result');
  assert.deepEqual(await titles(page), ['The lighthouse']);
  await page.goBack();
  await status(page, '2 results');
  assert.equal(await page.getByLabel('Author').inputValue(), '');
  await page.goto(`${home}search/?s=lighthouse&sort=newest`);
  await status(page, '3 results');
  assert.deepEqual(await titles(page), ['Ships', 'The lighthouse', 'A kettle']);
  await page.goto(`${home}search/?category=Infrastructure`);
  await status(page, 'One post');
  assert.deepEqual(await titles(page), ['A kettle']);
  await page.goto(`${home}search/?s=lighthouse&year=2021`);
  await status(page, 'One result');
  assert.deepEqual(troubles, []);
});

test('more results come on demand, and focus goes to the first of them', async () => {
  await using visited = await visit(browser, `${home}search/?s=crowd&sort=newest`);
  const { page } = visited;
  await status(page, '25 results');
  assert.equal((await titles(page)).length, 10);
  await page.getByRole('button', { name: 'More results' }).press('Enter');
  await page.locator('.search-results > li:nth-child(20)').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Number 14');
  await page.getByRole('button', { name: 'More results' }).click();
  await page.locator('.search-results > li:nth-child(25)').waitFor();
  assert.equal(await page.locator('.search-more').isVisible(), false);
});

test('a search that finds nothing says so and offers the tags that resemble it', async () => {
  await using visited = await visit(browser, `${home}search/?s=kitchinware`);
  const { page, troubles } = visited;
  await status(page, 'Nothing found for “kitchinware”');
  assert.deepEqual(await page.locator('.search-tags a').allTextContents(), ['Kitchen']);
  assert.equal(await page.locator('.search-tags a').getAttribute('href'), '/blog/tag/kitchen/');
  assert.equal(await page.locator('.search-browse').isVisible(), true);
  assert.deepEqual(troubles, []);
});

test('where no tag resembles the query, those with the most posts are offered as what they are', async () => {
  await using visited = await visit(browser, `${home}search/?s=zzzzqqqq`);
  await status(visited.page, 'Nothing found for “zzzzqqqq”. The tags with the most posts:');
  assert.deepEqual(await visited.page.locator('.search-tags a').allTextContents(), ['Coast', 'Kitchen']);
});

test('a word that no post has does not find the posts that have its first letters', async () => {
  await using visited = await visit(browser, `${home}search/?s=incunabulum`);
  await status(visited.page, 'Nothing found');
});

test('code in a text is found, and its angle brackets and ampersands are shown as written', async () => {
  await using visited = await visit(browser, `${home}search/?s=mentioned`);
  const { page } = visited;
  await status(page, 'One result');
  assert.match((await page.locator('.search-results p').textContent()) ?? '', /if \(a < b && c\)/);
});

for (const [what, query] of [
  ['results', 'lighthouse&tag=Coast'],
  ['no results', 'kitchinware'],
]) {
  test(`a page of ${what} has nothing that axe objects to`, async () => {
    await using visited = await visit(browser, `${home}search/?s=${query}`);
    await status(visited.page, 'for “');
    const { violations } = await new AxeBuilder({ page: visited.page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
    );
  });
}

test('a blog is searched and answered in its own language', async () => {
  using arabic = new TestSite({
    'content/site.yaml': 'name: مدونة\nurl: https://test.example/\nlanguage: ar-EG\n',
    'content/posts/a.md': post({ title: 'المنارة' }, 'سفينة تمرّ قرب الشاطئ.'),
    'content/posts/b.md': post({ title: 'السفن', date: '2024-01-01' }, 'لا شيء.'),
  });
  await arabic.built();
  const served = await serveFolder(join(arabic.root, '_site'));
  try {
    await using visited = await visit(browser, `${served.url}/search/?s=${encodeURIComponent('منارة')}`);
    await status(visited.page, 'نتيجة واحدة عن «منارة»');
    assert.deepEqual(await titles(visited.page), ['المنارة']);
    assert.deepEqual(visited.troubles, []);
  } finally {
    served.server.close();
  }
});

test('home leads searches to the search page, as WordPress addresses them', async () => {
  await using visited = await visit(browser, `${home}?s=ships`);
  await visited.page.waitForURL(`${home}search/?s=ships`);
  await status(visited.page, 'One result');
});

test('nothing of search is loaded on other pages, and on its own everything but the words before one is typed', async () => {
  await using visited = await visit(browser, home);
  const { page } = visited;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.reload({ waitUntil: 'networkidle' });
  assert.deepEqual(
    asked.filter((path) => path.includes('search')),
    [],
  );
  await page.goto(`${home}search/`, { waitUntil: 'networkidle' });
  const bundles = asked.filter((path) => path.includes('/assets/search/'));
  assert.deepEqual(bundles.map((path) => path.replace(/-[\w-]+(?=[/.])/, '')).sort(), [
    '/blog/assets/search/all/outline.bin',
    '/blog/assets/search/stem.js',
  ]);
  assert.equal(asked.filter((path) => path === '/blog/search/index.json').length, 1);
});

test('a reader who saves data loads nothing of the index before coming to the field', async () => {
  await using visited = await visit(browser, home);
  const { page } = visited;
  await page.addInitScript('Object.defineProperty(navigator, "connection", { value: { saveData: true } })');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${home}search/`, { waitUntil: 'networkidle' });
  assert.equal(asked.filter((path) => path.includes('/assets/search/')).length, 0);
  const outline = page.waitForRequest((request) => request.url().endsWith('/outline.bin'));
  await page.locator('.page-form .search-field').focus();
  await outline;
});

test('each keystroke is answered, and only the last one’s answer stays', async () => {
  await using visited = await visit(browser, `${home}search/`);
  const { page, troubles } = visited;
  await page.locator('.page-form .search-field').focus();
  for (const text of ['shi', 'lig', 'kettl', 'ships', 'crowd'])
    await page.locator('.page-form .search-field').fill(text);
  await status(page, '25 results for “crowd”');
  await page.waitForURL(/\?s=crowd$/);
  assert.equal((await titles(page)).length, 10);
  assert.deepEqual(troubles, []);
});

test('a search that fails on a lost connection succeeds when it is back', async () => {
  await using visited = await visit(browser, home);
  const { page } = visited;
  await page.route('**/outline.bin', (route) => route.abort());
  await page.goto(`${home}search/?s=ships`);
  await status(page, 'could not be loaded');
  await page.unroute('**/outline.bin');
  await page.locator('.page-form .search-field').press('Enter');
  await status(page, 'One result');
});

test('the search page is for search engines, and answers to a query are not', async () => {
  await using visited = await visit(browser, `${home}search/`);
  const { page } = visited;
  const robots = () => page.locator('meta[name="robots"]').evaluateAll((all) => all.map((one) => one.outerHTML));
  assert.deepEqual(await robots(), []);
  for (const query of ['s=ships', 'tag=Coast']) {
    await page.goto(`${home}search/?${query}`);
    await page.locator('.search-results li').first().waitFor();
    assert.deepEqual(await robots(), ['<meta name="robots" content="noindex, follow">'], query);
  }
});

test('without JavaScript the search page leads to posts by lists', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${home}search/?s=lighthouse`);
  assert.equal(await page.locator('.search-browse a', { hasText: 'Coast' }).isVisible(), true);
  assert.equal(await page.locator('.search-filters').isVisible(), false);
  assert.equal(await page.locator('.search .page-form').isVisible(), false);
  await context.close();
});

test('posts that readers may not see are in no index', async () => {
  await using visited = await visit(browser, `${home}search/?s=quietword`);
  await status(visited.page, 'Nothing found');
});

test('a site without search has neither page, index nor script of it', async () => {
  using without = new TestSite({ 'content/site.yaml': 'name: A\nurl: https://a.example/\nsearch: false\n' });
  without.write({ 'content/posts/a.md': post() });
  await without.built();
  assert.deepEqual(
    without.files().filter((name) => name.includes('search')),
    [],
  );
});

test('a site without posts has a search page that finds nothing', async () => {
  using empty = new TestSite();
  await empty.built();
  assert.deepEqual(JSON.parse(empty.text('search/index.json')).bundles, []);
});

test('the text of a body is its words: tags away, blocks apart, pictures by their alternative texts', () => {
  const picture = {
    kind: 'picture' as const,
    source: 'a.png',
    alt: 'A <b> & c',
    title: null,
    block: false,
    attributes: {},
    line: 1,
    column: 1,
  };
  const parts = ['<h2>One</h2><p>two &amp; <em>th</em>ree</p>', picture, '<pre><code>a &lt; b</code></pre>'];
  assert.deepEqual(searchText({ parts }), { text: 'One two & three A <b> & c a < b', sections: [] });
});

test('a text knows its headings: what their ids are, and where their words stand', () => {
  const parts = [
    '<p>Before.</p>\n<h2 id="r&amp;d">R &amp; D</h2>\n<p>Text.</p><h3 class="x" id="last">The <code>last</code>\n one</h3>',
  ];
  const { text, sections } = searchText({ parts });
  assert.equal(text, 'Before. R & D Text. The last one');
  assert.deepEqual(
    sections.map(([id, start, end]) => [id, text.slice(start, end)]),
    [
      ['r&d', 'R & D'],
      ['last', 'The last one'],
    ],
  );
});
