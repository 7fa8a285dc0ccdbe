import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { serveFolder } from '../harness/browser.ts';
import { constructs, constructsPath } from '../harness/constructs.ts';
import { load } from '../harness/html.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { TestSite } from '../harness/site.ts';
import { visit } from '../harness/visit.ts';
import { wcagFaults } from '../harness/wcag.ts';

let site: TestSite;
let url: string;
let browser: Browser;
const ending = new AsyncDisposableStack();
before(async () => {
  site = ending.use(new TestSite(constructs()));
  const { problems } = await site.built();
  assert.deepEqual(problems, []);
  const served = await serveFolder(join(site.root, '_site'));
  ending.defer(() => void served.server.close());
  url = served.url + constructsPath;
  browser = await sharedBrowser();
});
after(() => ending.disposeAsync());

test('a page of every construct is valid, without styles or handlers in attributes', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } });
  const report = await validator.validateString(site.text(`${constructsPath.slice(1)}index.html`));
  const told = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`),
  );
  assert.deepEqual(told, []);
});

for (const javaScriptEnabled of [true, false]) {
  test(`axe finds nothing on it, light and dark, narrow and wide, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    await using visited = await visit(browser, url, { javaScriptEnabled, reducedMotion: 'reduce' });
    const { page, troubles } = visited;
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [360, 1440]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        assert.ok(wide <= 0, `${width} px: ${wide} px too wide`);
        // Colours are a matter of the scheme, places of the width: each of both once. wcag.long.ts has all of them.
        if (!javaScriptEnabled || (colorScheme === 'light') !== (width === 360)) continue;
        assert.deepEqual(await wcagFaults(page), [], `${colorScheme}, ${width} px`);
      }
    }
    assert.deepEqual(troubles, []);
  });
}

test('a group of code is walked through by the keyboard, and printed whole', async () => {
  await using visited = await visit(browser, url, { javaScriptEnabled: false });
  const { page } = visited;
  const blocks = page.locator('.code-group > .code');
  const visible = async () => await Promise.all([0, 1, 2].map((at) => blocks.nth(at).isVisible()));
  assert.deepEqual(await visible(), [true, false, false]);
  await page.locator('.code-group input').first().focus();
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await visible(), [false, true, false]);
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await visible(), [true, true, true]);
  assert.ok(await page.locator('.code-folded code').last().isVisible());
});

test('of each diagram a reader gets the drawing of their scheme alone, and on paper the light one', async () => {
  await using visited = await visit(browser, url, { javaScriptEnabled: true, colorScheme: 'dark' });
  const { page } = visited;
  const shown = async () =>
    await page.evaluate<string[]>(
      "[...document.querySelectorAll('.diagram-drawing > img')].filter((one) => one.checkVisibility()).map((one) => one.className)",
    );
  const all = 4;
  assert.deepEqual(await shown(), Array(all).fill('dark-only'));
  await page.evaluate("document.documentElement.dataset.theme = 'light'");
  assert.deepEqual(await shown(), Array(all).fill('light-only'));
  await page.evaluate("document.documentElement.dataset.theme = 'dark'");
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await shown(), Array(all).fill('light-only'));
});

test('words in a drawing stay in their boxes, in whatever letters there are', async () => {
  await using visited = await visit(browser, url, {});
  const { page } = visited;
  for (const name of readdirSync(join(site.root, '_site/assets/diagrams'))) {
    await page.goto(new URL(`/assets/diagrams/${name}`, url).href);
    const out = await page.evaluate<string[]>(`[...document.querySelectorAll('text')].filter((text) => {
      const [frame, box] = [document.documentElement.getBoundingClientRect(), text.getBoundingClientRect()];
      const before = text.previousElementSibling;
      const around = before?.matches('rect, ellipse') && text.parentElement.localName === 'g' ? before.getBoundingClientRect() : frame;
      return box.left < around.left - 1 || box.right > around.right + 1;
    }).map((text) => text.textContent)`);
    assert.deepEqual(out, [], name);
  }
});

test('prompts and signs are not selected', async () => {
  await using visited = await visit(browser, url, {});
  const { page } = visited;
  const selected = await page.evaluate<string>(
    "(getSelection().selectAllChildren(document.querySelector('.terminal code')), getSelection().toString())",
  );
  assert.equal(selected.trim(), 'npm ci\nadded 412 packages in 9s\nnpm run build');
});

test('a feed has all of it, without what only a page can show', () => {
  const feed = load(site.text('feed.xml'), { xml: true });
  const $ = load(feed('content\\:encoded').first().text());
  assert.equal($('input, fieldset, legend, iframe, script, style, [style], [id]').length, 0);
  assert.match($.text(), /npm install broadsheet[\s\S]*yarn add broadsheet/);
});
