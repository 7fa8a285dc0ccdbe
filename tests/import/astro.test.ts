import assert from 'node:assert/strict';
import { test } from 'node:test';
import { astroSlug } from '../../src/import/astro/astro.ts';
import { dot, importFolder } from './folder-blog.ts';

test('a slug of Astro’s is that of GitHub, part by part', () => {
  assert.equal(astroSlug('2020/My Post!.md'), '2020/my-post');
  assert.equal(astroSlug('first/index.mdx'), 'first');
});

test('a blog of Astro has its collections at the addresses of their pages', async (t) => {
  const { result, read, again } = await importFolder(t, {
    'astro.config.mjs':
      "import { defineConfig } from 'astro/config';\nexport default defineConfig({ site: 'https://example.org', base: '/b' });\n",
    'src/consts.ts': "export const SITE_TITLE = 'A blog';\nexport const SITE_DESCRIPTION = 'Of things';\n",
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
const writing = defineCollection({ loader: glob({ base: './src/texts', pattern: '**/*.{md,mdx}' }) });
export const collections = { blog: writing };
`,
    'src/pages/posts/[...slug].astro': "---\nconst posts = await getCollection('blog');\n---\n",
    'src/pages/index.astro': '---\n---\n',
    'src/pages/about.md': '---\ntitle: About\nlayout: x\n---\nText.\n',
    'src/texts/First Post.mdx':
      "---\ntitle: First\npubDate: 'Mar 07 2020'\nupdatedDate: 2020-04-01\nheroImage: '../assets/a.png'\ntags: one, two\n---\nimport a from '../assets/a.png';\n\n<img src={a.src} alt=\"A\" />\n\n![p](/pub.png)\n",
    'src/assets/a.png': dot,
    'public/pub.png': dot,
  });
  assert.deepEqual(
    result.report.counts.map(({ type, inSource, imported }) => [type, inSource, imported]),
    [
      ['file', 2, 2],
      ['page', 2, 1],
      ['post', 1, 1],
    ],
  );
  const first = read('content/posts/2020/2020-03-07-first-post.md');
  for (const line of ['date: Mar 07 2020', 'updated: 2020-04-01', 'tags: [one, two]', '![p](/images/pub.png)'])
    assert.ok(first.includes(line), `${line} is in\n${first}`);
  assert.match(first, /thumbnail: \/images\/.*a\.png/);
  assert.match(first, /<img src="\/images\/.*a\.png" alt="A" \/>/);
  assert.match(
    read('content/site.yaml'),
    /name: A blog\ntagline: Of things\nurl: https:\/\/example\.org\/b\/\npermalink: \/posts\/:slug\//,
  );
  assert.equal((await again()).files.written, 0);
});
