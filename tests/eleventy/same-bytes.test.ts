import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { home } from '../../src/site/options.ts';
import { tree } from '../harness/edits.ts';
import { picture } from '../harness/pictures.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';

test('Eleventy’s own command leaves the same bytes as a build', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}feeds: [site, tag]\nimages: { widths: [120] }\n`,
    'content/images/a.png': await picture(600, 400),
    'content/pages/about.md': '---\ntitle: About\n---\nWords, and [a file](../files/notes.txt).',
    'content/files/notes.txt': 'Notes.\n',
    'content/posts/shown.md': post({
      tags: ['seen'],
      thumbnail: '/images/a.png',
      thumbnailAlt: 'A',
      aliases: ['/old/'],
    }),
    'public/CNAME': 'blog.example\n',
    '.eleventy.ts': [
      `import { configure } from '${home}/src/eleventy/configure.ts';`,
      'export default async function (config: any) {',
      "  config.addFilter('shout', (text: string) => text + '!');",
      "  config.addTransform('sign', (text: string, path: string) => path.endsWith('.html') ? text + '<!-- -->' : text);",
      '  return await configure(config);',
      '}',
    ].join('\n'),
    '_includes/partials/head-extra.njk': '<meta name="x" content="{{ head.title | shout }}">',
    'site/own.njk': '---\ntitle: Own\nlayout: layouts/page.njk\n---\n{{ title | shout }}',
    ...posts(3),
  });
  await site.built();
  const built = tree(join(site.root, '_site'));
  const output = join(site.root, 'elsewhere');
  const eleventy = join(home, 'node_modules/@11ty/eleventy/cmd.cjs');
  const command = [eleventy, '--config=.eleventy.ts', '--quiet', '--output=elsewhere'];
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: site.root,
    env: { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse('2026-01-01T00:00:00Z') / 1000) },
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  assert.ok(Object.keys(built).length > 20);
  assert.deepEqual(tree(output), built);
});
