import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redirectsAhead } from '../../src/import/redirects.ts';
import { importFolder } from './folder-blog.ts';

test('a redirect leads to where its readers end, and none is at an address that something has', () => {
  const pairs = [
    ['/a', '/b'],
    ['/b/', 'https://example.org/c#part'],
    ['/to-list', '/blog/'],
    ['/x', '/y'],
    ['/y', '/x'],
    ['/taken/', '/c/'],
    ['/out', 'https://elsewhere.example/'],
  ] as const;
  assert.deepEqual(redirectsAhead(pairs, { '/blog/': '/' }, ['/taken/'], 'https://example.org/'), {
    '/a/': '/c#part',
    '/b/': '/c#part',
    '/to-list/': '/',
    '/out/': 'https://elsewhere.example/',
  });
});

// Netlify’s documentation of redirects, Astro’s of `redirects`.
test('redirects of a blog’s settings and of the files for its host come along, rules with patterns are told', async (t) => {
  const { read } = await importFolder(t, {
    'astro.config.mjs': `import { defineConfig } from 'astro/config';
export default defineConfig({
  site: process.env.URL || 'https://example.org',
  redirects: { '/first': '/blog/a', '/two': { status: 302, destination: '/blog/a/' }, '/t/[slug]': '/blog/[slug]' },
});
`,
    'src/content/blog/a.md': '---\ntitle: A\npubDate: 2020-05-04\n---\nText.\n',
    'src/pages/blog/[slug].astro': "---\nconst posts = await getCollection('blog');\n---\n",
    'src/pages/about.astro': '<p>Program</p>\n',
    'public/_redirects': `# comment
/old /first 301
/shop  https://shop.example/  302!
/news/*  /blog/:splat
/app/*  /index.html  200
/q id=1 /blog/a/
`,
    'netlify.toml': '[[redirects]]\nfrom = "/three"\nto = "/blog/a/"\n',
  });
  const site = read('content/site.yaml');
  for (const line of ['/first/: /blog/a', '/two/: /blog/a/', '/old/: /blog/a', '/three/: /blog/a/'])
    assert.ok(site.includes(`  ${line}\n`), `${line} is in\n${site}`);
  assert.match(site, /\/shop\/: https:\/\/shop\.example\//);
  assert.match(site, /url: https:\/\/example\.org\//);
  assert.doesNotMatch(site, /\/t\/|\/news\/|\/app\/|\/q\//);
  const report = read('import-report.md');
  assert.match(report, /by a rule of the old host: \/news\/\\\* to \/blog\/:splat/);
  assert.match(report, /by a rule of Astro’s redirects: \/t\/\\\[slug\\\] to \/blog/);
  assert.match(report, /## Addresses that nothing answers any more[\s\S]*- \/about\/: src\/pages\/about\.astro/);
});
