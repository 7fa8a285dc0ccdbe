import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { home } from '../../src/site/options.ts';
import { shades } from '../harness/edits.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';
import { StartedPreview, until } from '../harness/start.ts';

const withoutSearch = `${plainSite}search: false\nimages: { widths: [120] }\n`;
const [red = Buffer.alloc(0), green = Buffer.alloc(0)] = shades;

test('a saved post is shown, however the editor writes it, and new and removed ones are seen', async () => {
  using site = new TestSite({ 'content/site.yaml': withoutSearch, ...posts(3) });
  await using preview = await StartedPreview.of(site);
  await preview.shows('/2025/12/post-1/', /Some text\./);
  site.write({ 'content/posts/post-1.md': post({ title: 'Post 1', date: '2025-12-31' }, 'Written over.') });
  await preview.shows('/2025/12/post-1/', /Written over\./);
  await preview.shows('/feed.xml', /Written over\./);

  const beside = join(site.root, 'content/posts/.post-1.md.new');
  writeFileSync(beside, post({ title: 'Moved there', date: '2025-12-31' }, 'Written beside.'));
  renameSync(beside, join(site.root, 'content/posts/post-1.md'));
  await preview.shows('/2025/12/post-1/', /Written beside\./);
  await preview.shows('/', /Moved there/);

  mkdirSync(join(site.root, 'content/posts/2026/deep'), { recursive: true });
  writeFileSync(
    join(site.root, 'content/posts/2026/deep/new.md'),
    post({ title: 'In a new folder', date: '2025-12-31' }),
  );
  await preview.shows('/2025/12/new/', /In a new folder/);
  site.write({ 'content/posts/2026/deep/new.md': post({ title: 'Edited there', date: '2025-12-31' }) });
  await preview.shows('/2025/12/new/', /Edited there/);
  site.remove('content/posts/2026');
  await preview.shows('/2025/12/new/', /^404/);
  site.remove('content/posts/post-2.md');
  await preview.shows('/2025/12/post-2/', /^404/);
  await preview.shows('/', /^(?!.*Post 2)/s);
});

test('a partial that was edited is shown by the page whose layout includes it, each time', async () => {
  using site = new TestSite({
    'content/site.yaml': withoutSearch,
    'content/pages/about.md': '---\ntitle: About\n---\nText.\n',
    '_includes/layouts/page.njk': '<html><body>{% include "partials/note.njk" %}</body></html>',
    '_includes/partials/note.njk': '<p>one</p>{% include "partials/deeper.njk" %}',
    '_includes/partials/deeper.njk': '<i>uno</i>',
    ...posts(1),
  });
  await using preview = await StartedPreview.of(site);
  await preview.shows('/about/', /one.*uno/);
  site.write({ '_includes/partials/note.njk': '<p>two</p>{% include "partials/deeper.njk" %}' });
  await preview.shows('/about/', /two.*uno/);
  site.write({ '_includes/partials/deeper.njk': '<i>due</i>' });
  await preview.shows('/about/', /two.*due/);
  site.write({ '_includes/partials/deeper.njk': '<i>uno</i>' });
  await preview.shows('/about/', /two.*uno/);
});

test('styles, a theme that is new, pictures and site.yaml are seen', async () => {
  using site = new TestSite({
    'content/site.yaml': withoutSearch,
    'content/images/p.png': red,
    'content/posts/a.md': post({ title: 'A' }, '![A](/images/p.png)'),
  });
  await using preview = await StartedPreview.of(site);
  const before = await preview.shows('/2025/06/a/', /<img/);
  const [oldStyle, oldPicture] = [matched(before, /style-\w+\.css/), matched(before, /<img[^>]* src="([^"]+)"/)];

  site.write({ '_includes/styles/owner.css': '@layer owner { a { color: rebeccapurple; } }' });
  const style = await until(async () => {
    const name = matched(await preview.page('/2025/06/a/'), /style-\w+\.css/);
    return name === oldStyle ? null : name;
  });
  assert.match(await preview.page(`/assets/${style}`), /rebeccapurple|#639/);

  site.write({ 'content/images/p.png': green });
  const picture = await until(async () => {
    const name = matched(await preview.page('/2025/06/a/'), /<img[^>]* src="([^"]+)"/);
    return name === oldPicture ? null : name;
  });
  assert.match(await preview.page(picture), /^200/);

  site.write({ 'content/site.yaml': withoutSearch.replace('Test Site', 'Another Name') });
  await preview.shows('/2025/06/a/', /Another Name/);
});

