import assert from 'node:assert/strict';
import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { reportLines } from '../../src/preview/report.ts';
import { firstState, type PreviewState } from '../../src/preview/state.ts';
import { hasChildren } from '../harness/children.ts';
import { editedSite, tree } from '../harness/edits.ts';
import { photograph } from '../harness/pictures.ts';
import { TestPreview } from '../harness/preview.ts';
import { assertPreviewFollows, freshTree } from '../harness/preview-edits.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';
import { until } from '../harness/start.ts';

const withoutSearch = { 'content/site.yaml': `${plainSite}search: false\n` };

test('after any sequence of edits a preview shows exactly what a new preview would show', {
  timeout: 400_000,
}, async () => {
  await assertPreviewFollows(1);
});

for (const [what, frontMatter, body] of [
  [
    'the body',
    {},
    'Another text, of more than twenty words, so that its beginning becomes another excerpt, with a [link](post-2.md).',
  ],
  ['the title', { title: 'Another title' }, 'Some text.'],
  ['the description', { description: 'About something.' }, 'Some text.'],
] as const) {
  test(`where ${what} of a post was edited, its page is right before anything else is`, async () => {
    using site = new TestSite({ ...withoutSearch, ...posts(9, { tags: ['a', 'b'], series: 'S', authors: ['Ann'] }) });
    await using preview = new TestPreview(site);
    await preview.update();
    const keys = {
      title: 'Post 3',
      date: '2025-12-29',
      tags: ['a', 'b'],
      series: 'S',
      authors: ['Ann'],
      ...frontMatter,
    };
    site.write({ 'content/posts/post-3.md': post(keys, body) });
    await preview.update();
    const [first, then] = preview.shown;
    const page = '2025/12/post-3/index.html';
    assert.deepEqual(Object.keys(first ?? {}), [page]);
    assert.equal(first?.[page], tree(preview.output)[page]);
    assert.equal(then?.[page], undefined, 'what is right already is not shown again');
    // A feed has an item's text and title, and not what search engines are told.
    assert.equal(Object.keys(then ?? {}).includes('feed.xml'), what !== 'the description');
    assert.deepEqual(tree(preview.output), await freshTree(site, preview.now));
  });
}

for (const [what, frontMatter, body] of [
  ['its date', { date: '2025-01-01' }, 'Some text.'],
  ['its tags', { tags: ['c'] }, 'Some text.'],
  ['its being a draft', { draft: true }, 'Some text.'],
  ['its thumbnail', { thumbnail: '/images/p0.png', thumbnailAlt: 'red' }, 'Some text.'],
  ['a picture in its text', {}, '![red](/images/p0.png)'],
] as const) {
  test(`where ${what} changed, a post's page is printed from all that it depends on`, async () => {
    using site = editedSite();
    await using preview = new TestPreview(site);
    await preview.update();
    site.write({
      'content/posts/post-0.md': post({ title: 'Zero', date: '2025-10-01', tags: ['x'], ...frontMatter }, body),
    });
    await preview.update();
    assert.deepEqual(tree(preview.output), await freshTree(site, preview.now));
    const pages = preview.shown.map((shown) =>
      Object.entries(shown).find(([name]) => name.endsWith('post-0/index.html')),
    );
    assert.equal(pages.length, 2);
    const [name, shown] = pages[0] ?? ['', ''];
    assert.equal(shown, tree(preview.output)[name]);
    assert.equal(pages[1], undefined, 'what is right already is not shown again');
  });
}

test('changes that come faster than they can be shown end in what the last of them says', async () => {
  using site = new TestSite({ ...withoutSearch, ...posts(40, { tags: ['a'] }) });
  await using preview = new TestPreview(site);
  await preview.update();
  const works: Promise<void>[] = [];
  for (let number = 0; number < 12; number++) {
    const file = (number % 3) + 1;
    const keys = { title: `Title ${number}`, date: `2025-12-0${file}`, tags: number % 2 === 0 ? ['a'] : ['b'] };
    site.write({ [`content/posts/post-${file}.md`]: post(keys, `Text ${number}.`) });
    works.push(preview.begin());
    await new Promise((resolve) => setTimeout(resolve, number * 7));
  }
  await Promise.all(works);
  assert.deepEqual(tree(preview.output), await freshTree(site, preview.now));
  assert.deepEqual(preview.failures, []);
});

test('a new post that is gone before its build ends leaves nothing', async () => {
  using site = new TestSite({ ...withoutSearch, ...posts(3) });
  await using preview = new TestPreview(site);
  await preview.update();
  const page = preview.path('2025/06/new/index.html');
  site.write({ 'content/posts/new.md': post() });
  const shown = preview.begin();
  while (!existsSync(page)) await new Promise(setImmediate);
  site.remove('content/posts/new.md');
  await Promise.all([shown, preview.begin()]);
  assert.equal(existsSync(page), false);
  assert.deepEqual(tree(preview.output), await freshTree(site, preview.now));
});

