import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listFiles } from '../../src/source/list-files.ts';
import { post, TestSite } from '../harness/site.ts';

/** What is listed: paths, and what is wrong with them. */
function listed(site: TestSite): (readonly [string, string])[] {
  return listFiles(site.root).map(({ source, fault }) => [source, fault?.kind ?? 'right'] as const);
}

function link(site: TestSite, path: string, target: string): void {
  symlinkSync(target, join(site.root, path));
}

test('links to files and folders within content/ are followed, and each folder is read once', () => {
  using site = new TestSite({
    'content/posts/a.md': post(),
    'content/more/b.md': post(),
    'content/more/deep/c.md': post(),
  });
  link(site, 'content/posts/again', '../more');
  link(site, 'content/posts/file.md', '../more/b.md');
  link(site, 'content/posts/zagain', '../more/deep');
  assert.deepEqual(listed(site), [
    ['content/posts/a.md', 'right'],
    ['content/posts/again/b.md', 'right'],
    ['content/posts/again/deep/c.md', 'right'],
    ['content/posts/file.md', 'right'],
    ['content/posts/zagain', 'again'],
  ]);
});

test('links in a circle end, and are told', () => {
  using site = new TestSite({ 'content/posts/one/a.md': post(), 'content/posts/two/b.md': post() });
  link(site, 'content/posts/one/two', '../two');
  link(site, 'content/posts/two/one', '../one');
  link(site, 'content/posts/up', '..');
  link(site, 'content/posts/self.md', 'self.md');
  assert.deepEqual(listed(site), [
    ['content/posts/one/a.md', 'right'],
    ['content/posts/one/two', 'again'],
    ['content/posts/self.md', 'circular'],
    ['content/posts/two/b.md', 'right'],
    ['content/posts/two/one', 'again'],
    ['content/posts/up', 'again'],
  ]);
});

test('thirty folders that each link twice to the next are thirty folders, and not a thousand million', () => {
  using site = new TestSite();
  for (let level = 0; level < 30; level++) {
    mkdirSync(join(site.root, `content/level/${level}`), { recursive: true });
    writeFileSync(join(site.root, `content/level/${level}/${level}.md`), post());
    for (const name of ['x', 'y']) link(site, `content/level/${level}/${name}`, `../${level + 1}`);
  }
  mkdirSync(join(site.root, 'content/posts'));
  link(site, 'content/posts/start', '../level/0');
  assert.equal(listed(site).filter(([, kind]) => kind === 'right').length, 30);
});

test('what leads out of content/, to nothing, or to no file is told, and hidden names are nobody’s', () => {
  using site = new TestSite({
    'content/posts/a.md': post(),
    'elsewhere/b.md': post(),
    'content/posts/x.md/note.txt': '',
  });
  using other = new TestSite({ 'content/posts/secret.md': post() });
  link(site, 'content/posts/folder', '../../elsewhere');
  link(site, 'content/posts/file.md', join(other.root, 'content/posts/secret.md'));
  link(site, 'content/posts/gone.md', 'nowhere.md');
  link(site, 'content/posts/lost', '../no-folder');
  link(site, 'content/posts/.#a.md', 'somebody@machine.1');
  link(site, 'content/posts/env.txt', '/proc/self/environ');
  execFileSync('mkfifo', [join(site.root, 'content/posts/pipe.md')]);
  link(site, 'content/posts/zero.md', '/dev/zero');
  assert.deepEqual(listed(site), [
    ['content/posts/a.md', 'right'],
    ['content/posts/file.md', 'outside'],
    ['content/posts/folder', 'outside'],
    ['content/posts/gone.md', 'dangling'],
    ['content/posts/lost', 'dangling'],
    ['content/posts/pipe.md', 'special'],
    ['content/posts/x.md', 'folder'],
    ['content/posts/zero.md', 'outside'],
  ]);
});

test('content/ itself may be a link, content/posts/ only to a folder within it', () => {
  using real = new TestSite({ 'content/posts/a.md': post(), 'content/texts/b.md': post() });
  using site = new TestSite();
  site.remove('content');
  link(site, 'content', join(real.root, 'content'));
  assert.deepEqual(listed(site), [['content/posts/a.md', 'right']]);
  real.remove('content/posts');
  link(real, 'content/posts', 'texts');
  assert.deepEqual(listed(site), [['content/posts/b.md', 'right']]);
  real.remove('content/posts');
  link(real, 'content/posts', '/etc');
  assert.deepEqual(listed(site), [['content/posts', 'outside']]);
});

test('a folder that is called like a post is one where posts are in it', () => {
  using site = new TestSite({ 'content/posts/a.md/index.md': post() });
  assert.deepEqual(listed(site), [['content/posts/a.md/index.md', 'right']]);
});

test('a file has a stamp once it is older than a moment, and another one when its bytes change, whatever its time', async () => {
  using site = new TestSite({ 'content/posts/a.md': post({ title: 'One' }) });
  const path = join(site.root, 'content/posts/a.md');
  const stamp = () => listFiles(site.root)[0]?.stamp;
  const settle = async (): Promise<string> => {
    for (;;) {
      const found = stamp();
      if (typeof found === 'string') return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  utimesSync(path, 1, 1);
  assert.equal(stamp(), null);
  const first = await settle();
  assert.equal(stamp(), first);
  writeFileSync(path, post({ title: 'Two' }));
  utimesSync(path, 1, 1);
  assert.equal(stamp(), null);
  assert.notEqual(await settle(), first);
});
