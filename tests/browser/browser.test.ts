import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { load } from '../harness/html.ts';
import { type OpenSample, openSample } from '../harness/open-sample.ts';
import { visit, waitForTrue } from '../harness/visit.ts';
import { wcagFaults } from '../harness/wcag.ts';

const post = '/2023/06/the-archive-is-the-product/';
const specimen = '/2021/09/specimen-sheet/';
const tagPage2 = '/tag/publishing/page/2/';
const phone = { width: 360, height: 740 };
const desk = { width: 1440, height: 900 };

let sample: OpenSample;
let site: string;
let browser: Browser;
before(async () => {
  sample = await openSample();
  ({ url: site, browser } = sample);
});

for (const path of ['/', tagPage2, post, specimen, '/404.html', '/search/']) {
  test(`${path} opens without a message, a failed request or a request to another host`, async () => {
    await using visited = await visit(browser, site + path, { viewport: desk });
    await scrollThrough(visited.page);
    await visited.page.waitForLoadState('networkidle');
    assert.deepEqual(visited.troubles, []);
    assert.notEqual(await visited.page.locator('h1').textContent(), '');
  });
}

// A category's page is printed as a tag's; wcag.long.ts has every page.
for (const path of ['/', tagPage2, post, specimen, '/about/', '/404.html', '/search/', '/tags/']) {
  test(`axe finds nothing against WCAG 2.2 AA on ${path}, light on a phone and dark on a desk`, async () => {
    await using visited = await visit(browser, site + path);
    for (const [colorScheme, viewport] of [
      ['light', phone],
      ['dark', desk],
    ] as const) {
      await visited.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await visited.page.setViewportSize(viewport);
      assert.deepEqual(await wcagFaults(visited.page), [], `${colorScheme}, ${viewport.width} px`);
    }
  });
}

test('no page scrolls sideways at 320 px', async () => {
  await using visited = await visit(browser, `${site}/`, { viewport: { width: 320, height: 640 } });
  for (const path of ['/', tagPage2, post, specimen, '/about/', '/404.html', '/search/', '/tags/', '/archive/']) {
    await visited.page.goto(site + path);
    const { wide, visible } = await visited.page.evaluate<{ wide: number; visible: number }>(
      '({ wide: document.documentElement.scrollWidth, visible: document.documentElement.clientWidth })',
    );
    assert.ok(wide <= visible && visible <= 320, `${path}: ${wide} of ${visible} px`);
  }
});

test('the first key press offers to skip to the content', async () => {
  await using visited = await visit(browser, `${site}/`, { viewport: desk });
  const { page } = visited;
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'skip-link');
  assert.ok(await page.locator('.skip-link').isVisible());
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.querySelector("main").contains(document.activeElement)'), true);
});

test('on a phone the menu is opened, walked through and closed with the keyboard', async () => {
  await using visited = await visit(browser, `${site}/`, { viewport: phone });
  const { page } = visited;
  const link = page.locator('.menu .nav a').first();
  assert.equal(await link.isVisible(), false);
  for (let presses = 0; presses < 10 && (await focused(page)) !== 'burger-menu'; presses++)
    await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'burger-menu');
  await page.keyboard.press('Enter');
  assert.equal(await link.isVisible(), true);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.querySelector(".menu").contains(document.activeElement)'), true);
  await page.keyboard.press('Escape');
  assert.equal(await link.isVisible(), false);
  assert.equal(await focused(page), 'burger-menu');
});

test('a chosen colour scheme is there from the first frame of the next page on', async () => {
  await using visited = await visit(browser, `${site}/`, { viewport: desk, colorScheme: 'light' });
  const { page } = visited;
  const light = await page.evaluate(background);
  await page.locator('.theme-switch select').selectOption('dark');
  const dark = await page.evaluate(background);
  assert.notEqual(dark, light);
  await page.addInitScript(`window.drawn = new Set();
    const look = () => {
      window.drawn.add(${scheme});
      if (document.body) window.drawn.add(${background});
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);`);
  await page.goto(site + post);
  await waitForTrue(page, 'window.drawn.size > 1');
  assert.deepEqual(await page.evaluate('[...window.drawn].sort()'), ['dark', dark]);
  assert.equal(await page.locator('.theme-switch select').inputValue(), 'dark');
});

