import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { home } from '../../src/engine/own-files.ts';
import { serveFolder } from '../harness/browser.ts';
import { photograph } from '../harness/pictures.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';
import { visit } from '../harness/visit.ts';

/** A theme of its own, made only of what every site may have: `tests/fixtures/night`. */
let site: TestSite;
let server: Server;
let url: string;
let browser: Browser;
before(async () => {
  const level = '{ type: string, enum: [easy, hard] }';
  site = new TestSite({
    'content/site.yaml': `${plainSite}images: { widths: [320] }\nextra: { level: ${level} }\nnav: [{ label: Team, url: /team/ }]\n`,
    'content/images/a.png': await (await photograph(1200, 600)).png().toBuffer(),
    'content/posts/lamp.md': post(
      {
        title: 'The lamp',
        layout: 'story',
        extra: { level: 'hard' },
        thumbnail: '/images/a.png',
        thumbnailAlt: 'Blue',
      },
      'It burns all night, every night.\n\n```ts\nconst night = 1;\n```',
    ),
    'content/posts/moon.md': post({ title: 'The moon', extra: { level: 'easy' } }, 'It shines on its own.'),
  });
  cpSync(join(home, 'tests/fixtures/night'), site.root, { recursive: true });
  const font = '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf';
  cpSync(join(home, 'node_modules', font), join(site.root, 'public/fonts/night.ttf'));
  await site.built();
  ({ server, url } = await serveFolder(join(site.root, '_site')));
  browser = await sharedBrowser();
});
after(() => {
  server?.close();
  site?.[Symbol.dispose]();
});

const styleOf = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

for (const [colorScheme, width] of [
  ['light', 360],
  ['dark', 1440],
] as const) {
  test(`the second theme is dark for a reader who likes it ${colorScheme}, in its own font, at ${width} px`, async () => {
    await using visited = await visit(browser, `${url}/`, { viewport: { width, height: 900 }, colorScheme });
    const { page, troubles } = visited;
    await page.evaluate('document.fonts.ready');
    assert.equal(await page.evaluate('document.fonts.check("16px Night Serif")'), true);
    for (const path of ['/', '/2025/06/lamp/', '/team/']) {
      await page.goto(url + path);
      assert.match(await styleOf(page, 'h1, .site-name', 'font-family'), /^"Night Serif"/);
      assert.equal(await styleOf(page, 'html', 'color-scheme'), 'dark');
      // Of oklch(18% …): dark paper.
      assert.match(await styleOf(page, 'body', 'background-color'), /^oklch\(0\.18 /);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      assert.ok(Number(overflow) <= 0, `${path} is ${overflow} px too wide`);
    }
    assert.deepEqual(troubles, []);
  });
}

test('a post has the theme’s own layout, a page its data, and both the filter and the menu', async () => {
  const story = site.page('/2025/06/lamp/');
  assert.equal(story('.story .level').text(), '•••');
  assert.equal(site.page('/2025/06/moon/')('.story').length, 0);
  const team = site.page('/team/');
  assert.deepEqual(
    team('.team li')
      .toArray()
      .map((one) => team(one).text()),
    ['An: Editor', 'Bo: Photographer'],
  );
  assert.equal(site.page('/')('.nav a').first().text(), 'Team');
});

test('search shows the theme’s own card, marked, with the picture that fits it', async () => {
  await using visited = await visit(browser, `${url}/`, { viewport: { width: 1440, height: 900 } });
  const { page, troubles } = visited;
  const shape = (card: Element) =>
    [card, ...card.querySelectorAll('*:not(mark)')].map(
      (element) => `${element.localName}.${element.className} ${element.getAttribute('sizes')}`,
    );
  const archived = await page.locator('.tile', { hasText: 'The lamp' }).evaluate(shape);
  const widthOf = async () => (await page.locator('.tile-picture img').boundingBox())?.width;
  const width = await widthOf();
  await page.goto(`${url}/search/?s=lamp`);
  await page.locator('.search-results .tile').waitFor();
  assert.deepEqual(await page.locator('.search-results .tile').evaluate(shape), archived);
  assert.equal(await widthOf(), width);
  assert.equal(width, 320);
  assert.equal(await page.locator('.search-results h2 mark').textContent(), 'lamp');
  const fetched = await page.locator('.tile-picture img').evaluate((image: HTMLImageElement) => image.currentSrc);
  assert.match(fetched, /-320\.\w+$/);
  // The keyboard finds the link in any card.
  await page.locator('.page-form .search-field').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'The lamp');
  assert.deepEqual(troubles, []);
});
