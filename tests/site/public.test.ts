import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../../src/build/check.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { productionOptions } from '../../src/site/options.ts';
import { picture } from '../harness/pictures.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const told = async (site: TestSite) => (await site.build()).problems.map(formatProblem);

const checked = async (site: TestSite) =>
  (await check({ ...productionOptions(site.root), now: Date.parse('2026-01-01T00:00:00Z') })).map(formatProblem);

test('every file of public/ is published as it is, hidden ones too, but for what programs leave there', async () => {
  using site = new TestSite({
    'public/CNAME': 'blog.example\n',
    'public/favicon.ico': Buffer.from([0, 0, 1, 0]),
    'public/.well-known/security.txt': 'Contact: mailto:a@test.example\n',
    'public/.nojekyll': '',
    'public/fonts/a b.woff2': 'font',
    'public/.DS_Store': '',
    'public/.gitignore': '',
    'public/.git/config': '',
    'public/a.txt~': '',
    'public/.a.txt.swp': '',
    'public/#a.txt#': '',
    'public/img/._a.png': '',
  });
  const { problems, summary } = await site.built();
  assert.deepEqual(problems, []);
  assert.equal(summary?.files, site.files().length);
  assert.equal(site.text('.well-known/security.txt'), 'Contact: mailto:a@test.example\n');
  assert.equal(site.text('CNAME'), 'blog.example\n');
  site.remove('public');
  const removed = (await site.built()).summary?.removed.toSorted();
  assert.deepEqual(removed, ['.nojekyll', '.well-known/security.txt', 'CNAME', 'favicon.ico', 'fonts/a b.woff2']);
});

