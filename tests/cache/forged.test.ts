import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeSealed } from '../../src/cache/sealed-file.ts';
import { PictureStore } from '../../src/images/encode/store.ts';
import { dropOtherPacks } from '../../src/source/cache.ts';
import { shades, tree } from '../harness/edits.ts';
import { type Files, post, posts, TestSite } from '../harness/site.ts';

const files: Files = {
  ...posts(3, { tags: ['a'] }),
  'content/images/p.png': shades[0] ?? '',
  'public/CNAME': 'blog.example',
  'content/posts/shown.md': post({ thumbnail: '/images/p.png', thumbnailAlt: 'Red' }),
};

/** The sealed JSON files of a site's cache with the keys that they were sealed with. */
function sealedFiles({ root }: TestSite): { path: string; key: string; content: string }[] {
  return Object.keys(tree(join(root, '.cache'))).flatMap((name) => {
    const path = join(root, '.cache', name);
    const [, content, key] = /^(.*)\nbroadsheet (.+) \S+$/s.exec(readFileSync(path, 'utf8')) ?? [];
    return content === undefined || key === undefined || !name.endsWith('.json') ? [] : [{ path, key, content }];
  });
}

// One for all: each build that meets a forged cache leaves a right one.
const site = new TestSite(files);
after(() => site[Symbol.dispose]());
await site.built();
const before = tree(join(site.root, '_site'));

for (const forged of [
  'null',
  '[]',
  '{}',
  '"x"',
  '[null]',
  '[{}]',
  '[[1, 2]]',
  '{"records": [{}]}',
  '{"files": [1]}',
  'no JSON',
]) {
  test(`a cache whose files say ${forged}, sealed as they should be, gives no wrong page`, async () => {
    const sealed = sealedFiles(site);
    assert.ok(sealed.length >= 5, 'state, records, pictures, assets and search');
    for (const { path, key } of sealed) writeSealed(path, key, forged);
    site.write({ 'content/posts/post-1.md': files['content/posts/post-1.md'] ?? '' });
    await site.built();
    assert.deepEqual(tree(join(site.root, '_site')), before);
  });
}

test('changes that are forged beside what is right give no wrong page', async () => {
  const path = 'content/posts/shown.md';
  const changed = { [path]: `${files[path]}Words.\n` };
  const forgedItem = '{"gone":[],"head":null,"items":[{"source":"content/posts/shown.md"}]}';
  for (const forged of ['null', '{"gone":[1],"head":null,"items":[]}', forgedItem]) {
    site.write(changed);
    await site.built();
    const changes = sealedFiles(site).filter(({ path }) => /changes[^/]*\.json$/.test(path));
    assert.equal(changes.length, 2, 'of records, and of the state');
    for (const { path, key } of changes) writeSealed(path, key, forged);
    site.write({ [path]: files[path] ?? '' });
    const { summary } = await site.built();
    // The indexes of search that only the changes told of are nobody's then.
    for (const name of summary?.foreign ?? []) rmSync(join(site.root, '_site', name), { recursive: true });
    assert.deepEqual(tree(join(site.root, '_site')), before);
  }
});

test('a forged list of an index of search publishes nothing from elsewhere, and writes nothing there', async () => {
  using site = new TestSite({ ...files, 'secret.txt': 'Words.' });
  await site.built();
  const before = tree(join(site.root, '_site'));
  const lists = sealedFiles(site).filter(({ content }) => content.startsWith('{"hash"'));
  assert.ok(lists.length > 0);
  for (const name of ['../../../secret.txt', '/etc/hostname', 'secret.txt']) {
    for (const { path, key, content } of lists) {
      const link = join(path.replace(/\.json$/, ''), 'secret.txt');
      if (!existsSync(link)) symlinkSync(join(site.root, 'secret.txt'), link);
      writeSealed(path, key, content.replace('"files":[', `"files":["${name}",`));
    }
    await site.built();
    assert.deepEqual(tree(join(site.root, '_site')), before);
  }
});

test('nothing is dropped from a store that is a link to another folder', () => {
  using site = new TestSite({
    '.cache/images/.keep': '',
    '.cache/content/.keep': '',
    'mine/a.pack': 'a',
    'mine/b.webp': 'b',
  });
  const cache = join(site.root, '.cache');
  for (const name of ['images/encoded', 'images/facts', 'content/bodies'])
    symlinkSync(join(site.root, 'mine'), join(cache, name));
  assert.equal(new PictureStore(cache).prune([], Date.now()), 0);
  dropOtherPacks(cache, []);
  assert.deepEqual(readdirSync(join(site.root, 'mine')), ['a.pack', 'b.webp']);
  renameSync(join(cache, 'images'), join(site.root, 'images'));
  symlinkSync(join(site.root, 'images'), join(cache, 'images'));
  assert.equal(new PictureStore(cache).prune([], Date.now()), 0);
});