test('an announcement that was dismissed is never drawn again, and the keyboard goes on behind it', async () => {
  await using visited = await visit(browser, `${site}/`, { viewport: desk });
  const { page } = visited;
  const banner = page.locator('.banner');
  await page.locator('.banner-close').focus();
  await page.keyboard.press('Enter');
  assert.equal(await banner.isVisible(), false);
  assert.equal(await page.evaluate('document.activeElement.localName'), 'main');
  await page.addInitScript(`window.heights = new Set();
    const look = () => {
      const banner = document.querySelector('.banner');
      if (banner) window.heights.add(banner.offsetHeight);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);`);
  await page.goto(site + post);
  await waitForTrue(page, 'window.heights.size > 0');
  assert.deepEqual(await page.evaluate('[...window.heights]'), [0]);
  // What it says has changed since.
  await page.evaluate('localStorage.setItem("banner", "of-an-older-one")');
  await page.reload();
  assert.equal(await banner.isVisible(), true);
});

test('a card with a long title and no picture leaves the lines of the cards beside it together', async () => {
  await using visited = await visit(browser, `${site}/tag/publishing/`, { viewport: desk });
  const gaps = `(() => {
    const [first, second] = document.querySelectorAll('.posts-list > li');
    const box = (selector) => first.querySelector(selector).getBoundingClientRect();
    second.querySelector('.image-holder')?.remove();
    second.querySelector('h2 a').textContent = 'long '.repeat(80);
    const buttons = second.querySelector('.btn-list').getBoundingClientRect();
    const words = second.querySelector('.info p').getBoundingClientRect();
    const holder = first.querySelector('.image-holder').getBoundingClientRect();
    return {
      date: Math.round(box('.date').top - holder.bottom),
      headline: Math.round(box('h2').top - box('.date').bottom),
      excerpt: Math.round(box('.info p').top - box('h2').bottom),
      overlap: Math.max(0, words.bottom - buttons.top),
    };
  })()`;
  const { date, headline, excerpt, overlap } = z
    .record(z.string(), z.number())
    .parse(await visited.page.evaluate(gaps));
  // The margins of the style sheet: 16 below the picture, 4 above and 8 below the headline; a line box may add its leading.
  assert.ok(
    Number(date) <= 20 && Number(headline) <= 10 && Number(excerpt) <= 10,
    JSON.stringify({ date, headline, excerpt }),
  );
  assert.equal(overlap, 0);
});