test('a path from the site’s root names a page, then a file of content/, then one of public/', async () => {
  const [inContent, inPublic] = [await picture(64, 40), await picture(80, 60)];
  using site = new TestSite({
    'content/site.yaml': `${plainSite.trimEnd()}blog/\n`,
    'content/posts/a.md': post(
      { thumbnail: '/images/thumb.png', thumbnailAlt: '' },
      '![a](/images/both.png) ![b](/images/only.png)\n\n[c](/docs/paper.pdf) [d](/docs/own.pdf) [e](/about/) [f](/demo/) [g](../../public/docs/own.pdf)\n\n![h](../../public/images/only.png)',
    ),
    'content/pages/about.md': '---\ntitle: About\n---\nText.\n',
    'content/images/both.png': inContent,
    'content/docs/paper.pdf': 'PDF',
    'public/docs/paper.pdf': 'another PDF',
    'public/docs/own.pdf': 'PDF',
    'public/demo/index.html': '<!doctype html><title>Demo</title>',
    'public/images/both.png': inPublic,
    'public/images/only.png': inPublic,
    'public/images/thumb.png': inPublic,
  });
  const { problems } = await site.built();
  assert.deepEqual(problems.map(formatProblem), []);
  const page = site.page('/2025/06/a/');
  const links = page('.post__body a, article p a')
    .map((_, link) => page(link).attr('href'))
    .get();
  assert.deepEqual(
    links.filter((url) => /docs|about|demo/.test(url)),
    ['/blog/files/docs/paper.pdf', '/blog/docs/own.pdf', '/blog/about/', '/blog/demo/', '/blog/docs/own.pdf'],
  );
  const sizes = ['a', 'b', 'h'].map((alt) => {
    const image = page(`img[alt="${alt}"]`);
    assert.match(image.attr('src') ?? '', /^\/blog\/assets\/images\//);
    return image.attr('width');
  });
  assert.deepEqual(sizes, ['64', '80', '80']);
  assert.deepEqual(readFileSync(join(site.root, '_site/images/only.png')), inPublic);
});

test('a file of public/ in the place of anything else of the site is an error that names both', async () => {
  using site = new TestSite({
    'content/posts/a.md': post({ aliases: ['/old/'] }, '[x](paper.txt)'),
    'content/posts/paper.txt': 'text',
    'public/2025/06/a/index.html': '',
    'public/feed.xml': '',
    'public/old/index.html': '',
    'public/files/posts/paper.txt': '',
    'public/404.html/x': '',
    'public/page': 'fine',
    'public/2025/06/a/notes.txt': 'fine',
    'public/assets/search': '',
    'public/tag': 'fine',
    'public/atom.xml/a/b': '',
    'public/back\\slash.txt': '',
  });
  const remedy = 'give one of the two another name, or remove this one.';
  const beside = `as one is a file where the other needs a folder: ${remedy}`;
  const expected = [
    `public/2025/06/a/index.html:1:1 error shared-url this file would be published at /2025/06/a/index.html, where content/posts/a.md is: ${remedy}`,
    `public/404.html/x:1:1 error shared-url this file would be published at /404.html/x, which cannot be beside /404.html (the not-found page of the site), ${beside}`,
    `public/assets/search:1:1 error shared-url this file would be published at /assets/search, where the search of the site is: ${remedy}`,
    `public/atom.xml/a/b:1:1 error shared-url this file would be published at /atom.xml/a/b, which cannot be beside /atom.xml (the feed page of the site), ${beside}`,
    'public/back\\slash.txt:1:1 error public-name public/back\\slash.txt has a backslash in its name, which no URL has: rename it.',
    `public/feed.xml:1:1 error shared-url this file would be published at /feed.xml, where the feed page of the site is: ${remedy}`,
    `public/files/posts/paper.txt:1:1 error shared-url this file would be published at /files/posts/paper.txt, where content/posts/paper.txt is: ${remedy}`,
    `public/old/index.html:1:1 error shared-url this file would be published at /old/index.html, where content/posts/a.md is: ${remedy}`,
  ];
  assert.deepEqual(await told(site), expected);
  assert.deepEqual(await checked(site), expected);
  assert.ok(!existsSync(join(site.root, '_site')));
});

test('a file of public/ where the site has a folder is an error that names what is in the folder', async () => {
  using site = new TestSite({ 'content/posts/a.md': post(), 'public/2025': '', 'public/assets': '' });
  const [first, second, ...others] = await told(site);
  assert.match(first ?? '', /^public\/2025:1:1 error shared-url .* cannot be beside \/2025\/[^ ]* \((?:the|content\/)/);
  assert.match(second ?? '', /^public\/assets:1:1 error shared-url .* cannot be beside \/assets\//);
  assert.deepEqual(others, []);
});

test('links, pipes and unreadable files of public/ are refused as those of content/ are', async () => {
  using site = new TestSite({ 'public/a.txt': 'a', 'public/folder/b.txt': 'b', 'secret.txt': 'secret' });
  const at = (name: string) => join(site.root, 'public', name);
  symlinkSync('../secret.txt', at('out.txt'));
  symlinkSync('nowhere', at('dangling'));
  symlinkSync('.', at('self'));
  symlinkSync('a.txt', at('again.txt'));
  execFileSync('mkfifo', [at('pipe')]);
  const expected = [
    'public/dangling:1:1 error broken-symlink',
    'public/out.txt:1:1 error outside-content',
    'public/pipe:1:1 error not-a-file',
    'public/self:1:1 warning linked-twice',
  ];
  const rules = (lines: readonly string[]) => lines.map((line) => line.split(' ').slice(0, 3).join(' '));
  assert.deepEqual(rules(await told(site)), expected);
  assert.deepEqual(rules(await checked(site)), expected);
  for (const name of ['dangling', 'out.txt', 'pipe']) site.remove(`public/${name}`);
  await site.built();
  assert.equal(site.text('again.txt'), 'a');
});

test('a file where public/ or a folder of texts belongs is told as one', async () => {
  using site = new TestSite({ public: '', 'content/posts': '' });
  const remedy = 'is a file, where a folder is wanted: rename it, or put it into a folder of this name.';
  assert.deepEqual(await told(site), [
    `content/posts:1:1 error not-a-folder content/posts ${remedy}`,
    `public:1:1 error not-a-folder public ${remedy}`,
  ]);
});

test('a large file of public/ is copied in pieces and known by its hash, with the rights of any file', async () => {
  using site = new TestSite();
  mkdirSync(join(site.root, 'public'));
  const [film, copy] = [join(site.root, 'public/film.bin'), join(site.root, '_site/film.bin')];
  site.write({ 'public/film.bin': 'begin' });
  truncateSync(film, 5_000_001);
  chmodSync(film, 0o600);
  await site.built();
  assert.ok(readFileSync(copy).equals(readFileSync(film)));
  assert.equal(statSync(copy).mode, statSync(join(site.root, '_site/index.html')).mode);
  const { summary } = await site.built();
  assert.equal(summary?.written, 0);
  const bytes = readFileSync(film);
  bytes[4_000_000] = 1;
  site.write({ 'public/film.bin': bytes });
  assert.deepEqual((await site.built()).summary?.changed, ['film.bin']);
  site.remove('public/film.bin');
  assert.deepEqual((await site.built()).summary?.removed, ['film.bin']);
});

test('a link to nothing in public/ is told with the file that was meant', async () => {
  using site = new TestSite({
    'content/posts/a.md': post(
      {},
      '[x](/docs/papre.pdf)\n\n[y](/docs/paper.pdf)\n\n![z](/Images/a.png)\n\n![z](/images/presess.png)',
    ),
    'public/docs/paper.pdf': 'PDF',
    'public/images/a.png': await picture(60, 40),
    'public/images/presses.png': await picture(60, 40),
  });
  const problems = await told(site);
  assert.deepEqual(
    problems.map((line) => line.replace(/^content\/posts\/a\.md:/, '')),
    [
      '6:1 warning broken-link nothing is at /docs/papre.pdf: did you mean "/docs/paper.pdf"?',
      '10:1 error misspelt-file there is no content/Images/a.png, but public/images/a.png: capital and small letters differ on most servers, so write it in the same ones.',
      '12:1 error missing-picture there is no picture content/images/presess.png: did you mean "/images/presses.png"?',
    ],
  );
});
