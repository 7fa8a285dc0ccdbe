import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { type OpenSample, openSample } from '../harness/open-sample.ts';
import { visit } from '../harness/visit.ts';

let sample: OpenSample;
let site: string;
let browser: Browser;
before(async () => {
  sample = await openSample();
  ({ url: site, browser } = sample);
});

/** The pictures of a page as the browser shows them, when it has loaded all of them. */
const shownPictures = `(async () => {
  for (const image of document.images) image.loading = 'eager';
  await Promise.all([...document.images].map((image) => image.decode()));
  return [...document.images].filter((image) => image.srcset !== '').map((image) =>
    ({ slot: image.clientWidth, candidates: image.srcset, fetched: new URL(image.currentSrc).pathname }));
})()`;
const pictures = z.array(z.object({ slot: z.number().min(1), candidates: z.string(), fetched: z.string() })).min(1);

/** Widths and files of a `srcset`, narrowest first. */
function candidatesOf(srcset: string) {
  return srcset.split(', ').map((candidate) => {
    const [file = '', width = ''] = candidate.split(' ');
    return { file, width: Number.parseInt(width, 10) };
  });
}

const paths = [
  '/',
  '/tag/publishing/page/2/',
  '/author/the-build-desk/',
  '/2023/06/the-archive-is-the-product/',
  '/2021/09/specimen-sheet/',
];
for (const width of [360, 768, 1440]) {
  for (const deviceScaleFactor of [1, 2]) {
    test(`at ${width} px and ${deviceScaleFactor}x each picture is the narrowest that fills its place`, async () => {
      for (const path of paths) {
        // A reader of their own for each page: a browser that has a wider file in its cache takes that one.
        await using visited = await visit(browser, site + path, {
          viewport: { width, height: 900 },
          deviceScaleFactor,
        });
        for (const { slot, candidates, fetched } of pictures.parse(await visited.page.evaluate(shownPictures))) {
          const all = candidatesOf(candidates);
          const narrowest = all.find((candidate) => candidate.width >= slot * deviceScaleFactor) ?? all.at(-1);
          assert.equal(fetched, narrowest?.file, `${path}: ${slot} px`);
        }
      }
    });
  }
}

test('the archive of an author is as wide as every other', async () => {
  await using visited = await visit(browser, `${site}/author/the-build-desk/`, {
    viewport: { width: 1440, height: 900 },
  });
  const width = 'document.querySelector(".posts-list").clientWidth';
  const ofAuthor = await visited.page.evaluate(width);
  await visited.page.goto(`${site}/tag/publishing/`);
  assert.equal(await visited.page.evaluate(width), ofAuthor);
});
