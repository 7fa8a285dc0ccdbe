import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { serveFolder } from '../harness/browser.ts';
import { longNames, longWord } from '../harness/long-names.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { TestSite } from '../harness/site.ts';
import { visit } from '../harness/visit.ts';

const begun = new AsyncDisposableStack();
let url: string;
let browser: Browser;
let pages: string[];
before(async () => {
  const site = begun.use(new TestSite(longNames()));
  await site.built();
  const served = await serveFolder(join(site.root, '_site'));
  begun.defer(() => void served.server.close());
  browser = await sharedBrowser();
  url = served.url;
  pages = site.files().filter((file) => /\.html$|^(?:feed|tag\/[^/]+\/feed)\.xml$/.test(file));
});
after(() => begun.disposeAsync());

/** How wide the page is, how wide the window, and what of the page reaches out of it without a box to scroll in. */
const measured = `(() => {
  const { scrollWidth } = document.scrollingElement;
  const scrolls = (one) => one !== document.body && (getComputedStyle(one).overflowX !== 'visible' || scrolls(one.parentElement));
  const beyond = scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 && !scrolls(one.parentElement))
    .map((one) => one.localName + '.' + (one.getAttribute('class') ?? ''));
  return { scrollWidth, innerWidth, beyond };
})()`;
const measures = z.object({ scrollWidth: z.number(), innerWidth: z.number(), beyond: z.array(z.string()) });

test('no page of any kind scrolls sideways on a phone, of 320 or 360 px, however long its names are', async () => {
  await using visited = await visit(browser, `${url}/404.html`, { viewport: { width: 320, height: 640 } });
  const { page } = visited;
  const kinds = ['index.html', 'page/2/index.html', 'search/index.html', 'archive/index.html', 'feed.xml'];
  for (const kind of kinds) assert.ok(pages.includes(kind), kind);
  const wide: string[] = [];
  const look = async (name: string) => {
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 640 });
      const { scrollWidth, innerWidth, beyond } = measures.parse(await page.evaluate(measured));
      assert.equal(innerWidth, width);
      if (scrollWidth > width) wide.push(`${name} is ${scrollWidth} px of ${width}: ${beyond.join(' ')}`);
    }
  };
  for (const path of pages) {
    await page.goto(`${url}/${path}`);
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    await look(path);
  }
  await page.goto(`${url}/search/?s=${longWord}`, { waitUntil: 'networkidle' });
  await page.locator('.search-filters summary').click();
  assert.equal(await page.locator('.search-results > li').count(), 3);
  await look('search with results');
  await page.locator('.burger-menu').click();
  await look('menu');
  assert.deepEqual(wide, []);
});