test('a post with a mistake is left out, saved again as well, and all others are shown until it is mended', async () => {
  using site = new TestSite({ ...withoutSearch, ...posts(3) });
  await using preview = new TestPreview(site);
  await preview.update();
  for (const [number, broken] of [
    '---\ntitle: [\n---\n\nText.\n',
    '---\ntitle: [\n---\n\nMore.\n',
    '---\ntitle: [\n---\n\nText.\n',
  ].entries()) {
    const other = post({ title: `Other ${number}`, date: '2025-12-30' });
    site.write({ 'content/posts/post-1.md': broken, 'content/posts/post-2.md': other });
    await preview.update();
    assert.ok(preview.problems.length > 0);
    for (const { file, severity } of preview.problems)
      assert.deepEqual([file, severity], ['content/posts/post-1.md', 'error']);
    assert.equal(existsSync(preview.path('2025/12/post-1/index.html')), false);
    assert.match(readFileSync(preview.path('2025/12/post-2/index.html'), 'utf8'), new RegExp(`Other ${number}`));
    assert.deepEqual(tree(preview.output), await freshTree(site, preview.now));
  }
  site.write({ 'content/posts/post-1.md': post({ title: 'Mended', date: '2025-12-31' }, 'Good.') });
  await preview.update();
  assert.deepEqual(preview.problems, []);
  assert.deepEqual(tree(preview.output), await freshTree(site, preview.now));
  assert.match(readFileSync(preview.path('2025/12/post-1/index.html'), 'utf8'), /Mended/);
});

test('a preview that is closed while pictures are encoded waits for none of them', { timeout: 60_000 }, async () => {
  const photo = await photograph(1800, 1200);
  using site = new TestSite({
    'content/posts/a.md': post({ thumbnail: '/a.jpg', thumbnailAlt: 'Shades' }),
    'content/a.jpg': await photo.jpeg().toBuffer(),
  });
  const preview = new TestPreview(site);
  const begun = preview.begin();
  while (!existsSync(join(site.root, '.cache/images/encoded'))) await pause(1);
  await preview[Symbol.asyncDispose]();
  await begun;
  assert.equal(await hasChildren(), false);
  assert.equal(existsSync(join(site.root, '.cache/images/facts')), false);
  assert.deepEqual(preview.failures, []);
});

test('the first pages are there while pictures are encoded, and are what a new preview would have in the end', async () => {
  const photo = await photograph(600, 400);
  using site = new TestSite({
    ...withoutSearch,
    'content/posts/a.md': post({ thumbnail: '/a.jpg', thumbnailAlt: 'Shades' }),
    'content/a.jpg': await photo.jpeg().toBuffer(),
  });
  await using preview = new TestPreview(site);
  await preview.update();
  const [first = {}, last = {}] = [preview.shown[0], preview.shown.at(-1)];
  assert.match(first['index.html'] ?? '', /<img[^>]* alt="Shades"/);
  const isEncoded = (shown: typeof first) => Object.keys(shown).some((name) => /\.(?:webp|jpe?g)$/.test(name));
  assert.equal(isEncoded(first), false);
  assert.equal(isEncoded(last), true);
  assert.deepEqual(tree(preview.output), await freshTree(site, preview.now));
  assert.deepEqual(preview.failures, []);
});

test('search follows an edit when the pages are there, and is what a new preview would have', async () => {
  using site = new TestSite(posts(3));
  await using preview = new TestPreview(site);
  await preview.update();
  assert.equal(existsSync(preview.path('search/index.json')), false, 'nobody waits for search');
  await preview.settled();
  assert.deepEqual(tree(preview.output), await freshTree(site, preview.now));
  const index = readFileSync(preview.path('search/index.json'), 'utf8');
  site.write({ 'content/posts/post-1.md': post({ title: 'Zebra', date: '2025-12-31' }, 'Stripes.') });
  await preview.update();
  assert.match(readFileSync(preview.path('2025/12/post-1/index.html'), 'utf8'), /Zebra/);
  assert.equal(readFileSync(preview.path('search/index.json'), 'utf8'), index, 'the old indexes serve meanwhile');
  await preview.settled();
  assert.notEqual(readFileSync(preview.path('search/index.json'), 'utf8'), index);
  assert.deepEqual(tree(preview.output), await freshTree(site, preview.now));
  site.write(withoutSearch);
  await preview.update();
  assert.equal(existsSync(preview.path('search/index.json')), false);
  assert.deepEqual(preview.failures, []);
});

test('a scheduled post is shown as published when its time comes, though no file has changed', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}search: false\n`,
    'content/posts/later.md': post({ title: 'Later', date: '2026-01-01T00:00:01Z' }),
  });
  await using preview = new TestPreview(site);
  preview.now = Date.parse('2026-01-01T00:00:00.900Z');
  await preview.update();
  assert.match(preview.text('index.html'), /class="mark"/);
  preview.now = Date.parse('2026-01-01T00:00:01Z');
  await until(() => (preview.text('index.html').includes('class="mark"') ? null : true));
});

test('what a preview puts on its pages is in none of the files of its output', async () => {
  using site = new TestSite({ 'content/site.yaml': `${plainSite}search: false\n`, ...posts(1) });
  await using preview = new TestPreview(site);
  await preview.update();
  for (const output of ['index.html', '2025/12/post-1/index.html', '404.html'])
    assert.doesNotMatch(preview.text(output), /__broadsheet|previewBar|vscode:/);
});

test('of a file that was touched, and is what it was, nothing is told', async () => {
  const name = 'content/posts/post-2.md';
  using site = new TestSite({ ...withoutSearch, ...posts(2) });
  await using preview = new TestPreview(site);
  await preview.update();
  utimesSync(join(site.root, name), 1, 1);
  await preview.save(name);
  const built = preview.built.at(-1);
  assert.ok(built);
  assert.deepEqual([built.saved, built.changed], [[name], []]);
  const state: PreviewState = { ...firstState('/'), phase: 'shown', urls: new Map([[name, '/2025/12/post-2/']]) };
  const lines = (changed: readonly string[]) =>
    reportLines({ ...built, changed }, state, state, { origin: 'http://localhost', root: site.root, way: '' });
  assert.deepEqual(lines(built.changed), []);
  assert.deepEqual(lines(['2025/12/post-2/index.html']), [`${name} → http://localhost/2025/12/post-2/`]);
});
