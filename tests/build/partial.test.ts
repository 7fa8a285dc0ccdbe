import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from '../../src/build/build.ts';
import { productionOptions } from '../../src/site/options.ts';
import { shades } from '../harness/edits.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const withoutSearch = `${plainSite}search: false\nimages: { widths: [120] }\n`;
const [red = Buffer.alloc(0)] = shades;
/** A picture that begins well and ends in the middle: only encoding it shows that. */
const torn = red.subarray(0, red.length - 40);

async function partial(site: TestSite) {
  return await build({
    ...productionOptions(site.root),
    now: Date.parse('2026-01-01T00:00:00Z'),
    preview: true,
    partial: true,
  });
}

for (const [what, files] of [
  ['front matter that is no YAML', { 'content/posts/wrong.md': '---\ntitle: [\n---\n\nText.\n' }],
  ['no front matter', { 'content/posts/wrong.md': 'Text.\n' }],
  ['a draft without a title', { 'content/posts/wrong.md': '---\ndate: 2025-06-01\ndraft: true\n---\n\nText.\n' }],
  ['a thumbnail that is not there', { 'content/posts/wrong.md': post({ thumbnail: 'none.png', thumbnailAlt: '' }) }],
  ["another post's URL", { 'content/posts/wrong.md': post({ slug: 'right' }) }],
  [
    "a standalone page's own URL twice",
    {
      'content/pages/one.md': '---\ntitle: One\npermalink: /one/\n---\nText.\n',
      'content/pages/wrong.md': '---\ntitle: Two\npermalink: /one/\n---\nText.\n',
    },
  ],
  ['a tag without letters', { 'content/posts/wrong.md': post({ tags: ['!!!'] }) }],
  [
    'a thumbnail that cannot be decoded',
    {
      'content/posts/wrong.md': post({ thumbnail: 'torn.png', thumbnailAlt: '' }),
      'content/posts/torn.png': torn,
    },
  ],
] as const) {
  test(`a partial build leaves out the file with ${what}, tells it, and builds all others`, async () => {
    using site = new TestSite({
      'content/site.yaml': withoutSearch,
      'content/posts/right.md': post({ title: 'Right' }),
      ...files,
    });
    const { summary, problems } = await partial(site);
    assert.notEqual(summary, null);
    const wrong = problems.filter(({ severity }) => severity === 'error').map(({ file }) => file);
    assert.ok(wrong.length > 0 && wrong.every((file) => file.endsWith('/wrong.md')), JSON.stringify(problems));
    assert.match(site.text('2025/06/right/index.html'), /Right/);
    assert.equal(existsSync(join(site.root, '_site/2025/06/wrong/index.html')), false);
    assert.equal((await site.build({ preview: true })).summary, null, 'any other build writes nothing');
  });
}

test('a partial build writes nothing where site.yaml is wrong: no page is right then', async () => {
  using site = new TestSite({ 'content/site.yaml': 'name: [\n', 'content/posts/a.md': post() });
  const { summary, problems } = await partial(site);
  assert.equal(summary, null);
  assert.deepEqual([...new Set(problems.map(({ file }) => file))], ['content/site.yaml']);
});
