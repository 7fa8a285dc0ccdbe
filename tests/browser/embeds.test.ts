import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { picture } from '../harness/pictures.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { post, TestSite } from '../harness/site.ts';
import { withHeaders } from '../harness/with-headers.ts';

const home = 'https://test.example';
const film = 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ';

let browser: Browser;
let site: TestSite;
const ending = new AsyncDisposableStack();
before(async () => {
  site = ending.use(
    new TestSite({
      'content/site.yaml': `name: Test\nurl: ${home}/\npermalink: /:slug/\nsearch: false\nimages: { widths: [120] }\n`,
      'content/posts/a.md': post(
        { slug: 'a' },
        'Some text.\n\nhttps://youtu.be/dQw4w9WgXcQ?t=42\n\nhttps://codepen.io/desk/pen/abCdEF\n\nhttps://x.com/desk/status/20',
      ),
      'content/posts/b.md': post({ slug: 'b' }, 'See https://youtu.be/dQw4w9WgXcQ'),
      'content/embeds/youtube-dQw4w9WgXcQ.yaml': 'title: A film\npicture: film.png\n',
      'content/embeds/film.png': await picture(160, 90),
    }),
  );
  const { problems } = await site.built();
  assert.deepEqual(problems, []);
  browser = await sharedBrowser();
});
after(() => ending.disposeAsync());

/** The post with what went wrong on it, and the hosts that it has asked. */
async function opened(options: BrowserContextOptions = {}) {
  const player = {
    contentType: 'text/html',
    body: '<!DOCTYPE html><html lang="en"><title>Player</title><p>Playing</p>',
  };
  const { context, asked } = await withHeaders(browser, site, home, () => player, options);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(`${home}/a/`);
  return { page, asked, troubles, [Symbol.asyncDispose]: () => context.close() };
}

test('a film asks nobody before it is played, and then the host without cookies alone, as the site’s policy allows', async () => {
  await using view = await opened();
  const { page, asked, troubles } = view;
  const button = page.getByRole('button', { name: 'Play: A film (YouTube)' });
  await button.scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  assert.deepEqual(asked, []);
  await button.click();
  await page.frameLocator('.embed iframe').getByText('Playing').waitFor();
  assert.deepEqual(asked, [film]);
  const frame = page.locator('.embed iframe');
  assert.equal(await frame.getAttribute('src'), `${film}?autoplay=1&start=42`);
  assert.equal(await frame.getAttribute('title'), 'A film (YouTube)');
  assert.equal(await page.evaluate('document.activeElement.localName'), 'iframe');
  assert.equal(await button.count(), 0);
  const { width, height } = (await frame.boundingBox()) ?? { width: 0, height: 1 };
  assert.ok(Math.abs(width / height - 16 / 9) < 0.02, `${width} × ${height}`);
  assert.deepEqual(troubles, []);
});

for (const key of ['Enter', 'Space']) {
  test(`${key} plays it, and opens a program`, async () => {
    await using view = await opened();
    const { page, asked, troubles } = view;
    await page.getByRole('button', { name: 'Play: A film (YouTube)' }).focus();
    await page.keyboard.press(key);
    await page.frameLocator('.embed-film iframe').getByText('Playing').waitFor();
    await page.getByRole('button', { name: /^Open: Live example on CodePen \(codepen\.io\// }).focus();
    await page.keyboard.press(key);
    await page.frameLocator('.embed-demo iframe').getByText('Playing').waitFor();
    assert.deepEqual(asked, [film, 'https://codepen.io/desk/embed/abCdEF']);
    assert.deepEqual(troubles, []);
  });
}

test('without scripts there is a link, and on paper a title and an address, played or not', async () => {
  await using plain = await opened({ javaScriptEnabled: false });
  const link = plain.page.getByRole('link', { name: 'Play: A film (YouTube)' });
  assert.equal(await link.getAttribute('href'), 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s');
  await using view = await opened();
  await view.page.getByRole('button', { name: 'Play: A film (YouTube)' }).click();
  for (const page of [plain.page, view.page]) {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.embed-film .embed-title').isVisible(), true);
    assert.equal(await page.locator('.embed-film :is(img, iframe)').first().isVisible(), false);
    const address = "getComputedStyle(document.querySelector('.embed-film > a'), '::after').content";
    assert.match(await page.evaluate<string>(address), /watch\?v=dQw4w9WgXcQ/);
  }
});

test('a page without films loads nothing for them', async () => {
  assert.equal(site.page('/b/')('.embed, [href*="embeds-"], [src*="embeds-"]').length, 0);
});
