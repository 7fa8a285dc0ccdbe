import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { serveFolder } from '../harness/browser.ts';
import { photograph, picture } from '../harness/pictures.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { post, TestSite } from '../harness/site.ts';
import { visit, waitForTrue } from '../harness/visit.ts';

/** A black line on nothing. */
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><path d="M0 50h300" stroke="#000" stroke-width="9"/></svg>';

const body = [
  '<p><img class="authored" src="/wide.png" width="120" alt="Narrow"></p>',
  '<p><img class="half" src="/wide.png" width="50%" alt="Half"></p>',
  '<p><img class="greedy" src="/small.png" width="900" alt="Greedy"></p>',
  '<p><img class="drawn" src="/line.svg" width="450" alt="Drawn"></p>',
  'A ![small one](/small.png "Its title") in a line.',
  '![Block](/small.png)',
  '![Line](/line.svg)',
  '![On dark](/dark.svg#gh-dark-mode-only)\n![On light](/light.svg#gh-light-mode-only)',
  '![Dark alone](/dark.svg#gh-dark-mode-only)',
  '<picture>\n<source media="(prefers-color-scheme: dark)" srcset="/dark.svg">\n<img src="/light.svg" alt="Of one">\n</picture>',
  '<iframe class="film" src="/frame.html" width="560" height="315" title="Film" frameborder="0"></iframe>',
  '<iframe class="upright" src="/frame.html" width="315" height="560" title="Upright"></iframe>',
  '<iframe class="player" src="/frame.html" width="100%" height="152" title="Player"></iframe>',
].join('\n\n');

const begun = new AsyncDisposableStack();
let url: string;
let browser: Browser;
before(async () => {
  const thumbnail = (name: string) => ({ thumbnail: `/${name}`, thumbnailAlt: name });
  const site = begun.use(
    new TestSite({
      'content/wide.png': await (await photograph(900, 450)).png().toBuffer(),
      'content/tall.png': await (await photograph(700, 2100)).png().toBuffer(),
      'content/small.png': await picture(200, 80),
      'content/line.svg': drawing,
      'content/dark.svg': drawing.replace('#000', '#fff'),
      'content/light.svg': drawing.replace('9"', '10"'),
      'content/posts/tall.md': post({ title: 'Tall', ...thumbnail('tall.png') }, body),
      'content/posts/small.md': post({ title: 'Small', date: '2025-05-01', ...thumbnail('small.png') }),
      'content/posts/line.md': post({ title: 'Line', date: '2025-04-01', ...thumbnail('line.svg') }),
      'content/pages/frame.md': '---\ntitle: Frame\npermalink: /frame.html\n---\n\nFramed.\n',
    }),
  );
  await site.built();
  const served = await serveFolder(join(site.root, '_site'));
  begun.defer(() => void served.server.close());
  browser = await sharedBrowser();
  url = served.url;
});
after(() => begun.disposeAsync());

const box = z.object({ width: z.number(), height: z.number() });

async function sizeOf(page: Page, selector: string) {
  const { width, height } = box.parse(await page.locator(selector).first().boundingBox());
  return [Math.round(width), Math.round(height)];
}

