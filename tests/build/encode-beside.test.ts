import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { printEarly } from '../../src/build/print-early.ts';
import { routeFiles } from '../../src/output/files.ts';
import { outputPlaces } from '../../src/output/places.ts';
import { loadState } from '../../src/output/state.ts';
import { type BuildOptions, productionOptions } from '../../src/site/options.ts';
import { assembled } from '../harness/assembled.ts';
import { hasChildren } from '../harness/children.ts';
import { tree } from '../harness/edits.ts';
import { photograph, picture } from '../harness/pictures.ts';
import { type Files, post, TestSite } from '../harness/site.ts';

const settings = `name: Test Site
url: https://test.example/
logo: images/logo.png
icon: images/logo.png
archives: [home, tag, author, year]
feeds: [site, tag]
images: { socialCards: true }
authors: [{ name: A Writer, picture: images/face.png }]
`;

/** The photograph, the face and the logo; the site's card, its page's and six posts'. */
const picturesAndCards = 11;

/** A site that shows pictures in every place that has some, in 2025, and nothing but words in 2024. */
async function picturedSite(): Promise<Files> {
  const [photo, face, logo] = [await photograph(900, 600), await photograph(300, 300, 2), await picture(256, 256)];
  const words = Array.from({ length: 6 }, (_, index) => [
    `content/posts/words-${index}.md`,
    post({ title: `Words ${index}`, date: `2024-03-0${index + 1}`, tags: ['words'] }),
  ]);
  return {
    'content/site.yaml': settings,
    'content/images/photo.jpg': await photo.jpeg().toBuffer(),
    'content/images/face.png': await face.png().toBuffer(),
    'content/images/logo.png': logo,
    'content/pages/about.md': '---\ntitle: About\n---\nWords.',
    'content/posts/shown.md': post(
      { date: '2025-01-01', tags: ['seen'], authors: ['A Writer'], thumbnail: '/images/photo.jpg', thumbnailAlt: 'A' },
      '![B](/images/photo.jpg "C")',
    ),
    ...Object.fromEntries(words),
  };
}

function optionsOf({ root }: TestSite): BuildOptions {
  return { ...productionOptions(root), now: Date.parse('2026-01-01T00:00:00Z') };
}

/** Prints early what can be, of a site none of whose pictures is encoded. */
async function printedEarly(site: TestSite): Promise<string[]> {
  const options = optionsOf(site);
  const { ready } = await assembled(options);
  assert.ok(ready);
  const { arranged, theme, generator } = ready;
  const files = routeFiles(arranged, theme, generator, loadState(options));
  const { records } = await printEarly(ready, files, options, new AbortController().signal);
  return records.map(({ output }) => output);
}

test('a build that encodes leaves what one leaves that finds all pictures encoded', async () => {
  using site = new TestSite(await picturedSite());
  await site.built();
  const cold = tree(join(site.root, '_site'));
  const { summary } = await site.build({ clean: true });
  assert.equal(summary?.pictures.encoded, 0);
  assert.deepEqual(tree(join(site.root, '_site')), cold);
});

test('pages without a picture that is still to be encoded are printed before it is, as they will be', async () => {
  using site = new TestSite(await picturedSite());
  const early = await printedEarly(site);
  for (const output of ['about/index.html', '2024/index.html', '2024/03/words-0/index.html', 'tag/words/feed.xml'])
    assert.ok(early.includes(output), output);
  const staged = tree(outputPlaces(optionsOf(site)).staging);
  await site.built();
  const published = tree(join(site.root, '_site'));
  for (const output of early) assert.equal(staged[output], published[output], output);
});

test('no page with a picture that is still to be encoded is printed before it is', async () => {
  using site = new TestSite(await picturedSite());
  const early = await printedEarly(site);
  for (const output of ['index.html', '2025/01/shown/index.html', 'tag/seen/index.html', 'author/a-writer/index.html'])
    assert.ok(!early.includes(output), output);
  for (const output of ['feed.xml', 'sitemap.xml']) assert.ok(!early.includes(output), output);
});

test('a template that fails while pictures are encoded ends the encoder and the build, with its place and its reason', async () => {
  using site = new TestSite(await picturedSite());
  site.write({ '_includes/layouts/archive.njk': '{{ nobody.knows }}' });
  const { summary, problems } = await site.build();
  assert.equal(summary, null);
  assert.deepEqual(
    problems.map(({ file, line, column, rule }) => [file, line, column, rule]),
    [['_includes/layouts/archive.njk', 1, 1, 'template-error']],
  );
  assert.equal(await hasChildren(), false);
  const facts = join(site.root, '.cache/images/facts');
  assert.ok(!existsSync(facts) || readdirSync(facts).length < picturesAndCards);
  assert.ok(!existsSync(join(site.root, '_site')));
  assert.deepEqual(
    readdirSync(join(site.root, '.cache')).filter((name) => name.startsWith('staging')),
    [],
  );
});

test('where a picture turns out to be broken, no page that was printed meanwhile is published', async () => {
  const files = await picturedSite();
  using site = new TestSite(files);
  const whole = await photograph(900, 600, 3);
  const bytes = await whole.jpeg().toBuffer();
  site.write({ 'content/images/photo.jpg': bytes.subarray(0, bytes.length / 2) });
  const { summary, problems } = await site.build();
  assert.equal(summary, null);
  assert.ok(problems.some((problem) => problem.message.includes('photo.jpg')));
  assert.ok(!existsSync(join(site.root, '_site')));
  site.write({ 'content/images/photo.jpg': bytes });
  await site.built();
  assert.match(readFileSync(join(site.root, '_site/2024/03/words-0/index.html'), 'utf8'), /Words 0/);
});
