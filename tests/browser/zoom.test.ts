import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { serveFolder } from '../harness/browser.ts';
import { photograph, picture } from '../harness/pictures.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { post, TestSite } from '../harness/site.ts';
import { visit } from '../harness/visit.ts';

const body = [
  '![A wide view](/wide.png "Its *caption*, with words")',
  '![Small](/small.png)',
  '[![A link](/wide.png)](/about/)',
  '<img src="/wide.png" alt="">',
  'In a line ![of text](/wide.png) it stands.',
].join('\n\n');

const begun = new AsyncDisposableStack();
let url: string;
let browser: Browser;
before(async () => {
  const site = begun.use(
    new TestSite({
      'content/site.yaml':
        'name: Test Site\nurl: https://test.example/\nsearch: false\nimages: { widths: [440, 880], formats: [webp] }\n',
      'content/wide.png': await (await photograph(1200, 400)).png().toBuffer(),
      'content/tall.png': await (await photograph(400, 1200)).png().toBuffer(),
      'content/small.png': await picture(200, 80),
      'content/posts/wide.md': post({ title: 'Wide', thumbnail: '/wide.png', thumbnailAlt: 'Above it' }, body),
      'content/posts/small.md': post({ title: 'Small', date: '2025-05-01' }, '![Small](/small.png)'),
      'content/pages/about.md': `---\ntitle: About\n---\n\n![On a page](/wide.png)\n\n![As high as a tower](/tall.png "Tall")\n\n${'![Small](/small.png)\n\n'.repeat(4)}`,
    }),
  );
  await site.built();
  const served = await serveFolder(join(site.root, '_site'));
  begun.defer(() => void served.server.close());
  browser = await sharedBrowser();
  url = served.url;
});
after(() => begun.disposeAsync());

test('pictures that have more than is shown of them are enlarged, but for links and decorations', async () => {
  await using visited = await visit(browser, `${url}/2025/06/wide/`, { viewport: { width: 1440, height: 900 } });
  const { page, troubles } = visited;
  await page.locator('.zoomable').first().waitFor();
  const names = await page.evaluate(
    '[...document.querySelectorAll(".zoom-button:not([hidden])")].map((one) => one.ariaLabel)',
  );
  assert.deepEqual(names, ['Enlarge: Above it', 'Enlarge: A wide view', 'Enlarge: of text']);
  assert.deepEqual(troubles, []);
});

test('the widest file is fetched when a picture is enlarged; Escape and a click close it, and the focus returns', async () => {
  await using visited = await visit(browser, `${url}/2025/06/wide/`, { viewport: { width: 1440, height: 900 } });
  const { page, troubles } = visited;
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const button = page.getByRole('button', { name: 'Enlarge: A wide view' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'A wide view' });
  await dialog.waitFor();
  await page.waitForFunction('document.querySelector("dialog img").currentSrc !== ""');
  await page.waitForFunction('document.querySelector("dialog img").complete');
  assert.match(String(await page.evaluate('document.querySelector("dialog img").currentSrc')), /-1200\.webp$/);
  assert.ok(fetched.some((one) => /-1200\.webp$/.test(one)));
  assert.equal(await dialog.locator('figcaption').textContent(), 'Its *caption*, with words');
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Close');
  const box = await dialog.locator('img').boundingBox();
  assert.ok(box !== null && box.width > 1000 && box.width <= 1440 && box.height <= 900, JSON.stringify(box));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Enlarge: A wide view');

  await page.locator('.entry-picture img').click();
  const first = page.getByRole('dialog', { name: 'Above it' });
  await first.locator('img').click();
  await first.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Enlarge: Above it');
  assert.deepEqual(troubles, []);
});

test('on a phone an enlarged picture is twice as wide as in the text, and scrolled', async () => {
  await using visited = await visit(browser, `${url}/about/`, { viewport: { width: 360, height: 740 } });
  const { page } = visited;
  const image = page.getByRole('img', { name: 'On a page' });
  const { width: shown = 0 } = (await image.boundingBox()) ?? {};
  await image.click();
  const dialog = page.getByRole('dialog', { name: 'On a page' });
  const { width = 0 } = (await dialog.locator('img').boundingBox()) ?? {};
  assert.ok(Math.abs(width - 2 * shown) <= 1, `${width} beside ${shown}`);
  assert.ok(await page.evaluate('(([one]) => one.scrollWidth > one.clientWidth)(document.querySelectorAll("dialog"))'));
});

test('a high picture is no higher than the screen, keeps its ratio, and is enlarged in it; for paper nothing waits', async () => {
  await using visited = await visit(browser, `${url}/about/`, { viewport: { width: 1440, height: 800 } });
  const { page } = visited;
  const image = page.getByRole('img', { name: 'As high as a tower' });
  const { height = 0 } = (await image.boundingBox()) ?? {};
  assert.ok(height > 600 && height <= 800, `${height} px high`);
  assert.equal(await page.evaluate('getComputedStyle(document.querySelector(".tall img")).objectFit'), 'contain');
  await image.click();
  const large = page.getByRole('dialog', { name: 'As high as a tower' }).locator('img');
  const box = (await large.boundingBox()) ?? { width: 0, height: 0 };
  assert.ok(Math.abs(box.height / box.width - 3) < 0.02, JSON.stringify(box));
  assert.ok((await page.locator('img[loading="lazy"]').count()) > 0);
  await page.emulateMedia({ media: 'print' });
  await page.locator('img[loading="lazy"]').first().waitFor({ state: 'detached' });
});

test('a page without a picture that can be enlarged loads nothing for it', async () => {
  await using visited = await visit(browser, `${url}/2025/05/small/`);
  const { page } = visited;
  assert.equal(await page.locator('[src*="/zoom-"], [href*="/zoom-"], [data-enlarge]').count(), 0);
});
