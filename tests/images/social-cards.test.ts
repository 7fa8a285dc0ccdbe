import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { runCommand } from '../harness/command.ts';
import { picture } from '../harness/pictures.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const withCards = `${plainSite}tagline: Notes on caches\nimages:\n  socialCards: true\n`;

async function siteWithCards(): Promise<TestSite> {
  return new TestSite({
    'content/site.yaml': withCards,
    'content/posts/plain.md': post({ title: 'Five ways to lose a cache' }),
    'content/posts/foreign.md': post({ title: 'キャッシュ' }),
    'content/posts/pictured.md': post({ title: 'Pictured', thumbnail: '/a.png', thumbnailAlt: 'A shade' }),
    'content/pages/about.md': '---\ntitle: About\npermalink: /about/\n---\n\nText.\n',
    'content/a.png': await picture(1300, 700),
  });
}

/** What a page is shared with: the picture's file name and its alternative text, and how Twitter shows it. */
function sharedWith(site: TestSite, url: string): { readonly file: string; readonly alt: string; readonly as: string } {
  const $ = site.page(url);
  const content = (name: string) => $(`meta[property="${name}"], meta[name="${name}"]`).attr('content') ?? '';
  return {
    file: content('og:image').replace('https://test.example/', ''),
    alt: content('og:image:alt'),
    as: content('twitter:card'),
  };
}

// One for all that only look at it.
const shown = await siteWithCards();
after(() => shown[Symbol.dispose]());
const { problems, summary: first } = await shown.built();

test('a post without a thumbnail is shared with a card that is drawn from its title', async () => {
  const { file, alt, as } = sharedWith(shown, '/2025/06/plain/');
  assert.match(file, /^assets\/images\/plain-[\da-f]{10}-1200\.png$/);
  assert.deepEqual([alt, as], ['Five ways to lose a cache', 'summary_large_image']);
  const { width, height, format } = await sharp(join(shown.root, '_site', file)).metadata();
  assert.deepEqual([width, height, format], [1200, 630, 'png']);
  assert.ok(!shown.text('2025/06/plain/index.html').includes('ImageObject'), 'words are no picture of what they say');
});

test('pages have cards of their own, a thumbnail comes before a card, and all else is shared with the site’s', () => {
  assert.match(sharedWith(shown, '/about/').file, /about-[\da-f]{10}-1200\.png$/);
  assert.match(sharedWith(shown, '/2025/06/pictured/').file, /\/a-[\da-f]{10}-1200\.jpg$/);
  assert.match(sharedWith(shown, '/404.html').file, /site-[\da-f]{10}-1200\.png$/);
  assert.equal(sharedWith(shown, '/404.html').alt, 'Test Site');
});

test('a thumbnail below the least sizes of the networks gives way to a card, and to the site’s icon without cards', async () => {
  using site = await siteWithCards();
  site.write({
    'content/posts/strip.md': post({ title: 'A strip', date: '2025-06-04', thumbnail: '/strip.png', thumbnailAlt: '' }),
    'content/posts/dot.md': post({ title: 'A dot', date: '2025-06-03', thumbnail: '/dot.png', thumbnailAlt: '' }),
    'content/strip.png': await picture(1200, 120),
    'content/dot.png': await picture(1, 1),
    'content/site.yaml': `${withCards}icon: /a.png\n`,
  });
  await site.built();
  assert.match(sharedWith(site, '/2025/06/strip/').file, /\/strip-[\da-f]{10}-1200\.png$/);
  assert.equal(sharedWith(site, '/2025/06/strip/').alt, 'A strip');
  assert.equal(sharedWith(site, '/2025/06/dot/').alt, 'A dot');
  assert.equal(
    sharedWith(site, '/').alt,
    'A shade',
    'an archive is shared with the first picture that is large enough',
  );
  assert.ok(!site.text('2025/06/strip/index.html').includes('ImageObject'));
  assert.deepEqual(site.text('feed.xml').match(/enclosure url="[^"]+"/g)?.length, 1);
  site.write({ 'content/site.yaml': `${plainSite}icon: /a.png\n` });
  await site.built();
  const shared = sharedWith(site, '/2025/06/strip/');
  assert.match(shared.file, /\/a-[\da-f]{10}-512\.png$/);
  assert.equal(shared.as, 'summary');
});

test('a title in letters that the fonts lack is shared with the site’s card, without a word of it', () => {
  assert.deepEqual(problems, []);
  assert.equal(sharedWith(shown, '/2025/06/foreign/').file, sharedWith(shown, '/404.html').file);
});

test('a card has the same bytes whoever draws it', async () => {
  using other = await siteWithCards();
  await other.built();
  const bytes = (site: TestSite) => readFileSync(join(site.root, '_site', sharedWith(site, '/2025/06/plain/').file));
  assert.deepEqual(bytes(shown), bytes(other));
});

test('machines divide the cards, and pruning drops those that nobody needs any more', async () => {
  using site = await siteWithCards();
  for (const shard of ['1/2', '2/2']) await runCommand('images', ['--root', site.root, '--shard', shard]);
  assert.equal((await site.built()).summary?.pictures.encoded, 0);
  const encoded = () => readdirSync(join(site.root, '.cache/images/encoded')).filter((name) => name.endsWith('.png'));
  const before = encoded().length;
  site.remove('content/posts/plain.md');
  await runCommand('build', ['--root', site.root, '--prune']);
  assert.equal(encoded().length, before - 1);
});

test('no card is drawn for a site that does not ask for them, or while previewing', async () => {
  using site = await siteWithCards();
  await site.built({ preview: true });
  assert.equal(sharedWith(site, '/2025/06/plain/').file, '');
  site.write({ 'content/site.yaml': plainSite });
  site.remove('content/posts/pictured.md');
  const { summary } = await site.built();
  assert.deepEqual(summary?.pictures, { encoded: 0, reused: 0, pruned: 0 });
  assert.equal(sharedWith(site, '/2025/06/plain/').as, 'summary');
});

test('a card is drawn once, and again only when its words change', async () => {
  const encoded = async () => (await shown.built()).summary?.pictures.encoded;
  assert.ok((first?.pictures.encoded ?? 0) > 3);
  assert.equal(await encoded(), 0);
  shown.write({ 'content/posts/plain.md': post({ title: 'Five ways to lose a cache' }, 'Other text.') });
  assert.equal(await encoded(), 0);
  const before = sharedWith(shown, '/2025/06/plain/').file;
  shown.write({ 'content/posts/plain.md': post({ title: 'Six ways to lose a cache' }) });
  assert.equal(await encoded(), 1);
  assert.notEqual(sharedWith(shown, '/2025/06/plain/').file, before);
  assert.ok(!shown.files().includes(before));
});
