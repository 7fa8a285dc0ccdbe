import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../../src/build/check.ts';
import { fixAll } from '../../src/build/fix.ts';
import { productionOptions } from '../../src/site/options.ts';
import { post, TestSite } from '../harness/site.ts';

function git(root: string, ...given: readonly string[]): void {
  const own = [
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@b.example',
    '-c',
    'init.defaultBranch=main',
    '-c',
    'commit.gpgsign=false',
  ];
  execFileSync('git', [...own, ...given], { cwd: root, stdio: 'ignore' });
}

const look = (site: TestSite) => check({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });

async function moved(site: TestSite) {
  const lost = (await look(site)).filter(({ rule }) => rule === 'lost-address');
  return lost.map(({ file, line, message }) => [file, line, /write `(.*)`/.exec(message)?.[1] ?? message]);
}

test('a text that has another address than in git is told with its aliases, from where its branch begins or from the last commit', async () => {
  const body = 'A text that is long enough to be known again when its file has another name.\n'.repeat(4);
  using site = new TestSite({
    'content/posts/slugged.md': post({ title: 'Slugged', aliases: ['/older/'] }, body),
    'content/posts/named.md': post({ title: 'A name' }, `One.\n\n${body}`),
    'content/posts/moved.md': post({ title: 'Moved' }, `Two.\n\n${body}`),
    'content/posts/edited.md': post({ title: 'Edited' }, `Three.\n\n${body}`),
    'content/posts/draft.md': post({ title: 'Draft', draft: true }, `Four.\n\n${body}`),
    'content/posts/gone.md': post({ title: 'Gone' }, `Five.\n\n${body}`),
    'content/pages/about.md': '---\ntitle: About\n---\n\nText.\n',
  });
  assert.deepEqual(await moved(site), [], 'no git');
  git(site.root, 'init');
  assert.deepEqual(await moved(site), [], 'no commit');
  git(site.root, 'add', '-A');
  git(site.root, 'commit', '-m', 'Begin');
  assert.deepEqual(await moved(site), []);
  git(site.root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  git(site.root, 'checkout', '-b', 'branch');
  site.write({ 'content/posts/slugged.md': post({ title: 'Slugged', aliases: ['/older/'], slug: 'other' }, body) });
  git(site.root, 'mv', 'content/posts/named.md', 'content/posts/another.md');
  git(site.root, 'commit', '-a', '-m', 'Rename');
  // Not known to git yet, in one way or the other.
  renameSync(join(site.root, 'content/posts/moved.md'), join(site.root, 'content/posts/moved-on.md'));
  renameSync(join(site.root, 'content/posts/draft.md'), join(site.root, 'content/posts/later.md'));
  site.write({
    'content/posts/edited.md': post({ title: 'Edited' }, `Three and a half.\n\n${body}`),
    'content/pages/about.md': '---\ntitle: About\npermalink: /about-us/\n---\n\nText.\n',
  });
  site.remove('content/posts/gone.md');
  assert.deepEqual(await moved(site), [
    ['content/pages/about.md', 2, 'aliases: [/about/]'],
    ['content/posts/another.md', 2, 'aliases: [/2025/06/named/]'],
    ['content/posts/moved-on.md', 2, 'aliases: [/2025/06/moved/]'],
    ['content/posts/slugged.md', 4, 'aliases: [/older/, /2025/06/slugged/]'],
  ]);
  const { done } = await fixAll(site.root, () => look(site));
  assert.equal(done.filter(({ rule }) => rule === 'lost-address').length, 4);
  assert.deepEqual(await moved(site), []);
  assert.match(
    readFileSync(join(site.root, 'content/posts/another.md'), 'utf8'),
    /\naliases: \[\/2025\/06\/named\/\]\n---\n/,
  );
  git(site.root, 'update-ref', '-d', 'refs/remotes/origin/main');
  git(site.root, 'add', '-A');
  git(site.root, 'commit', '-m', 'Keep addresses');
  site.write({ 'content/pages/about.md': '---\ntitle: About\npermalink: /about-me/\n---\n\nText.\n' });
  assert.deepEqual(await moved(site), [['content/pages/about.md', 2, 'aliases: [/about-us/, /about/]']]);
});
