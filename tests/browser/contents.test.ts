import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { serveFolder } from '../harness/browser.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { post, TestSite } from '../harness/site.ts';
import { visit } from '../harness/visit.ts';

const sections = Array.from({ length: 80 }, (_, index) => `## Section ${index + 1}\n\n${'Some words. '.repeat(40)}`);
/** So much that the first section begins below the upper third of the window. */
const intro = 'Some words. '.repeat(150);
const begun = new AsyncDisposableStack();
let url: string;
let browser: Browser;
before(async () => {
  const site = begun.use(
    new TestSite({
      'content/posts/long.md': post({ title: 'Long', toc: true }, [intro, ...sections, '## Last\n\nEnd.'].join('\n\n')),
    }),
  );
  await site.built();
  const served = await serveFolder(join(site.root, '_site'));
  begun.defer(() => void served.server.close());
  browser = await sharedBrowser();
  url = `${served.url}/2025/06/long/`;
});
after(() => begun.disposeAsync());

/** The marked section, and whether it is seen in the list, when the browser has drawn what was asked for. */
const marked = `(async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const all = [...document.querySelectorAll('.toc [aria-current]')];
  const list = document.querySelector('.toc').getBoundingClientRect();
  const isSeen = all.every((link) => {
    const { top, bottom } = link.getBoundingClientRect();
    return top >= list.top - 1 && bottom <= list.bottom + 1;
  });
  return all.map((link) => link.textContent).join() + (isSeen ? '' : ' out of sight');
})()`;

test('the table of contents marks the section that a jump leads to, and scrolls to it', async () => {
  await using visited = await visit(browser, url, { viewport: { width: 1440, height: 900 } });
  const { page } = visited;
  assert.equal(await page.evaluate(marked), '');
  for (const section of [60, 2, 80, 1, 41]) {
    await page.evaluate(`location.hash = 'section-${section}'`);
    assert.equal(await page.evaluate(marked), `Section ${section}`);
  }
  await page.evaluate('document.getElementById("section-30").scrollIntoView()');
  assert.equal(await page.evaluate(marked), 'Section 30');
  await page.evaluate("location.hash = 'last'");
  assert.equal(await page.evaluate(marked), 'Last');
  await page.evaluate('scrollTo(0, 0)');
  assert.equal(await page.evaluate(marked), '');
});

test('a page that is opened at a section marks it', async () => {
  await using visited = await visit(browser, `${url}#section-50`, { viewport: { width: 1440, height: 900 } });
  assert.equal(await visited.page.evaluate(marked), 'Section 50');
});
