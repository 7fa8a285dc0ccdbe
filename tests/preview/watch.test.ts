import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type SiteWatcher, watchSite } from '../../src/preview/watch/watch.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';
import { StartedPreview, until } from '../harness/start.ts';

/** A watched site, with what was told of it. */
class Watched implements Disposable {
  readonly site: TestSite;
  readonly told = new Set<string>();
  readonly lines: string[] = [];
  readonly watcher: SiteWatcher;

  constructor(site: TestSite, poll = false) {
    this.site = site;
    this.watcher = watchSite({
      root: site.root,
      home: site.root,
      poll,
      onChange: (paths) => {
        for (const path of paths) this.told.add(path);
      },
      onLine: (line) => this.lines.push(line),
    });
  }

  /** Writes a file, and waits until that is told. */
  async hears(name: string): Promise<void> {
    // What was written before is told by then, and cannot be taken for this.
    await pause(50);
    this.told.delete(name);
    this.site.write({ [name]: post({}, `Written ${performance.now()}.`) });
    await until(() => (this.told.has(name) ? true : null));
  }

  path(name: string): string {
    return join(this.site.root, name);
  }

  [Symbol.dispose](): void {
    this.watcher.close();
  }
}

for (const poll of [false, true]) {
  const how = poll ? 'by looking' : 'by events';

  test(`a configuration, its imports, own templates and their data are heard, also where there were none, ${how}`, async () => {
    using site = new TestSite({ 'content/posts/a.md': post(), 'lib/words.ts': '', 'other/words.ts': '' });
    using watched = new Watched(site, poll);
    await watched.hears('.eleventy.ts');
    await watched.hears('site/team.njk');
    await watched.hears('_data/team.yaml');
    watched.watcher.alsoWatch(['lib/words.ts']);
    site.write({ 'other/words.ts': 'export const word = 1;\n' });
    await watched.hears('lib/words.ts');
    assert.equal(watched.told.has('other/words.ts'), false);
  });

  test(`files of public/ are heard, hidden ones too, also where there was no such folder, ${how}`, async () => {
    using site = new TestSite({ 'content/posts/a.md': post() });
    using watched = new Watched(site, poll);
    await watched.hears('public/CNAME');
    await watched.hears('public/.well-known/security.txt');
    site.write({ 'public/.DS_Store': '', 'public/.CNAME.swp': '' });
    await watched.hears('public/.well-known/security.txt');
    assert.deepEqual(
      [...watched.told].filter((path) => /DS_Store|swp/.test(path)),
      [],
    );
  });

  test(`files are heard in a folder that another was moved to, ${how}`, async () => {
    using site = new TestSite({ 'content/posts/deep/a.md': post() });
    using watched = new Watched(site, poll);
    for (let round = 0; round < 3; round++) {
      site.write({ 'content/posts/.new/a.md': post({}, `${round}`), 'content/posts/.new/b/c.md': post() });
      renameSync(watched.path('content/posts/deep'), watched.path('content/posts/.old'));
      renameSync(watched.path('content/posts/.new'), watched.path('content/posts/deep'));
      rmSync(watched.path('content/posts/.old'), { recursive: true });
      await watched.hears('content/posts/deep/a.md');
      await watched.hears('content/posts/deep/b/c.md');
    }
  });

  test(`files are heard in folders that are removed and made anew, as a change of branches does, ${how}`, async () => {
    using site = new TestSite({ 'content/posts/deep/a.md': post() });
    using watched = new Watched(site, poll);
    for (let round = 0; round < 10; round++) {
      const folder = ['content/posts/deep', 'content/posts', 'content'][round % 3] ?? '';
      rmSync(watched.path(folder), { recursive: true });
      site.write({ 'content/site.yaml': plainSite, 'content/posts/deep/a.md': post() });
      await watched.hears('content/posts/deep/a.md');
    }
  });

  test(`files are heard in folders that are linked inside content/, and a circle of links ends, ${how}`, async () => {
    using site = new TestSite({ 'content/archive/a.md': post(), 'content/posts/b.md': post() });
    symlinkSync('../archive', join(site.root, 'content/posts/linked'), 'junction');
    symlinkSync('..', join(site.root, 'content/posts/circle'), 'junction');
    using watched = new Watched(site, poll);
    await watched.hears('content/posts/linked/a.md');
    await watched.hears('content/posts/b.md');
  });
}

test('folders that come and go faster than they can be looked at end nothing', async () => {
  using site = new TestSite({ 'content/posts/a.md': post() });
  using watched = new Watched(site);
  for (let round = 0; round < 200; round++) {
    const folder = watched.path(`content/posts/f${round % 7}/deep/er`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'x.md'), post());
    if (round % 3 === 0) await pause(1);
    rmSync(watched.path(`content/posts/f${round % 7}`), { recursive: true });
  }
  await watched.hears('content/posts/a.md');
  await watched.hears('content/posts/f1/deep/er/x.md');
});

test('a link that leads out of the site is not followed', async () => {
  using outside = new TestSite({ 'secret.md': post() });
  using site = new TestSite({ 'content/posts/a.md': post() });
  symlinkSync(outside.root, join(site.root, 'content/posts/out'), 'junction');
  using watched = new Watched(site);
  outside.write({ 'secret.md': post({}, 'Changed.') });
  await watched.hears('content/posts/a.md');
  assert.deepEqual([...watched.told], ['content/posts/a.md']);
});

test("where the system's limit of watched folders is reached, the preview says so and looks at the files instead", async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}search: false\n`,
    ...posts(1),
    // What the system answers at its limit cannot be had without changing it for everybody.
    'limit.mjs': `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
fs.watch = () => { throw Object.assign(new Error('ENOSPC: System limit for number of file watchers reached'), { code: 'ENOSPC' }); };
syncBuiltinESMExports();
`,
  });
  await using preview = await StartedPreview.spawned(site, {
    NODE_OPTIONS: `--import ${join(site.root, 'limit.mjs')}`,
  });
  assert.match(preview.printed, /watches no more folders.*sudo sysctl fs\.inotify\.max_user_watches=\d+/);
  assert.doesNotMatch(preview.printed, /disk/);
  site.write({ 'content/posts/post-1.md': post({ title: 'Post 1', date: '2025-12-31' }, 'Seen.') });
  await preview.shows('/2025/12/post-1/', /Seen\./);
});
