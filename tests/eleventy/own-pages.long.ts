import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tree } from '../harness/edits.ts';
import { ownSite } from '../harness/own-site.ts';
import { TestPreview } from '../harness/preview.ts';
import { type Files, post } from '../harness/site.ts';

test('an edit of any file that own templates are made of leaves what a clean build leaves', async () => {
  using site = await ownSite();
  await site.built();
  const edits: readonly Files[] = [
    { 'lib/word.ts': "export const word = 'another';\n" },
    { '_data/team.yaml': '- name: Cy\n' },
    { 'content/posts/other.md': post({ title: 'Renamed', date: '2024-02-03' }) },
    { '_includes/mine.njk': '<html><body>{{ content | safe }}</body></html>' },
    { 'extra/fonts/a.woff2': 'other', '_includes/partials/footer.njk': '<footer>{{ frame.name }}</footer>' },
    { '.eleventy.ts': "export default (config: any) => config.addFilter('late', String);\n" },
  ];
  await using preview = new TestPreview(site);
  await preview.update();
  for (const edit of edits) {
    site.write(edit);
    await site.built();
    await preview.update();
    await preview.settled();
    const clean = await site.build({ output: '_clean', clean: true });
    assert.notEqual(clean.summary, null);
    const whole = tree(`${site.root}/_clean`);
    assert.deepEqual(tree(`${site.root}/_site`), whole, Object.keys(edit).join());
    assert.deepEqual(tree(preview.output), whole, Object.keys(edit).join());
  }
});