for (const [width, sizes] of [
  [1440, { authored: [120, 60], half: [296, 148], greedy: [200, 80] }],
  [360, { authored: [120, 60], half: [296, 148], greedy: [200, 80] }],
] as const) {
  test(`a picture is as wide as its writer says, but never enlarged or wider than the text, at ${width} px`, async () => {
    await using visited = await visit(browser, `${url}/2025/06/tall/`, { viewport: { width, height: 800 } });
    for (const [name, size] of Object.entries(sizes)) {
      assert.deepEqual(await sizeOf(visited.page, `img.${name}`), size, name);
    }
    const [column = 0] = await sizeOf(visited.page, '.entry-content');
    assert.equal((await sizeOf(visited.page, 'img.drawn'))[0], Math.min(450, column));
    assert.deepEqual(await sizeOf(visited.page, 'img[title="Its title"]'), [200, 80]);
    assert.deepEqual(await sizeOf(visited.page, 'figure img[alt="Block"]'), [200, 80]);
  });

  test(`no picture above a post is enlarged or taller than the screen at ${width} px`, async () => {
    await using visited = await visit(browser, `${url}/2025/06/tall/`, { viewport: { width, height: 600 } });
    const [, height = 0] = await sizeOf(visited.page, '.entry-picture img');
    assert.ok(height <= 600, `${height} px`);
    await visited.page.goto(`${url}/2025/05/small/`);
    assert.deepEqual(await sizeOf(visited.page, '.entry-picture img'), [200, 80]);
    await visited.page.goto(`${url}/`);
    const fit = 'getComputedStyle(document.querySelector("img[alt=\'small.png\']")).objectFit';
    assert.equal(await visited.page.evaluate(fit), 'scale-down');
  });

  test(`a film in a frame keeps its ratio, a player its height, and neither has a border, at ${width} px`, async () => {
    await using visited = await visit(browser, `${url}/2025/06/tall/`, { viewport: { width, height: 800 } });
    const { page } = visited;
    const [film = 0, filmHeight = 0] = await sizeOf(page, 'iframe.film');
    assert.ok(Math.abs(film / filmHeight - 16 / 9) < 0.02, `${film} × ${filmHeight}`);
    const [upright = 0, uprightHeight = 0] = await sizeOf(page, 'iframe.upright');
    assert.ok(
      Math.abs(upright / uprightHeight - 9 / 16) < 0.02 && uprightHeight <= 800,
      `${upright} × ${uprightHeight}`,
    );
    assert.deepEqual((await sizeOf(page, 'iframe.player'))[1], 152);
    for (const frame of await page.locator('iframe').all()) assert.equal(await frame.getAttribute('loading'), 'lazy');
    const borders =
      '[...document.querySelectorAll("iframe")].map((one) => getComputedStyle(one).borderTopWidth).join()';
    assert.equal(await page.evaluate(borders), '0px,0px,0px');
  });
}

for (const system of ['light', 'dark'] as const) {
  for (const theme of ['system', 'light', 'dark'] as const) {
    const shown = theme === 'system' ? system : theme;
    test(`of a pair of pictures the ${shown} one is shown where the system is ${system} and the reader chose ${theme}`, async () => {
      await using visited = await visit(browser, `${url}/2025/06/tall/`, { colorScheme: system });
      const { page } = visited;
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      const isDark = shown === 'dark';
      assert.equal(await page.locator('img[alt="On dark"]').isVisible(), isDark);
      assert.equal(await page.locator('img[alt="On light"]').isVisible(), !isDark);
      assert.equal(await page.locator('figure:has(img[alt="Dark alone"])').isVisible(), isDark);
      const ofOne = page.locator('img[alt="Of one"]');
      assert.match((await ofOne.filter({ visible: true }).getAttribute('src')) ?? '', isDark ? /dark/ : /light/);
    });
  }
}

test('a drawing that is see-through stands on light ground in the dark, on cards, above and in the text', async () => {
  await using visited = await visit(browser, `${url}/2025/04/line/`, { colorScheme: 'dark' });
  const { page } = visited;
  const lightness = (alt: string) =>
    page.evaluate(`(() => {
      const [, value] = /oklch\\(([\\d.]+)/.exec(getComputedStyle(document.querySelector('img[alt="${alt}"]')).backgroundColor) ?? [];
      return Number(value ?? 0);
    })()`);
  assert.equal(await lightness('line.svg'), 0.94);
  await page.goto(`${url}/`);
  assert.equal(await lightness('line.svg'), 0.94);
  await page.goto(`${url}/2025/06/tall/`);
  assert.equal(await lightness('Line'), 0.94);
  assert.equal(await lightness('On dark'), 0, 'a picture for the dark was drawn for a dark ground');
});

test('a picture that its writer made narrow is fetched narrow', async () => {
  await using visited = await visit(browser, `${url}/2025/06/tall/`, { viewport: { width: 1440, height: 800 } });
  const { page } = visited;
  await page.locator('img.authored').scrollIntoViewIfNeeded();
  await waitForTrue(page, 'document.querySelector("img.authored").currentSrc !== ""');
  assert.match(String(await page.evaluate('document.querySelector("img.authored").currentSrc')), /-120\.webp$/);
});
