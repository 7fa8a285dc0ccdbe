import { test } from 'node:test';
import { launchBrowser } from '../harness/browser.ts';
import { assertTitlesAlone } from '../harness/edited-titles.ts';
import { plainSite, posts, TestSite } from '../harness/site.ts';
import { StartedPreview } from '../harness/start.ts';

test('posts as people write them come out of the editor with another title, and nothing else', async () => {
  using site = new TestSite({ 'content/site.yaml': `${plainSite}search: false\n`, ...posts(1) });
  await using preview = await StartedPreview.of(site);
  const browser = await launchBrowser();
  try {
    const names = ['plain', 'comments', 'windows', 'mixed', 'unended', 'empty', 'anchors', 'rules', 'odd'];
    const page = await browser.newPage();
    const titles = Object.fromEntries(names.map((name) => [name, 'A title']));
    await assertTitlesAlone(page, preview.url, { ...titles, body: "It's" });
  } finally {
    await browser.close();
  }
});
