import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { openSample } from '../harness/open-sample.ts';
import { visit } from '../harness/visit.ts';
import { wcagFaults } from '../harness/wcag.ts';

test('axe finds nothing against WCAG 2.2 AA on any page of the sample, in either scheme, narrow and wide', async () => {
  const sample = await openSample();
  const pages = globSync('**/index.html', { cwd: sample.folder }).sort();
  for (const file of pages) {
    await using visited = await visit(sample.browser, `${sample.url}/${file.replace(/index\.html$/, '')}`);
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [360, 768, 1440]) {
        await visited.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await visited.page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await wcagFaults(visited.page), [], `${file}, ${colorScheme}, ${width} px`);
      }
    }
  }
});
