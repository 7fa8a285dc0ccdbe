import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { post, TestSite } from '../harness/site.ts';

const text = post({ title: 'Shown' }, '```ts include="./a.ts"\n```');
const page = '/2025/06/shown/';

test('a page that shows a file is made again when that file changes, comes or goes, and only then', async () => {
  using site = new TestSite({
    'content/site.yaml': 'name: Test\nurl: https://test.example/\nsearch: false\n',
    'content/posts/shown.md': text,
    'content/posts/other.md': post(),
    'content/posts/a.ts': 'const one = 1;\n',
  });
  const shown = () => site.page(page)('code').text();
  await site.built();
  assert.equal(shown(), 'const one = 1;\n');
  const again = await site.built();
  assert.deepEqual(again.summary?.changed, []);
  site.write({ 'content/posts/a.ts': 'const two = 2;\n' });
  const { summary } = await site.built();
  assert.equal(shown(), 'const two = 2;\n');
  assert.ok(summary?.changed.includes('2025/06/shown/index.html'));
  assert.ok(!summary?.changed.includes('2025/06/other/index.html'));
  // Another time, the same bytes.
  utimesSync(join(site.root, 'content/posts/a.ts'), 1, 1);
  assert.deepEqual((await site.built()).summary?.changed, []);
  site.remove('content/posts/a.ts');
  const gone = await site.build();
  assert.deepEqual(
    gone.problems.map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`),
    [
      'content/posts/shown.md:6:16 missing-include there is no content/posts/a.ts to be shown here: put the file there, or write the path from this text, or from content/ with a / before it.',
    ],
  );
  site.write({ 'content/posts/a.ts': 'const three = 3;\n' });
  await site.built();
  assert.equal(shown(), 'const three = 3;\n');
});

test('a page that shows a film is made again when what was fetched of it comes, changes or goes', async () => {
  using site = new TestSite({
    'content/site.yaml': 'name: Test\nurl: https://test.example/\nsearch: false\n',
    'content/posts/shown.md': post({ title: 'Shown' }, 'https://youtu.be/dQw4w9WgXcQ'),
    'content/posts/other.md': post(),
  });
  const title = () => site.page(page)('.embed-title').text();
  const record = (text: string) => ({ 'content/embeds/youtube-dQw4w9WgXcQ.yaml': text });
  const built = async () => (await site.built()).summary?.changed.filter((name) => name.includes('/other/'));
  await built();
  assert.equal(title(), 'Video on YouTube');
  assert.deepEqual((await site.built()).summary?.changed, []);
  site.write(record('title: One'));
  assert.deepEqual(await built(), []);
  assert.equal(title(), 'One');
  site.write(record('title: Two'));
  await built();
  assert.equal(title(), 'Two');
  site.remove('content/embeds/youtube-dQw4w9WgXcQ.yaml');
  await built();
  assert.equal(title(), 'Video on YouTube');
  const loaded = (url: string) => site.page(url)('[href*="/embeds-"], [src*="/embeds-"]').length;
  assert.deepEqual([loaded(page), loaded('/2025/06/other/')], [2, 0]);
  assert.match(
    site.text('feed.xml'),
    /<a href="https:\/\/www\.youtube\.com\/watch\?v=dQw4w9WgXcQ" [^>]*>.*Video on YouTube/,
  );
});

test('what leads out of content/ is not shown', async () => {
  using site = new TestSite({
    'secret.txt': 'secret',
    'content/posts/shown.md': post(
      { title: 'Shown' },
      '```text include="../../secret.txt"\n```\n\n```text include="/.env"\n```',
    ),
    'content/.env': 'secret',
  });
  const { problems } = await site.build();
  assert.deepEqual(
    problems.map(({ line, rule }) => `${line} ${rule}`),
    ['6 outside-content', '9 hidden-file'],
  );
});

test('a site publishes the style sheets of features that its texts have, and its pages load those of their own', async () => {
  using site = new TestSite({
    'content/posts/plain.md': post({ title: 'Plain' }, '```js {1}\na\n```'),
  });
  await site.built();
  const sheets = () => site.files('assets/').filter((name) => /\/code-/.test(name));
  assert.deepEqual(sheets(), []);
  site.write({ 'content/posts/more.md': post({ title: 'More' }, '```js showLineNumbers\na\n```') });
  await site.built();
  const [sheet] = sheets();
  const linked = (url: string) =>
    site
      .page(url)('link[rel=stylesheet]')
      .toArray()
      .map(({ attribs }) => attribs.href);
  assert.deepEqual(linked('/2025/06/more/').slice(1), [`/${sheet}`]);
  assert.equal(linked('/2025/06/plain/').length, 1);
  site.remove('content/posts/more.md');
  await site.built();
  assert.deepEqual(sheets(), []);
});
