import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { photograph } from '../harness/pictures.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

async function movingGif(): Promise<Buffer> {
  const frames = await Promise.all([1, 2, 3].map(async (seed) => (await photograph(320, 210, seed)).png().toBuffer()));
  return await sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100, 100] })
    .toBuffer();
}

/** The frames of the files that attributes of a page name: `src`, and the candidates of `srcset`. */
async function framesOf(site: TestSite, ...values: (string | undefined)[]): Promise<Set<number>> {
  const urls = values.flatMap((value) => (value ?? '').split(', ').map((one) => one.split(' ')[0] ?? ''));
  const files = urls.filter((url) => url !== '').map((url) => url.replace('https://test.example/', '/'));
  const frames = files.map(async (file) => (await sharp(join(site.root, '_site', file)).metadata()).pages ?? 1);
  return new Set(await Promise.all(frames));
}

test('a thumbnail that moves stands still wherever it stands for its post, and moves in a text', async () => {
  using site = new TestSite({
    'content/site.yaml': plainSite,
    'content/posts/a.md': post({ thumbnail: '/a.gif', thumbnailAlt: 'A shade' }, '![A shade](/a.gif)'),
    'content/posts/b.md': post({ title: 'B' }),
    'content/a.gif': await movingGif(),
  });
  await site.built();
  const still = new Set([1]);
  for (const url of ['/', '/2025/06/b/', '/2025/06/a/']) {
    const $ = site.page(url);
    for (const image of $('img').toArray()) {
      if ($(image).closest('picture').length > 0) continue;
      assert.deepEqual(await framesOf(site, $(image).attr('src'), $(image).attr('srcset')), still, url);
    }
    assert.ok((await framesOf(site, $('meta[property="og:image"]').attr('content'))).isSubsetOf(still));
  }
  const $ = site.page('/2025/06/a/');
  const body = $('picture');
  assert.equal(body.length, 1);
  assert.deepEqual(await framesOf(site, body.find('img').attr('src'), body.find('img').attr('srcset')), new Set([3]));
  const calm = body.find('source[media="(prefers-reduced-motion: reduce)"]');
  assert.deepEqual(await framesOf(site, calm.attr('srcset')), still);
  const [, enclosure] = /enclosure url="([^"]+)"/.exec(site.text('feed.xml')) ?? [];
  assert.deepEqual(await framesOf(site, enclosure), still);
});
