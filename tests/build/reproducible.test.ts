import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { picture } from '../harness/pictures.ts';
import { builtUnder, manyPosts } from '../harness/reproduced.ts';
import { plainSite, post } from '../harness/site.ts';

test('a site has the same bytes, and the same manifest, in any folder, language, zone, and with a cold or a warm cache, its own and a shared one', async (t) => {
  const shared = mkdtempSync(join(tmpdir(), 'broadsheet-shared-'));
  t.after(() => rmSync(shared, { recursive: true }));
  const site = {
    ...manyPosts(6),
    'content/site.yaml': `${plainSite}images: { widths: [120], formats: [webp] }\ntimeZone: Europe/Berlin\n`,
    'content/posts/shown.md': post(
      { thumbnail: '/a.png', thumbnailAlt: 'A', date: '2025-12-31T23:30' },
      '![A](/a.png)\n\n`let i = 1;`',
    ),
    'content/posts/night.md': post({ title: 'Night', date: '2024-02-29T23:59', updated: '2025-12-31T23:30' }),
    'content/a.png': await picture(640, 320),
  };
  const cold = await builtUnder(site, { folder: 'one', language: 'C', zone: 'America/New_York', cores: 1, shared });
  const warm = await builtUnder(site, {
    folder: 'İkinci bir klasör/with spaces/two',
    language: 'tr_TR.UTF-8',
    zone: 'Pacific/Kiritimati',
    cores: 8,
    shared,
    before: [
      {
        'content/posts/gone.md': post({ title: 'Gone', tags: ['x'] }),
        'content/posts/post-1.md': post({ title: 'Other' }),
      },
    ],
  });
  assert.ok(Object.keys(cold).length > 60);
  assert.ok('2024/02/night/index.html' in cold);
  assert.deepEqual(warm, cold);
});
