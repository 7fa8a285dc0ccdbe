import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fontsFolder, madeFont, subsets, unicodeRange } from '../../docs/fonts/subset.ts';
import { check } from '../../src/build/check.ts';
import { home, productionOptions } from '../../src/site/options.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const pages = { 'content/site.yaml': `${plainSite}search: false\n`, 'content/posts/a.md': post() };
const font = readFileSync(join(home, '_includes/fonts/display.woff2'));

function stylesheetOf(site: TestSite): string {
  return site.text(site.files('assets').find((file) => file.endsWith('.css')) ?? '');
}

test('the font of headlines is preloaded by every page, and is the file that the style sheet names', async () => {
  using site = new TestSite(pages);
  await site.built();
  const preloaded = site.page('/')('link[rel="preload"][as="font"]').attr('href');
  assert.match(preloaded ?? '', /^\/assets\/display-[0-9a-f]{10}\.woff2$/);
  assert.ok(site.files('assets').includes((preloaded ?? '').slice(1)));
  assert.ok(stylesheetOf(site).includes(`url(${preloaded?.replace('/assets/', '')})`));
});

test('a site that wants no web fonts publishes, names and preloads none', async () => {
  using site = new TestSite({ ...pages, '_includes/theme.yaml': 'fonts: false\n' });
  await site.built();
  assert.deepEqual(
    site.files('assets').filter((file) => file.endsWith('.woff2')),
    [],
  );
  assert.ok(!stylesheetOf(site).includes('@font-face'));
  assert.equal(site.page('/')('link[as="font"]').length, 0);
});

test('a site’s own font is published where its style sheet names it, and preloaded where its theme.yaml does', async () => {
  using site = new TestSite({
    ...pages,
    '_includes/fonts/own.woff2': font.subarray(1),
    '_includes/fonts/unused.woff2': font.subarray(2),
    '_includes/styles/owner.css': '@font-face { font-family: Own; src: url(../fonts/own.woff2) }',
    '_includes/theme.yaml': 'fonts: { preload: [own.woff2] }\n',
  });
  await site.built();
  const names = site.files('assets').filter((file) => /assets\/(?:own|unused)-/.test(file));
  assert.deepEqual(
    site
      .page('/')('link[as="font"]')
      .toArray()
      .map((link) => link.attribs.href),
    names.map((name) => `/${name}`),
  );
  assert.equal(names.length, 1);
});

test('a font that is not there is told where it is named, with the nearest one', async () => {
  using site = new TestSite({
    ...pages,
    '_includes/styles/owner.css': '\n  @font-face { font-family: Own; src: url("../fonts/dispaly.woff2") }',
    '_includes/theme.yaml': 'fonts:\n  preload:\n    - dispay.woff2\n',
  });
  const problems = await check({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
  const told = problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
  assert.deepEqual(told.sort(), [
    '_includes/styles/owner.css:2:39 there is no font _includes/fonts/dispaly.woff2: did you mean "display.woff2"?',
    '_includes/theme.yaml:3:7 there is no font _includes/fonts/dispay.woff2: did you mean "display.woff2"?',
  ]);
});

test('formulas have a font where site.yaml asks for one, on pages that have formulas alone', async () => {
  const texts = { 'content/posts/a.md': post(), 'content/posts/b.md': post({ math: true }, '$a$') };
  for (const [setting, expected] of [
    ['', []],
    ['markdown: { mathFont: true }\n', ['math-font', 'math-letters', 'math-signs', 'math']],
  ] as const) {
    using site = new TestSite({ 'content/site.yaml': `${plainSite}search: false\n${setting}`, ...texts });
    await site.built();
    const published = site.files('assets').map((file) => file.replace(/^assets\/(.*)-[0-9a-f]{10}\..*$/, '$1'));
    assert.deepEqual(published.filter((name) => name.startsWith('math')).sort(), [...expected].sort());
    const sheets = (url: string) => site.page(url)('link[href*="math-font"]').length;
    assert.deepEqual([sheets('/2025/06/a/'), sheets('/2025/06/b/')], [0, expected.length === 0 ? 0 : 1]);
    const preloaded = (url: string) => site.page(url)('link[as="font"]').length;
    assert.deepEqual([preloaded('/2025/06/a/'), preloaded('/2025/06/b/')], [1, expected.length === 0 ? 1 : 2]);
  }
});

test('style sheets say of each font of the theme which letters it has', () => {
  const sheets = ['fonts.css', 'features/math-font.css'].map((name) =>
    readFileSync(join(home, '_includes/styles', name), 'utf8'),
  );
  for (const subset of subsets) {
    const [, range = ''] = new RegExp(`${subset.file}"[^}]*unicode-range:([^;]*);`).exec(sheets.join('')) ?? [];
    assert.equal(range.trim().replaceAll(/\s+/g, ' '), unicodeRange(subset), subset.file);
  }
});

test('the fonts of the theme are what their npm packages give', async () => {
  for (const subset of subsets) {
    const kept = readFileSync(join(fontsFolder, subset.file));
    assert.ok(kept.equals(await madeFont(subset)), `${subset.file}: run node docs/fonts/subset.ts`);
  }
});
