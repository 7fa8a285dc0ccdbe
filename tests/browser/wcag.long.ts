import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Browser } from 'playwright-core';
import { serveFolder } from '../harness/browser.ts';
import { constructs, constructsPath } from '../harness/constructs.ts';
import { openSample } from '../harness/open-sample.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { TestSite } from '../harness/site.ts';
import { visit } from '../harness/visit.ts';
import { wcagFaults } from '../harness/wcag.ts';

/** Fails where axe finds something on a page, in either scheme, narrow and wide. */
async function assertAccessible(browser: Browser, url: string): Promise<void> {
  await using visited = await visit(browser, url);
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 768, 1440]) {
      await visited.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await visited.page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await wcagFaults(visited.page), [], `${url}, ${colorScheme}, ${width} px`);
    }
  }
}

test('axe finds nothing against WCAG 2.2 AA on any page of the sample, in either scheme, narrow and wide', async () => {
  const sample = await openSample();
  for (const file of globSync('**/index.html', { cwd: sample.folder }).sort())
    await assertAccessible(sample.browser, `${sample.url}/${file.replace(/index\.html$/, '')}`);
});

test('axe finds nothing against WCAG 2.2 AA on what Markdown can give, in either scheme, narrow and wide', async () => {
  using site = new TestSite(constructs());
  await site.built();
  const { url, server } = await serveFolder(join(site.root, '_site'));
  try {
    await assertAccessible(await sharedBrowser(), url + constructsPath);
  } finally {
    server.close();
  }
});
