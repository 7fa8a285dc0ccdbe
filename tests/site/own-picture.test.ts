import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture } from '../harness/pictures.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

test('in a <picture> of the writer’s own the picture is one <img>, as HTML wants it (4.8.1)', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}search: false\nimages: { widths: [120], formats: [avif, webp] }\n`,
    'content/posts/a.md': post(
      {},
      '<picture>\n<source media="(min-width: 60em)" srcset="/b.png">\n<img src="/a.png" alt="A">\n</picture>\n\n![B](/b.png)',
    ),
    'content/a.png': await picture(200, 100),
    'content/b.png': await picture(200, 100, '#224466'),
  });
  await site.built();
  const page = site.page('/2025/06/a/');
  assert.equal(page('picture picture').length, 0);
  assert.equal(page('picture > img[alt="A"]').length, 1);
  assert.deepEqual(
    page('picture:has([alt="A"]) > source')
      .get()
      .map((source) => page(source).attr('srcset')),
    ['/files/b.png'],
  );
  assert.equal(page('img[alt=B]').length, 1);
});
