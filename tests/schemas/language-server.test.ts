import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { loadSite } from '../../src/config/load.ts';
import { editorFiles, writeEditorFiles } from '../../src/schemas/write-schemas.ts';
import { home, productionOptions } from '../../src/site/options.ts';
import { siteValues } from '../../src/site/site-values.ts';
import { assembled } from '../harness/assembled.ts';
import { type LanguageServer, yamlServer } from '../harness/language-server.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

// What an editor offers is asked of the server that the YAML extension of VS Code runs, with the schemas of a site.
const site = new TestSite({
  'content/site.yaml': `${plainSite}categories: [{ name: Build systems }, { name: Caches }]\nauthors: [{ name: The Build Desk }]\n`,
  'content/posts/a.md': post({ categories: ['Caches'], tags: ['HTTP'], authors: ['The Build Desk'] }),
  'content/images/safe.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>',
});
let server: LanguageServer;

before(async () => {
  const { posts } = await assembled({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
  const values = siteValues(loadSite(site.root).readable, posts, { root: site.root, home });
  writeEditorFiles(site.root, editorFiles(values, '.cache/schemas'));
  const schema = (name: string) => pathToFileURL(join(site.root, '.cache/schemas', name)).href;
  server = await yamlServer(site.root, {
    [schema('post.json')]: 'content/posts/*.yaml',
    [schema('site.json')]: 'content/site.yaml',
    [schema('theme.json')]: '_includes/theme.yaml',
    [schema('words.json')]: 'content/words/*.yaml',
  });
});

after(async () => {
  await server[Symbol.asyncDispose]();
  site[Symbol.dispose]();
});

const file = 'content/posts/b.yaml';

test('keys, categories, tags, authors and pictures of the site are offered, and a key says what it is', async () => {
  const text = 'title: A\ncategories: []\ntags:\n  - \nauthors:\n  - \nthumbnail: \n\n';
  await server.open(file, text);
  assert.ok((await server.completions(file, 7, 0)).includes('description'));
  const categories = await server.completions(file, 1, 13);
  assert.deepEqual(categories.filter((name) => name !== 'null').toSorted(), ['Build systems', 'Caches']);
  assert.ok((await server.completions(file, 3, 4)).includes('HTTP'));
  assert.ok((await server.completions(file, 5, 4)).includes('The Build Desk'));
  assert.ok((await server.completions(file, 6, 11)).includes('/images/safe.svg'));
  assert.match(await server.hover(file, 6, 2), /The picture of cards, of the post’s head/);
});

test('a key that there is not is marked in front matter, settings, theme and words alike', async () => {
  const lines = async (path: string, text: string) =>
    (await server.open(path, text)).map(({ message, line }) => `${line} ${message}`).join('\n');
  assert.match(await lines('content/posts/c.yaml', 'title: A\ntitel: B\n'), /^1 .*titel/);
  assert.match(await lines('content/posts/d.yaml', 'title: A\ncategories: [Cachs]\n'), /^1 .*/);
  assert.match(await lines('content/site.yaml', `${plainSite}serach: true\n`), /^2 .*serach/);
  assert.match(await lines('_includes/theme.yaml', 'pictures: { cart: { sizes: 2rem } }\n'), /^0 .*cart/);
  assert.match(await lines('content/words/fr.yaml', 'labels: { serach: x }\n'), /^0 .*serach/);
  assert.equal(await lines('content/posts/e.yaml', 'title: 2024\ncategories: [Caches]\ntags: [new one, 1.10]\n'), '');
});
