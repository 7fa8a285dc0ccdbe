import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { post, TestSite } from '../harness/site.ts';
import { type Elsewhere, withHeaders } from '../harness/with-headers.ts';

const home = 'https://test.example';

/** What giscus's page does, as far as a page that frames it can see: it asks for a height, and takes another theme. */
const widget = `<!DOCTYPE html><html lang="en"><title>Comments</title><p id="theme"></p><script>
document.querySelector('#theme').textContent = new URL(location.href).searchParams.get('theme');
parent.postMessage({ giscus: { resizeHeight: 321 } }, '*');
addEventListener('message', ({ data }) => { document.querySelector('#theme').textContent = data.giscus.setConfig.theme; });
</script>`;

let browser: Browser;
before(async () => {
  browser = await sharedBrowser();
});

/** What giscus and Plausible answer. */
function elsewhere({ pathname }: URL): Elsewhere {
  return pathname.endsWith('.js')
    ? {
        contentType: 'text/javascript',
        body: 'document.documentElement.dataset.counted = document.currentScript.dataset.domain;',
      }
    : { contentType: 'text/html', body: widget };
}

test('below a strict policy, comments are loaded when they are asked for, in the scheme of the page, and a visit is counted', async () => {
  using site = new TestSite({
    'content/site.yaml': `name: Test\nurl: ${home}/\npermalink: /:slug/\nsearch: false\ncomments: { provider: giscus, repo: a/b, repoId: R, category: C, categoryId: I }\nanalytics: { provider: plausible, domain: test.example }\n`,
    'content/posts/a.md': post({ slug: 'a' }),
  });
  await site.built();
  const { context, asked } = await withHeaders(browser, site, home, elsewhere, { colorScheme: 'dark' });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(`${home}/a/`);
  await page.locator('html[data-counted="test.example"]').waitFor();
  assert.deepEqual(asked, ['https://plausible.io/js/script.js']);
  await page.getByRole('button', { name: 'Show comments' }).click();
  const theme = page.frameLocator('.discussion iframe').locator('#theme');
  assert.equal(await theme.textContent(), 'dark');
  assert.deepEqual(asked.slice(1), ['https://giscus.app/en/widget']);
  await page.locator('.discussion iframe[style*="height: 321px"]').waitFor();
  await page.evaluate("document.documentElement.dataset.theme = 'light'");
  await page.frameLocator('.discussion iframe').locator('#theme', { hasText: 'light' }).waitFor();
  assert.deepEqual(troubles, []);
  // Coming back from signing in, which giscus tells in the address.
  await page.goto(`${home}/a/?giscus=abc`);
  await theme.waitFor();
  assert.equal(page.url(), `${home}/a/`);
  assert.match((await page.locator('.discussion iframe').getAttribute('src')) ?? '', /[?&]session=abc(?:&|$)/);
  await context.close();
});
