import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { home } from '../../src/engine/own-files.ts';
import { type AssetSources, assetSources, builtParts, readyParts } from '../../src/theme/asset-parts.ts';
import { fontFiles } from '../../src/theme/fonts.ts';
import { themeSettings } from '../../src/theme/settings.ts';
import { listTheme } from '../../src/theme/theme-files.ts';
import { type Files, TestSite } from '../harness/site.ts';

const engine = join(home, '_includes');
const original = (name: string) => readFileSync(join(engine, name), 'utf8');

async function sourcesOf(site: TestSite): Promise<AssetSources> {
  const folders = [join(site.root, '_includes'), engine];
  const fonts = fontFiles(folders);
  const { settings } = await themeSettings(folders, fonts, join(site.root, '.cache'), 'test');
  return assetSources(listTheme(folders), settings, fonts);
}

using plain = new TestSite();
const ready = await readyParts(await sourcesOf(plain));
/** The same, with texts that no tool would make: where one of them comes out, it was taken. */
const marked = { ...ready, texts: Object.fromEntries(Object.keys(ready.texts).map((key) => [key, 'taken'])) };

/** The parts of a site with these files of its own that are built anew, and how many are wrong. */
async function builtAnew(files: Files) {
  using site = new TestSite(files);
  const { parts, problems } = await builtParts(await sourcesOf(site), marked);
  const names = [...parts].filter(([, text]) => text !== 'taken').map(([name]) => name);
  return { names: names.sort(), problems: problems.length };
}

test('a site that adds nothing to what is built takes all that is ready', async () => {
  assert.ok(Object.keys(ready.texts).length > 10);
  assert.deepEqual(await builtAnew({}), { names: [], problems: 0 });
  const others = { '_includes/partials/head-extra.njk': '<meta name="a">', '_includes/theme.yaml': 'widths: [120]\n' };
  assert.deepEqual(await builtAnew(others), { names: [], problems: 0 });
});

test('a site with a style sheet of its own takes the scripts, and the sheets of features', async () => {
  const own = { '_includes/styles/owner.css': '@layer owner { a { color: red } }' };
  assert.deepEqual(await builtAnew(own), { names: ['style.css'], problems: 0 });
  const ofFeature = { '_includes/styles/features/zoom.css': '@layer blocks { dialog { color: red } }' };
  assert.deepEqual(await builtAnew(ofFeature), { names: ['zoom.css'], problems: 0 });
});

test('a site without web fonts takes all but the sheets that name them', async () => {
  const { names } = await builtAnew({ '_includes/theme.yaml': 'fonts: false\n' });
  assert.ok(names.includes('style.css'));
  assert.deepEqual(
    names.filter((name) => name.endsWith('.js')),
    [],
  );
});

test('a site with a script of its own builds all scripts, as each may import any other', async () => {
  const { names, problems } = await builtAnew({ '_includes/scripts/numbers.js': 'export const a = 1;' });
  assert.equal(problems, 0);
  assert.ok(names.includes('main.js') && names.includes('search.js'));
  assert.deepEqual(
    names.filter((name) => !name.endsWith('.js')),
    [],
  );
});

test('a script that a site has copied letter by letter is built from where it lies, which its imports begin at', async () => {
  const { problems } = await builtAnew({ '_includes/scripts/main.js': original('scripts/main.js') });
  assert.ok(problems > 0);
});

test('a site with other breakpoints takes nothing', async () => {
  const yaml = original('theme.yaml').replace('medium: 40rem', 'medium: 39rem');
  const { names } = await builtAnew({ '_includes/theme.yaml': yaml });
  assert.equal(names.length, Object.keys(ready.texts).length);
});

test('what is ready are the parts that would be built', async () => {
  const { parts, palette } = await builtParts(await sourcesOf(plain), { texts: {}, palettes: {} });
  assert.deepEqual([...parts.values()].sort(), Object.values(ready.texts).sort());
  assert.deepEqual(Object.values(ready.palettes), [palette]);
});
