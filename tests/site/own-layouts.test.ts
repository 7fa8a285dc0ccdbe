import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainSite, post, TestSite, textFile } from '../harness/site.ts';

const files = {
  'content/site.yaml': `${plainSite}search: false\n`,
  '_includes/layouts/wide.njk': '<h1>{{ heading }}</h1><p>{{ extra.level }}</p>',
  'content/posts/a.md': post({ title: 'A', layout: 'wide', extra: { level: 'hard' } }),
  'content/posts/b.md': post({ title: 'B', layout: 'layouts/wide.njk', extra: { level: 'easy' } }),
  'content/pages/c.md': textFile({ title: 'C', layout: 'wide.njk', extra: { level: 'none' } }),
};

test('posts and pages are printed by the layout that they ask for, with what they say for it', async () => {
  using site = new TestSite(files);
  await site.built();
  assert.equal(site.text('2025/06/a/index.html'), '<h1>A</h1><p>hard</p>');
  assert.equal(site.text('2025/06/b/index.html'), '<h1>B</h1><p>easy</p>');
  assert.equal(site.text('c/index.html'), '<h1>C</h1><p>none</p>');
  // The pages of another layout, and cards, are not concerned.
  site.write({ '_includes/layouts/wide.njk': '<h1>{{ heading }}</h1>' });
  const { summary } = await site.built();
  assert.deepEqual(summary?.changed.toSorted(), ['2025/06/a/index.html', '2025/06/b/index.html', 'c/index.html']);
});

test('a card shows what its post says for the theme, and is another where that is', async () => {
  using site = new TestSite({ ...files, '_includes/partials/card.njk': '<li>{{ card.extra.level }}</li>' });
  await site.built();
  const levels = () => site.page('/')('.posts-list li').text();
  assert.equal(levels(), 'easyhard');
  site.write({ 'content/posts/a.md': post({ title: 'A', layout: 'wide', extra: { level: 'medium' } }) });
  await site.built();
  assert.equal(levels(), 'easymedium');
});

test('a layout that there is not is told with the nearest, of drafts too, and nothing is written', async () => {
  using site = new TestSite({
    ...files,
    'content/posts/a.md': post({ title: 'A', layout: 'wied' }),
    'content/posts/d.md': post({ title: 'D', layout: '../../secret', draft: true }),
  });
  const { summary, problems } = await site.build();
  assert.equal(summary, null);
  assert.deepEqual(
    problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
    [
      'content/posts/a.md:4:9 there is no layout "wied": did you mean "wide"?',
      'content/posts/d.md:4:9 there is no layout "../../secret": a layout is the name of a file in _includes/layouts/, such as post.',
    ],
  );
});