test('a broken post has its mistakes for a page, again after the next save, until it is mended', async () => {
  using site = new TestSite({ 'content/site.yaml': withoutSearch, ...posts(2) });
  await using preview = await StartedPreview.of(site);
  const name = 'content/posts/post-1.md';
  for (const [number, broken] of ['---\ntitle: [\n---\n\nText.\n', '---\ntitle: [\n---\n\nMore text.\n'].entries()) {
    site.write({ [name]: broken });
    await until(() => (preview.printed.split(`${name}:`).length > number + 1 ? true : null));
    const page = await preview.shows('/2025/12/post-1/', /Mistakes in content\/posts\/post-1\.md/);
    assert.match(page, /content\/posts\/post-1\.md:\d+:\d+ error/);
    assert.match(page, /<mark> +\d+ {2}.*<\/mark>/, 'the line is shown');
    const other = await preview.shows('/2025/12/post-2/', /previewProblems/);
    assert.match(other, /content\/posts\/post-1\.md:\d+:\d+ error/);
    assert.match(other, /Only the files with these errors are left out/);
  }
  site.write({ [name]: post({ title: 'Post 1', date: '2025-12-31' }, 'Mended.') });
  assert.doesNotMatch(await preview.shows('/2025/12/post-1/', /Mended\./), /previewProblems/);
  await until(() => (preview.printed.includes('all errors are mended') ? true : null));
});

test("a colleague's broken draft, there from the start, keeps nobody from seeing the rest", async () => {
  const name = 'content/posts/2025-06-01-half-written.md';
  using site = new TestSite({
    'content/site.yaml': withoutSearch,
    [name]: '---\ndraft: true\ndate: 2025-06-01\n---\n\nText.\n',
    ...posts(2),
  });
  await using preview = await StartedPreview.of(site);
  assert.match(
    await preview.page('/2025/12/post-1/'),
    /^200\n.*Some text\..*half-written\.md:\d+:\d+ error missing-key/s,
  );
  assert.match(await preview.page('/2025/06/half-written/'), /^200\n.*Mistakes in content/s);
  assert.match(await preview.page(`/__broadsheet/mistakes/${name}`), /^200\n.*Mistakes in content/s);
  assert.match(await preview.page('/__broadsheet/mistakes/content/site.yaml'), /This file has no mistakes/);
});

test('a broken site.yaml ends no preview, at its start or later: the mistakes are shown, and it goes on', async () => {
  using site = new TestSite({ 'content/site.yaml': 'name: [\n', ...posts(1) });
  await using preview = await StartedPreview.of(site);
  const cold = await preview.page('/2025/12/post-1/');
  assert.match(cold, /^503\n.*No page could be built yet.*content\/site\.yaml:\d+:\d+ error/s);
  site.write({ 'content/site.yaml': withoutSearch });
  await preview.shows('/2025/12/post-1/', /Some text\./);
  site.write({ 'content/site.yaml': `${withoutSearch}postsPerPage: none\n` });
  const later = await preview.shows('/2025/12/post-1/', /content\/site\.yaml:\d+:\d+ error/);
  assert.match(later, /Some text\..*this page is the last that could be built/s);
  site.remove('content/site.yaml');
  await preview.shows('/2025/12/post-1/', /error missing-site/);
  site.write({ 'content/site.yaml': withoutSearch.replace('Test Site', 'Mended Site') });
  assert.doesNotMatch(await preview.shows('/2025/12/post-1/', /Mended Site/), /previewProblems/);
});

