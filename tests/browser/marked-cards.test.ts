import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { serveFolder } from '../harness/browser.ts';
import { shades } from '../harness/edits.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';
import { visit } from '../harness/visit.ts';

const [red = Buffer.alloc(0)] = shades;
const picture = { thumbnail: '/images/p.png', thumbnailAlt: 'red' };
const longTitle = 'A headline that is long enough to stand on two lines of its card';
const marked = [{ draft: true }, { date: '2026-03-01' }, { expires: '2025-12-01' }, { unlisted: true }];

test("no card's date, mark, headline and excerpt lie over each other, at any width, with a picture or without", async () => {
  const kinds = [{}, ...marked].flatMap((kind) => [kind, { ...kind, ...picture }]);
  using site = new TestSite({
    'content/site.yaml': `${plainSite}search: false\nimages: { widths: [120] }\n`,
    'content/images/p.png': red,
    ...Object.fromEntries(
      kinds.map((kind, number) => [`content/posts/p${number}.md`, post({ title: longTitle, ...kind })]),
    ),
  });
  await site.built({ preview: true });
  const { url, server } = await serveFolder(join(site.root, '_site'));
  const browser = await sharedBrowser();
  try {
    for (const width of [360, 768, 1440]) {
      await using visited = await visit(browser, `${url}/`, { viewport: { width, height: 900 } });
      const [cards, laps] = await visited.page.evaluate(() => {
        const infos = [...document.querySelectorAll('.posts-list .info')];
        const lap = infos.filter((info) => {
          const boxes = [...info.children].map((child) => child.getBoundingClientRect());
          return boxes.some((box, index) => boxes.slice(index + 1).some((next) => next.top < box.bottom - 1));
        });
        return [infos.length, lap.map((info) => info.textContent)];
      });
      assert.ok(cards >= 8, `${cards} cards`);
      assert.deepEqual(laps, [], `at ${width} px`);
    }
  } finally {
    server.close();
  }
});
