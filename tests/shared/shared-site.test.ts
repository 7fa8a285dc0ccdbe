import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { encodeShare } from '../../src/build/build.ts';
import { sharing } from '../../src/shared/open-shared.ts';
import { productionOptions } from '../../src/site/options.ts';
import { runCommand } from '../harness/command.ts';
import { picture } from '../harness/pictures.ts';
import { S3Server } from '../harness/s3-server.ts';
import { builtByAnother, countsOf, keysOf } from '../harness/sharing.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const top = mkdtempSync(join(tmpdir(), 'broadsheet-shared-'));
const folder = join(top, 'cache');
const site = new TestSite({
  'content/site.yaml': `${plainSite}search: false\nimages: { widths: [40], socialCards: true }\ncache: ${JSON.stringify(folder)}\n`,
  'content/images/a.png': await picture(90, 60, '#a11'),
  'content/images/b.png': await picture(90, 60, '#151'),
  'content/posts/a.md': post(
    { title: 'A', thumbnail: '/images/a.png', thumbnailAlt: 'A' },
    '# Head\n\n![B](/images/b.png)',
  ),
  'content/posts/b.md': post({ title: 'B' }, '*Text* of [A](a.md).'),
  'content/posts/c.md': post({ title: 'C', draft: true, categories: 'wrong: [' }, ''),
});
after(() => {
  site[Symbol.dispose]();
  rmSync(top, { recursive: true });
});

/** What a machine makes of the site without any shared cache. */
const alone = await builtByAnother(site, { place: 'none' });

test('what one machine has made, another takes over, and leaves the same bytes', async () => {
  const first = await builtByAnother(site, { place: null });
  assert.deepEqual(countsOf(first.report), { posts: [0, 1, 0], pictures: [0, 2, 0], cards: [0, 3, 0] });
  const { summary, report, tree, lines } = await builtByAnother(site, { place: null });
  assert.deepEqual(countsOf(report), { posts: [1, 0, 0], pictures: [2, 0, 0], cards: [3, 0, 0] });
  assert.equal(summary.pictures.encoded, 0);
  assert.deepEqual([first.tree, tree], [alone.tree, alone.tree]);
  assert.deepEqual(lines, []);
});

test('what is cut, changed, or of something else is made anew, and put in its place', async () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const entries = files.map((file) => readFileSync(file));
  for (const [index, file] of files.entries()) {
    const entry = entries[index] ?? Buffer.alloc(0);
    const spoilt = [entry.subarray(0, -9), entry.map((byte) => byte ^ 1), entries.at(index - 1) ?? entry];
    writeFileSync(file, spoilt[index % 3] ?? '');
  }
  const { report, tree } = await builtByAnother(site, { place: null });
  assert.deepEqual(countsOf(report), { posts: [0, 1, 1], pictures: [0, 2, 2], cards: [0, 3, 3] });
  assert.deepEqual(tree, alone.tree);
  assert.equal((await builtByAnother(site, { place: null })).summary.pictures.encoded, 0);
});

test('an edit is read here, and pictures that were not edited come from the others', async () => {
  site.write({ 'content/posts/b.md': post({ title: 'B' }, 'Other text.') });
  const { report, tree } = await builtByAnother(site, { place: null, readOnly: true });
  assert.deepEqual(countsOf(report), { posts: [0, 0, 0], pictures: [2, 0, 0], cards: [3, 0, 0] });
  assert.match(tree['2025/06/b/index.html'] ?? '', /Other text/);
  site.write({ 'content/posts/b.md': post({ title: 'B' }, '*Text* of [A](a.md).') });
});

test('machines of a matrix divide the pictures by a bucket, and the build that follows encodes none', async () => {
  await using server = await S3Server.start();
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: server.keys.id, AWS_SECRET_ACCESS_KEY: server.keys.secret });
  const reach = { place: 's3://bucket/team/blog', environment: keysOf(server) };
  const onLine = assert.fail;
  const machines = [1, 2, 3].map(async (part) => {
    const cache = mkdtempSync(join(top, 'machine-'));
    const { open, end } = sharing({
      typed: { place: reach.place, readOnly: false },
      environment: reach.environment,
      root: site.root,
      onLine,
    });
    await encodeShare({
      ...productionOptions(site.root),
      cache,
      now: Date.parse('2026-01-01T00:00:00Z'),
      shard: { part, of: 3 },
      shared: open,
    });
    return (await end())?.kinds.reduce((sum, { kind, stored }) => sum + (kind === 'posts' ? 0 : stored.entries), 0);
  });
  const stored = await Promise.all(machines);
  assert.equal(
    stored.reduce((sum: number, count) => sum + (count ?? 0), 0),
    5,
  );
  const { summary, tree } = await builtByAnother(site, reach);
  assert.equal(summary.pictures.encoded, 0);
  assert.deepEqual(tree, alone.tree);
  assert.ok([...server.objects.keys()].every((key) => key.startsWith('team/blog/')));
  // What is known already is asked of nobody.
  const { length } = server.requests;
  const { output } = await runCommand('build', ['--root', site.root], {
    ...keysOf(server),
    BROADSHEET_SHARED_CACHE: reach.place,
    SOURCE_DATE_EPOCH: String(Date.parse('2026-01-01T00:00:00Z') / 1000),
  });
  assert.match(output, /^0 written /m);
  assert.equal(server.requests.length, length);
});