test('what is typed into a search form, and an old search address, lead to the search page', async () => {
  await using visited = await visit(browser, `${site}/`, { viewport: desk });
  const { page } = visited;
  await page.locator('.header-form input').fill('srcset');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site}/search/?s=srcset`);
  await page.goto(`${site}/?s=srcset`);
  await page.waitForURL(`${site}/search/?s=srcset`);
});

test('the copy button copies the code and says so', async () => {
  await using visited = await visit(browser, site + specimen, {
    viewport: desk,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { page } = visited;
  const figure = page.locator('figure.code').first();
  const button = figure.locator('button.copy');
  await button.focus();
  await page.keyboard.press('Enter');
  await waitForTrue(page, 'document.querySelector("button.copy").textContent === "Copied"');
  assert.equal(await page.evaluate('navigator.clipboard.readText()'), await figure.locator('pre').textContent());
});

test('a heading is named by its text alone, and its permalink says where it leads', async () => {
  await using visited = await visit(browser, site + specimen, { viewport: desk });
  const { page } = visited;
  const headings = await page.locator('.entry-content .heading').all();
  assert.ok(headings.length > 3);
  for (const heading of headings) {
    const text = (await heading.locator(':is(h2, h3, h4, h5, h6)').textContent())?.trim() ?? '';
    assert.equal(await heading.getByRole('heading', { name: text, exact: true }).count(), 1, text);
    assert.equal(await heading.getByRole('link', { name: `Permalink to “${text}”`, exact: true }).count(), 1, text);
  }
});

for (const viewport of [phone, desk]) {
  test(`a heading’s permalink is seen under the pointer and with the focus, at ${viewport.width} px, and moves nothing`, async () => {
    await using visited = await visit(browser, site + specimen, { viewport });
    const { page } = visited;
    const heading = page.locator('.entry-content .heading').first();
    const anchor = heading.locator('.anchor');
    const opacity = () => page.evaluate('getComputedStyle(document.querySelector(".heading .anchor")).opacity');
    // A picture that loads meanwhile gets its button, which takes no room.
    const places = () =>
      page.evaluate(
        '[document.body, ...document.querySelectorAll(".entry-content :not(.zoom-button)")].map((one) => [one.offsetTop, one.offsetHeight])',
      );
    const before = await places();
    assert.equal(await opacity(), '0');
    await heading.hover({ position: { x: 5, y: 5 } });
    assert.equal(await opacity(), '1');
    await page.mouse.move(0, 0);
    assert.equal(await opacity(), '0');
    for (let presses = 0; presses < 60 && (await focused(page)) !== 'anchor'; presses++)
      await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'anchor');
    assert.equal(await opacity(), '1');
    assert.deepEqual(await places(), before);
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, await anchor.getAttribute('href'));
  });
}

test('without JavaScript the menu opens, links lead on, and every card, post and list is there', async () => {
  await using visited = await visit(browser, `${site}/`, { viewport: phone, javaScriptEnabled: false });
  const { page, troubles } = visited;
  assert.equal(await page.locator('.posts-list > li').count(), 24);
  await page.locator('.burger-menu').click();
  await page.locator('.menu .nav a', { hasText: 'Pictures' }).click();
  await page.waitForURL('**/category/pictures/');
  await page.locator('.posts-list h2 a').first().click();
  await page.waitForURL(/\/20\d\d\//);
  assert.match((await page.locator('.entry-content').textContent()) ?? '', /\w{3}/);
  await page.goto(`${site}/search/`);
  assert.ok((await page.locator('.browse a:visible').count()) > 40);
  assert.deepEqual(troubles, []);
});

for (const viewport of [phone, desk]) {
  test(`nothing moves while home and a post load and are scrolled at ${viewport.width} px`, async () => {
    await using visited = await visit(browser, `${site}/404.html`, { viewport });
    const { page } = visited;
    await page.addInitScript(`window.shifts = [];
      new PerformanceObserver((list) => { for (const shift of list.getEntries()) window.shifts.push(shift.value); })
        .observe({ type: 'layout-shift', buffered: true });`);
    for (const path of ['/', post]) {
      await page.goto(site + path);
      await scrollThrough(page);
      assert.deepEqual(await page.evaluate('window.shifts'), [], path);
    }
    for (const path of ['/search/', '/search/?s=archive&sort=newest']) {
      await page.goto(site + path, { waitUntil: 'networkidle' });
      assert.deepEqual(await page.evaluate('window.shifts'), [], path);
    }
    await page.evaluate('scrollTo(0, 0); document.querySelector("main").before(document.createElement("hr"), "Late")');
    await waitForTrue(page, 'window.shifts.length > 0');
  });
}

test('an archive of 24 cards is at most 25 kB of HTML, style and script, compressed', () => {
  const read = (path: string) => readFileSync(join(sample.folder, path));
  const html = read('tag/publishing/index.html');
  const $ = load(html);
  assert.equal($('.posts-list > li').length, 24);
  const assets = $('link[rel="stylesheet"], script[src]')
    .toArray()
    .map((element) => read($(element).attr('href') ?? $(element).attr('src') ?? ''));
  assert.ok(assets.length >= 2);
  const bytes = [html, ...assets].reduce((sum, file) => sum + gzipSync(file).length, 0);
  assert.ok(bytes <= 25_000, `${bytes} bytes`);
});

/** The colour scheme that a page is drawn in, as an expression for the browser: also that of its empty canvas. */
const scheme = 'getComputedStyle(document.documentElement).colorScheme';
/** The colour behind a page, as an expression for the browser. */
const background = 'getComputedStyle(document.body).backgroundColor';

/** The first class of what has the focus. */
async function focused(page: Page): Promise<unknown> {
  return await page.evaluate('document.activeElement.classList[0]');
}

/** Scrolls to the end, a screen at a time, so that every late picture is loaded. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) { scrollTo(0, y); await frame(); }
    await Promise.all([...document.images].map((image) => image.complete || image.decode().catch(() => {})));
    await frame();
  })()`);
}
