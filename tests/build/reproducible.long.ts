import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { EnginePackage } from '../harness/engine-package.ts';
import { picture } from '../harness/pictures.ts';
import { builtUnder, type Circumstances, manyPosts } from '../harness/reproduced.ts';
import { plainSite, post } from '../harness/site.ts';

/** So many that all threads read and print. */
const site = {
  ...manyPosts(220),
  'content/site.yaml': `${plainSite}icon: /p0.png\nimages: { widths: [120, 300], socialCards: true }\n`,
  ...Object.fromEntries(
    await Promise.all(
      [1, 2, 3, 4].map(async (number) => [`content/p${number - 1}.png`, await picture(500 + number, 300)] as const),
    ),
  ),
  'content/posts/shown.md': post({ thumbnail: '/p1.png', thumbnailAlt: 'A' }, '![A](/p2.png) ![B](/p3.png)'),
};

const plain: Circumstances = { folder: 'plain', language: 'C', zone: 'UTC', cores: 1, compress: true };
const others: readonly Circumstances[] = [
  { ...plain, folder: 'two', cores: 2 },
  { ...plain, folder: 'eight', cores: 8 },
  { ...plain, folder: 'a/very/deep/folder of many', language: 'de_DE.UTF-8', zone: 'America/St_Johns', cores: 8 },
  { ...plain, folder: 'Türkçe', language: 'tr_TR.UTF-8', zone: 'Asia/Kathmandu', cores: 2 },
  { ...plain, language: 'ar_EG.UTF-8', zone: 'Pacific/Apia', cores: 1 },
  { ...plain, cores: 8, before: [{ 'content/posts/more.md': post({ title: 'More', tags: ['x'] }) }] },
];

/** A cache that the first of them fills, and the second finds full. */
const shared = mkdtempSync(join(tmpdir(), 'broadsheet-shared-'));
const engine = await EnginePackage.made();
after(() => {
  rmSync(shared, { recursive: true });
  engine[Symbol.dispose]();
});
const more: readonly Circumstances[] = [
  { ...plain, folder: 'first', cores: 2, shared },
  { ...plain, folder: 'second', language: 'tr_TR.UTF-8', zone: 'Asia/Kathmandu', cores: 8, shared },
  { ...plain, folder: 'package', cores: 2, program: engine.command },
];

test('a site of many pages has the same bytes on one, two and eight threads, from the package, with a shared cache, and under all other circumstances', async () => {
  const expected = await builtUnder(site, plain);
  assert.ok(Object.keys(expected).length > 900);
  for (const circumstances of [...others, ...more]) {
    const built = await builtUnder(site, circumstances);
    assert.deepEqual(Object.keys(built), Object.keys(expected), JSON.stringify(circumstances));
    for (const [path, bytes] of Object.entries(built))
      assert.ok(bytes === expected[path], `${path} under ${JSON.stringify(circumstances)}`);
  }
});