test('an exception ends no preview: it is shown without the paths of this machine, and the next save is built', async () => {
  using site = new TestSite({ 'content/site.yaml': withoutSearch, ...posts(2) });
  await using preview = await StartedPreview.of(site);
  // Nothing can be moved to where a folder is that is not the build's own.
  const page = join(site.root, '.cache/preview/2025/12/new/index.html');
  mkdirSync(join(page, 'in-the-way'), { recursive: true });
  site.write({ 'content/posts/new.md': post({ title: 'New', date: '2025-12-29' }) });
  const shown = await preview.shows('/2025/12/post-1/', /previewProblems/);
  // Only what leads to the editor of this machine names the folder.
  assert.equal(shown.replaceAll(`vscode://file${site.root}/`, '').includes(site.root), false);
  rmSync(join(site.root, '.cache/preview/2025/12/new'), { recursive: true });
  site.write({ 'content/posts/new.md': post({ title: 'Newer', date: '2025-12-29' }) });
  await preview.shows('/2025/12/new/', /Newer/);
});

test('the server follows the path of the url, and old addresses lead to the new ones', async () => {
  using site = new TestSite({ 'content/site.yaml': withoutSearch, ...posts(1) });
  await using preview = await StartedPreview.of(site);
  await preview.shows('/2025/12/post-1/', /href="\/assets\//);
  for (const base of ['/blog/', '/a/b/', '/']) {
    site.write({ 'content/site.yaml': withoutSearch.replace('test.example/', `test.example${base}`) });
    const page = await preview.shows(`${base}2025/12/post-1/`, new RegExp(`^200.*href="${base}assets/style`, 's'));
    assert.match(await preview.page(matched(page, /\/[\w/]*assets\/style-[\w-]+\.css/)), /^200/);
    assert.match(await preview.page('/'), /^200/);
  }
  assert.match(await preview.page('/blog/2025/12/post-1/'), /^200\n.*Some text\./s, 'the old address leads there');
});

test('each save prints its file and its address', async () => {
  using site = new TestSite({ 'content/site.yaml': withoutSearch, ...posts(2) });
  await using preview = await StartedPreview.of(site);
  const before = preview.printed;
  site.write({ 'content/posts/post-1.md': post({ title: 'Post 1', date: '2025-12-31' }, 'Saved.') });
  await until(() => (preview.printed.length > before.length ? true : null));
  assert.equal(preview.printed.slice(before.length), `content/posts/post-1.md → ${preview.url}2025/12/post-1/\n`);
});

test('warnings are folded away on every page', async () => {
  using site = new TestSite({ 'content/site.yaml': withoutSearch, 'content/posts/a.md': post({ titel: 'A' }) });
  await using preview = await StartedPreview.of(site);
  const page = await preview.page('/2025/06/a/');
  assert.match(page, /<details class="warnings"><summary>1 warning<\/summary>.*a\.md:\d+:\d+ warning unknown-key/);
  assert.doesNotMatch(page, /class="errors"/);
});

test('drafts, scheduled and expired posts are shown, and marked', async () => {
  using site = new TestSite({
    'content/site.yaml': withoutSearch,
    'content/posts/draft.md': post({ title: 'D', draft: true }),
    'content/posts/later.md': post({ title: 'L', date: '2026-03-01' }),
    'content/posts/over.md': post({ title: 'O', expires: '2025-12-01' }),
  });
  await using preview = await StartedPreview.of(site);
  await preview.shows('/2025/06/draft/', /Draft/);
  await preview.shows('/2026/03/later/', /Scheduled for March 1, 2026/);
  await preview.shows('/2025/06/over/', /Expired on December 1, 2025/);
});

test('Ctrl-C leaves no process, no lock and no temporary file', async () => {
  using site = new TestSite({
    'content/images/p.png': red,
    'content/posts/a.md': post({ title: 'A' }, '![A](/images/p.png)'),
    'tmp/.keep': '',
  });
  const preview = await StartedPreview.spawned(site, { TMPDIR: join(site.root, 'tmp') });
  await preview.shows('/search/index.json', /bundles/);
  site.write({ 'content/posts/a.md': post({ title: 'B' }, '![A](/images/p.png)') });
  await preview.shows('/2025/06/a/', /B/);
  const children = childrenOf(preview.pid);
  assert.equal(await preview.stop(), 0);
  await until(() => (children.some(isRunning) ? null : true));
  const left = readdirSync(site.root, { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    left.filter((name) => /\.(?:tmp|lock)$|staging-/.test(name)),
    [],
  );
  assert.deepEqual(readdirSync(join(site.root, 'tmp')), ['.keep']);
});

test('Ctrl-C during the first build ends it', async () => {
  using site = new TestSite(posts(200));
  const child = spawn(process.execPath, [`${home}/src/commands/broadsheet.js`, 'start', '--root', site.root], {
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', (status, signal) => resolve(status ?? signal)));
  const cache = join(site.root, '.cache');
  const lock = await until(
    () => (existsSync(cache) && readdirSync(cache).find((name) => name.endsWith('.lock'))) || null,
  );
  child.kill('SIGINT');
  assert.equal(await ended, 0);
  assert.equal(existsSync(join(cache, lock)), false);
});

function matched(text: string, expression: RegExp): string {
  const [all, part] = expression.exec(text) ?? [];
  if (all === undefined) throw new Error(`${expression} is not in ${text}`);
  return part ?? all;
}

/** The processes that a process has started; none where the system does not tell. */
function childrenOf(pid: number | null): number[] {
  const tasks = `/proc/${pid}/task`;
  if (!existsSync(tasks)) return [];
  return readdirSync(tasks).flatMap((task) =>
    readFileSync(`${tasks}/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a new file in a folder that the configuration copies is seen', async () => {
  using site = new TestSite({
    'content/site.yaml': withoutSearch,
    '.eleventy.js': "export default (config) => config.addPassthroughCopy('extra');\n",
    'extra/a.txt': 'one',
    ...posts(1),
  });
  await using preview = await StartedPreview.of(site);
  await preview.shows('/extra/a.txt', /one/);
  site.write({ 'extra/deep/b.txt': 'two' });
  await preview.shows('/extra/deep/b.txt', /^200\ntwo/);
});

test('pages lead to the editor, and a broken post is named where it stood in lists', async () => {
  using site = new TestSite({ 'content/site.yaml': withoutSearch, ...posts(2) });
  await using preview = await StartedPreview.of(site, ['--editor', 'zed']);
  const file = join(site.root, 'content/posts/post-1.md');
  assert.match(await preview.page('/2025/12/post-1/'), new RegExp(`href="zed://file${file}:1:1"`));
  assert.doesNotMatch(await preview.page('/2025/12/'), /zed:/, 'a list is made from no single file');
  site.write({ 'content/posts/post-1.md': '---\ntitle: [\n---\n' });
  for (const list of ['/', '/2025/', '/2025/12/'])
    await preview.shows(list, /previewBroken.*mistakes\/content\/posts\/post-1\.md">.*<ul class="posts-list/s);
  const other = await preview.page('/2025/12/post-2/');
  assert.match(other, new RegExp(`href="zed://file${file}:\\d+:\\d+">content/posts/post-1.md:`));
  assert.doesNotMatch(other, /previewBroken/);
  site.write({ 'content/posts/new.md': '---\ndate: 2025-12-01\n---\n' });
  await preview.shows('/', /previewBroken.*posts\/new\.md.*<ul class="posts-list/s);
});
