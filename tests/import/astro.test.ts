import assert from 'node:assert/strict';
import { test } from 'node:test';
import { astroSlug } from '../../src/import/astro/astro-paths.ts';
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

// Astro’s documentation of routes with parameters, and of `generateId` of its loader.
test('a route of Astro with parts of the date is followed, and an address that a function makes is told', async (t) => {
  const { read } = await importFolder(t, {
    'astro.config.mjs': "export default { site: 'https://example.org' };\n",
    'src/content.config.ts': `const blog = defineCollection({ loader: glob({ base: './texts', pattern: '*.md' }) });
const notes = defineCollection({ loader: glob({ base: './notes', pattern: '*.md', generateId: ({ entry }) => made(entry) }) });
export const collections = { blog, notes };
`,
    'texts/a.md': '---\ntitle: A\ndate: 2020-05-04\n---\nText.\n',
    'notes/b.md': '---\ntitle: B\ndate: 2020-05-04\n---\nText.\n',
    'src/pages/[year]/[month]/[slug].astro': "---\nawait getCollection('blog');\n---\n",
    'src/pages/[year]/index.astro': "---\nawait getCollection('blog');\n---\n",
    'src/pages/notes/[id].astro': "---\nawait getCollection('notes');\n---\n",
  });
  assert.match(read('content/site.yaml'), /permalink: \/:year\/:month\/:slug\//);
  assert.doesNotMatch(read('content/posts/2020/2020-05-04-a.md'), /permalink|slug/);
  assert.match(
    read('import-report.md'),
    /a function makes those of the collection notes \(\/notes\/\\\[id\\\]\): set permalink .*: content\/posts\/2020\/2020-05-04-b\.md/,
  );
});
