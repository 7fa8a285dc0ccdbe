import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { post, posts, TestSite } from '../harness/site.ts';

/** Who has no rights but those of everybody; root has all, whatever a file's mode says. */
const nobody = 65_534;

/** The problems that a build as somebody without rights prints: place and rule of each. */
async function toldTo(builder: ChildProcess, site: TestSite): Promise<string[]> {
  builder.send(site.root);
  const [errors] = await once(builder, 'message');
  const lines = String(errors).trim().split('\n');
  return lines.filter((line) => /^\S+:\d+:\d+ /.test(line)).map((line) => line.split(' ').slice(0, 3).join(' '));
}

function giveToNobody(site: TestSite): void {
  if (process.getuid?.() !== 0) return;
  const all = readdirSync(site.root, { recursive: true, encoding: 'utf8' });
  for (const path of [site.root, ...all.map((name) => join(site.root, name))]) chownSync(path, nobody, nobody);
}

test('files, folders and places that may not be read or written are told all at once, from the site’s root', async (t) => {
  const builder = fork(join(import.meta.dirname, '../harness/nobody.ts'), [String(nobody)], { execArgv: [] });
  t.after(() => builder.disconnect());
  using site = new TestSite({
    'content/posts/a.md': post({ slug: 'a' }, '[x](paper.txt)\n\n![y](photo.png)'),
    'content/posts/locked.md': post({ slug: 'b' }),
    'content/posts/folder/c.md': post({ slug: 'c' }),
    'content/posts/paper.txt': 'x',
    'content/posts/photo.png': 'x',
    '.cache/note': '',
    '_site/note': '',
  });
  giveToNobody(site);
  for (const name of ['content/posts/locked.md', 'content/posts/folder', 'content/posts/paper.txt']) {
    chmodSync(join(site.root, name), 0);
  }
  chmodSync(join(site.root, 'content/posts/photo.png'), 0);
  for (const name of ['.cache', '_site']) chmodSync(join(site.root, name), 0o500);
  assert.deepEqual(await toldTo(builder, site), [
    '.cache:1:1 error system',
    '_site:1:1 error system',
    'content/posts/a.md:7:1 error unreadable-file',
    'content/posts/a.md:9:1 error unreadable-file',
    'content/posts/folder:1:1 error unreadable-file',
    'content/posts/locked.md:1:1 error unreadable-file',
  ]);
  for (const name of ['content/posts/folder', '.cache', '_site']) chmodSync(join(site.root, name), 0o700);
  chmodSync(join(site.root, 'content/site.yaml'), 0);
  assert.ok((await toldTo(builder, site)).includes('content/site.yaml:1:1 error unreadable-file'));
});

for (const name of ['_site', '.cache']) {
  test(`${name} as a file is told beside the mistakes of the content, and stays as it is`, async () => {
    using site = new TestSite({ 'content/posts/a.md': post({ date: '2025-13-01' }), [name]: 'mine' });
    const { summary, problems } = await site.build();
    assert.equal(summary, null);
    assert.deepEqual(
      problems.map(({ file, severity }) => [file, severity]),
      [
        [name, 'error'],
        ['content/posts/a.md', 'error'],
      ],
    );
    assert.match(problems[0]?.message ?? '', /--(?:output|cache)/);
    assert.equal(readFileSync(join(site.root, name), 'utf8'), 'mine');
  });
}

test('what is no file in a cache is no cache, and what is in its way there is told', async () => {
  using site = new TestSite({ ...posts(2), '_includes/partials/mine.njk': 'Mine.' });
  await site.built();
  for (const name of ['content/records.json', 'assets.json', 'templates.json']) {
    rmSync(join(site.root, '.cache', name), { force: true });
    execFileSync('mkfifo', [join(site.root, '.cache', name)]);
  }
  await site.built();
  const packs = join(site.root, '.cache/content/bodies');
  for (const name of readdirSync(packs)) {
    rmSync(join(packs, name));
    execFileSync('mkfifo', [join(packs, name)]);
  }
  assert.notEqual((await site.build({ clean: true })).summary, null);
  rmSync(join(site.root, '.cache/content'), { recursive: true });
  writeFileSync(join(site.root, '.cache/content'), 'mine');
  const { problems } = await site.build();
  assert.deepEqual(
    problems.map(({ file, rule }) => [file.replace(/\/bodies$/, ''), rule]),
    [['.cache/content', 'system']],
  );
});

test('a file of the theme that is none, or no text, is told with the mistakes of the content, and none is opened that waits', async () => {
  using site = new TestSite({
    'content/posts/a.md': post({ date: '2025-13-01' }),
    '_includes/styles/owner.css': Buffer.from('/* Caf\xe9 */', 'latin1'),
    '_includes/layouts/post.njk/note.txt': '',
    '_includes/shared.njk': '{{ frame.name }}',
  });
  mkdirSync(join(site.root, '_includes/scripts'));
  mkdirSync(join(site.root, '_includes/partials'));
  symlinkSync('nowhere.js', join(site.root, '_includes/scripts/main.js'));
  symlinkSync('../shared.njk', join(site.root, '_includes/partials/comments.njk'));
  execFileSync('mkfifo', [join(site.root, '_includes/partials/footer.njk')]);
  assert.deepEqual(
    (await site.build()).problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`),
    [
      '_includes/layouts/post.njk:1 not-a-file',
      '_includes/partials/footer.njk:1 not-a-file',
      '_includes/scripts/main.js:1 broken-symlink',
      '_includes/styles/owner.css:1 encoding',
      'content/posts/a.md:3 wrong-date',
    ],
  );
});

test('a post with two thousand tags is refused, and one with a hundred is not', async () => {
  const tags = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`);
  using site = new TestSite({ 'content/posts/a.md': post({ tags: tags(2000) }) });
  assert.deepEqual(
    (await site.build()).problems.map(({ rule, line }) => [rule, line]),
    [['too-many-terms', 4]],
  );
  site.write({ 'content/posts/a.md': post({ tags: tags(100) }) });
  await site.built();
});

test('a page that was replaced by other bytes of its size and its time is written anew', async () => {
  using site = new TestSite(posts(1));
  await site.built();
  const path = join(site.root, '_site/index.html');
  const before = readFileSync(path, 'utf8');
  execFileSync('cp', ['-p', path, `${path}.kept`]);
  writeFileSync(path, before.replace('<', '{'));
  execFileSync('touch', ['-r', `${path}.kept`, path]);
  rmSync(`${path}.kept`);
  await site.built();
  assert.equal(site.text('index.html'), before);
});

test('an output in folders that are not there yet has them made, for its manifest too', async () => {
  using site = new TestSite({ 'content/posts/a.md': post() });
  const { summary } = await site.build({ output: 'not/there/_site' });
  assert.equal(summary?.removed.length, 0);
  assert.ok(existsSync(join(site.root, 'not/there/_site.manifest.json')));
});
