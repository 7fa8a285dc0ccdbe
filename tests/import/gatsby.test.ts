import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sourceKindOf, unknownSource } from '../../src/import/recognise.ts';
import { dot, importFolder } from './folder-blog.ts';

// As gatsby-starter-blog has it, and gatsby-source-filesystem documents createFilePath.
test('a blog of Gatsby has its texts at the paths of their folders, or where they say', async (t) => {
  const { result, read, again } = await importFolder(t, {
    'gatsby-config.js': `module.exports = {
  siteMetadata: { title: 'A blog', author: { name: 'Ada Example', summary: 'who writes.' }, siteUrl: 'https://example.org/' },
  plugins: [
    'gatsby-plugin-image',
    { resolve: 'gatsby-source-filesystem', options: { path: \`\${__dirname}/content/blog\`, name: 'blog' } },
  ],
}
`,
    'gatsby-node.js': 'createNodeField({ node, name: "slug", value: "/notes" + value })\n',
    'content/blog/first/index.md':
      "---\ntitle: First\ndate: '2020-03-07T22:12:03.284Z'\ntags: [TypeScript]\nfeaturedImage: ./a.png\n---\n![A](./a.png)\n\n`youtube: w7Ft2ymGmfc`\n\n```js:title=src/x.js {1}\nx\n```\n",
    'content/blog/first/a.png': dot,
    'content/blog/second.mdx': '---\ntitle: Second\ndate: 2020-04-01\nslug: /elsewhere/\n---\n<Chart />\n',
    'src/pages/index.js': 'export default () => null;\n',
    'src/pages/about.md': '---\ntitle: About\n---\nText.\n',
  });
  assert.deepEqual(
    result.report.counts.map(({ type, inSource, imported }) => [type, inSource, imported]),
    [
      ['page', 2, 1],
      ['post', 2, 2],
      ['file', 1, 1],
    ],
  );
  const first = read('content/posts/2020/2020-03-07-first.md');
  assert.match(first, /thumbnail: \/images\/.*a\.png/);
  assert.match(first, /!\[A\]\(\/images\/.*a\.png\)\n\n\n*<https:\/\/www\.youtube\.com\/watch\?v=w7Ft2ymGmfc>/);
  assert.match(read('content/posts/2020/2020-04-01-second.md'), /\nslug: elsewhere\n[\s\S]*&lt;Chart \/>/);
  const site = read('content/site.yaml');
  assert.match(first, /\npermalink: \/notes\/first\/\n/);
  assert.match(site, /bio: who writes\./);
  assert.match(site, /\/tags\/type-script\/: \/tag\/typescript\//);
  assert.equal((await again()).files.written, 0);
});

test('of a folder that is no blog it is said what was looked for, and where a blog is within it', (t) => {
  const room = mkdtempSync(join(tmpdir(), 'unknown-'));
  t.after(() => rmSync(room, { recursive: true }));
  mkdirSync(join(room, 'website'));
  writeFileSync(join(room, 'export.txt'), 'x');
  assert.equal(sourceKindOf([room], null), null);
  assert.match(
    unknownSource([room], ['old']),
    /^old is the folder of no blog that is known: .*_config\.yml or _posts\/ \(jekyll\)\. Name /,
  );
  writeFileSync(join(room, 'website/hugo.toml'), '');
  assert.match(unknownSource([room], ['old']), /The folder old\/website is of hugo: import that\.$/);
  assert.match(
    unknownSource([join(room, 'export.txt')], ['export.txt']),
    /^export\.txt is no export .*--from wordpress\.$/,
  );
});
