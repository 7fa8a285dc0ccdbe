import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../harness/command.ts';
import { picture } from '../harness/pictures.ts';
import { post, TestSite } from '../harness/site.ts';

async function siteWithPictures(): Promise<TestSite> {
  const shades = ['#a11', '#151', '#115', '#ca0', '#0ac'];
  const entries = await Promise.all(
    shades.map(async (shade, index) => [
      [`content/images/p${index}.png`, await picture(300, 150, shade)] as const,
      [
        `content/posts/p${index}.md`,
        post({ title: `P${index}`, thumbnail: `/images/p${index}.png`, thumbnailAlt: 'A shade' }),
      ] as const,
    ]),
  );
  return new TestSite(Object.fromEntries(entries.flat()));
}

test('machines that encode a part each leave nothing for the build to encode', async () => {
  using site = await siteWithPictures();
  for (const shard of ['1/2', '2/2']) {
    const { status } = await runCommand('images', ['--root', site.root, '--shard', shard]);
    assert.equal(status, 0);
  }
  const { summary } = await site.built();
  assert.equal(summary?.pictures.encoded, 0);
  assert.ok((summary?.pictures.reused ?? 0) > 0);
});

test('a part that is none is told, with exit status 2', async () => {
  using site = await siteWithPictures();
  assert.equal((await runCommand('images', ['--root', site.root, '--shard', '4/3'])).status, 2);
});

test('pruning drops what no page uses and keeps what one does', async () => {
  using site = await siteWithPictures();
  await site.built();
  const encoded = join(site.root, '.cache/images/encoded');
  const before = readdirSync(encoded).sort();
  writeFileSync(join(encoded, 'stray'), 'x');
  assert.equal((await runCommand('build', ['--root', site.root, '--prune'])).status, 0);
  assert.deepEqual(readdirSync(encoded).sort(), before);
  site.remove('content/posts/p0.md');
  await runCommand('build', ['--root', site.root, '--prune']);
  assert.ok(readdirSync(encoded).length < before.length);
});
