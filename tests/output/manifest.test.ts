import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { contentType } from 'mime-types';
import type { Manifest, ManifestFile } from '../../src/model/manifest.ts';
import { manifestText, parseManifest, readManifest } from '../../src/output/manifest-file.ts';
import { mediaTypes, usualTypes } from '../../src/output/media-type.ts';
import { manifestFile } from '../../src/site/options.ts';
import { picture } from '../harness/pictures.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const text = 'Some words that go on for a while. '.repeat(80);

async function siteWithAll(): Promise<TestSite> {
  return new TestSite({
    'content/site.yaml': `${plainSite.replace('test.example/', 'test.example/blog/')}images: { widths: [120] }\n`,
    'content/posts/a.md': post(
      { tags: ['x y'], thumbnail: '/a.png', thumbnailAlt: 'A', aliases: ['/old/', '/?p=12', '/older.php'] },
      `[Data](data.csv)\n\n${text}`,
    ),
    'content/posts/data.csv': 'a,b\n',
    'content/pages/about.md': '---\ntitle: About\npermalink: /about.php\n---\n\nWords.\n',
    'content/a.png': await picture(600, 300),
    'public/.well-known/own': 'mine',
    'public/own.css.gz': 'no gzip at all',
    'public/own.css': '/* Words. */\n'.repeat(100),
  });
}

function manifestAt(site: TestSite): Manifest {
  const manifest = readManifest(manifestFile(join(site.root, '_site')));
  if (manifest === null) throw new Error('there is no manifest');
  return manifest;
}

const using = await siteWithAll();
await using.built({ compress: true });
const manifest = manifestAt(using);
const at = (path: string): ManifestFile => {
  const file = manifest.files.find((one) => one.path === path);
  if (file === undefined) throw new Error(`${path} is not in the manifest`);
  return file;
};
test.after(() => using[Symbol.dispose]());

test('the manifest lists every file of the output, sorted, with its size and the SHA-256 of its bytes', () => {
  const paths = manifest.files.map((file) => file.path);
  assert.deepEqual(paths.toSorted(), using.files().toSorted());
  assert.deepEqual(paths, paths.toSorted());
  for (const { path, size, sha256 } of manifest.files) {
    const bytes = readFileSync(join(using.root, '_site', path));
    assert.deepEqual([path, size, sha256], [path, bytes.length, createHash('sha256').update(bytes).digest('hex')]);
  }
});

for (const [path, kind, url, type, cache] of [
  ['2025/06/a/index.html', 'post', '/2025/06/a/', 'text/html; charset=utf-8', 'revalidate'],
  ['about.php', 'standalone', '/about.php', 'text/html; charset=utf-8', 'revalidate'],
  ['older.php', 'redirect', '/older.php', 'text/html; charset=utf-8', 'revalidate'],
  ['tag/x-y/feed.xml', 'feed', '/tag/x-y/feed.xml', 'application/rss+xml; charset=utf-8', 'revalidate'],
  ['atom.xml', 'feed', '/atom.xml', 'application/atom+xml; charset=utf-8', 'revalidate'],
  ['feed.json', 'feed', '/feed.json', 'application/feed+json; charset=utf-8', 'revalidate'],
  ['feed.css', 'feed', '/feed.css', 'text/css; charset=utf-8', 'revalidate'],
  ['sitemap.xml', 'sitemap', '/sitemap.xml', 'application/xml; charset=utf-8', 'revalidate'],
  ['404.html', 'not-found', '/404.html', 'text/html; charset=utf-8', 'revalidate'],
  ['search/index.json', 'search-index', '/search/index.json', 'application/json; charset=utf-8', 'revalidate'],
  ['files/posts/data.csv', 'linked', '/files/posts/data.csv', 'text/csv; charset=utf-8', 'revalidate'],
  ['.well-known/own', 'public', '/.well-known/own', 'application/octet-stream', 'revalidate'],
] as const) {
  test(`the manifest says of ${path} what it is and how it is served`, () => {
    const { kind: kindOf, url: urlOf, type: typeOf, cache: cacheOf } = at(path);
    assert.deepEqual([kindOf, urlOf, typeOf, cacheOf], [kind, url, type, cache]);
  });
}

test('what has a hash in its name may be kept for ever: pictures, styles, scripts and the parts of search', () => {
  const forEver = manifest.files.filter((file) => file.cache === 'immutable');
  assert.deepEqual(new Set(forEver.map((file) => file.kind)), new Set(['picture', 'theme', 'search-part']));
  for (const { path } of forEver) assert.match(path, /^assets\/.*-[\w-]{10}/);
});

test('a page names the file that it is made from', () => {
  assert.equal(at('2025/06/a/index.html').source, 'content/posts/a.md');
  assert.equal(at('tag/x-y/index.html').source, null);
});

test('the manifest lists the aliases of posts, the oldest first, those with a query too', () => {
  assert.equal(manifest.site, 'https://test.example/blog/');
  const to = '/2025/06/a/';
  assert.deepEqual(
    manifest.redirects,
    ['/old/', '/?p=12', '/older.php'].map((from) => ({ from, to })),
  );
});

test('texts of a packet’s size have a Brotli and a gzip copy beside them that give their bytes', () => {
  const copies = manifest.files.filter((file) => file.encoding !== null);
  for (const { path, encoding, url, type } of copies) {
    const of = path.replace(/\.(br|gz)$/, '');
    assert.deepEqual([url, type, at(of).size >= 1000], [at(of).url, at(of).type, true]);
    const bytes = readFileSync(join(using.root, '_site', path));
    const plain = encoding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
    assert.equal(plain.toString(), using.text(of), path);
  }
  const named = new Set(copies.map((copy) => copy.path));
  for (const path of ['index.html.br', 'index.html.gz', 'feed.xml.br', 'feed.xml.gz']) assert.ok(named.has(path), path);
  assert.ok(![...named].some((path) => /\.(webp|avif|png)\./.test(path)), 'no pictures');
  assert.ok(!named.has('files/posts/data.csv.br'), 'nothing so small');
});

test('a file of public/ stays in the place of a compressed copy', () => {
  assert.equal(at('own.css.gz').encoding, null);
  assert.equal(using.text('own.css.gz'), 'no gzip at all');
  assert.equal(at('own.css.br').encoding, 'br');
});

test('a gzip copy tells neither time nor system, RFC 1952, 2.3: they would differ from machine to machine', () => {
  const head = readFileSync(join(using.root, '_site/index.html.gz')).subarray(0, 10);
  assert.deepEqual([...head.subarray(4, 8)], [0, 0, 0, 0]);
});

test('only what changed is compressed, and without the switch the copies go', async () => {
  using site = await siteWithAll();
  const first = await site.built({ compress: true });
  assert.ok((first.summary?.compressed ?? 0) > 20);
  assert.equal((await site.built({ compress: true })).summary?.compressed, 0);
  site.write({ 'content/posts/a.md': post({ title: 'Another' }, text) });
  const { summary } = await site.built({ compress: true });
  assert.ok((summary?.changed.length ?? 0) > 0);
  assert.ok(summary?.changed.every((path) => !/\.(br|gz)$/.test(path)));
  assert.ok(!site.files().includes('tag/x-y/feed.xml.br'), 'the copy of what is gone is gone');
  rmSync(join(site.root, '_site/404.html.br'));
  writeFileSync(join(site.root, '_site/404.html.gz'), 'altered');
  assert.equal((await site.built({ compress: true })).summary?.compressed, 2);
  const without = await site.built();
  assert.deepEqual(without.summary?.removed, []);
  assert.deepEqual(
    site.files().filter((path) => /\.(br|gz)$/.test(path)),
    ['own.css.gz'],
  );
  assert.deepEqual(without.summary?.foreign, []);
});

test('the manifest is not touched by a build that changes nothing, and made again where it is lost or edited', async () => {
  using site = await siteWithAll();
  await site.built();
  const file = manifestFile(join(site.root, '_site'));
  const [before, written] = [readFileSync(file, 'utf8'), statSync(file).ino];
  await site.built();
  assert.equal(statSync(file).ino, written);
  for (const damage of [() => rmSync(file), () => writeFileSync(file, before.replace('"kind":"post"', '"kind":"x"'))]) {
    damage();
    await site.built();
    assert.equal(readFileSync(file, 'utf8'), before);
  }
  assert.ok(!existsSync(`${file}.tmp`));
});

test('a changed alias with a query, which no page shows, changes the manifest', async () => {
  using site = new TestSite({ 'content/posts/a.md': post({ id: 12, aliases: ['/?p=12'] }) });
  await site.built();
  site.write({ 'content/posts/a.md': post({ id: 12, aliases: ['/?p=12', '/?p=13'] }) });
  await site.built();
  assert.deepEqual(
    manifestAt(site).redirects.map(({ from }) => from),
    ['/?p=12', '/?p=13'],
  );
});

test('a build that fails leaves the manifest, and one with drafts says so in it', async () => {
  using site = new TestSite({ 'content/posts/a.md': post() });
  await site.built();
  const before = manifestAt(site);
  assert.equal(before.drafts, false);
  site.write({ 'content/posts/a.md': post({ date: 'nonsense' }) });
  await site.build();
  assert.deepEqual(manifestAt(site), before);
  site.write({ 'content/posts/a.md': post({ draft: true }) });
  await site.built({ preview: true });
  assert.equal(manifestAt(site).drafts, true);
});

test('a manifest is read as it was written, and anything else as none', () => {
  const written = manifestText(manifest);
  assert.deepEqual(parseManifest(written), manifest);
  for (const [part, forged] of [
    ['"path":"404.html"', '"path":"../404.html"'],
    ['"path":"404.html"', '"path":"/404.html"'],
    ['"kind":"not-found"', '"kind":"toString"'],
    ['"version":1', '"version":2'],
    ['https://test.example/blog/', 'javascript:alert(1)/'],
    ['"cache":"revalidate"', '"cache":"public"'],
  ] as const) {
    assert.ok(written.includes(part), part);
    assert.equal(parseManifest(written.replace(part, forged)), null, forged);
  }
  assert.equal(parseManifest(written.slice(0, -10)), null);
});

for (const [name, type] of [
  ['a.svg', 'image/svg+xml'],
  ['a.woff2', 'font/woff2'],
  ['a.wasm', 'application/wasm'],
  ['site.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['a.pdf', 'application/pdf'],
  ['CNAME', 'application/octet-stream'],
] as const) {
  test(`a file ${name} is served as ${type}, as IANA's registry has it`, async () => {
    const typeOf = await mediaTypes([`files/${name}`]);
    assert.equal(typeOf(`files/${name}`, 'public'), type);
  });
}

test('the usual types are those of the registry', () => {
  for (const [extension, type] of usualTypes) assert.equal(contentType(`a.${extension}`), type);
});

test('the answer to WebFinger has the type of RFC 7033, 10.2, where clients ask for it and nowhere else', async () => {
  const mediaType = await mediaTypes(['.well-known/webfinger']);
  assert.equal(mediaType('.well-known/webfinger', 'public'), 'application/jrd+json');
  assert.equal(mediaType('files/webfinger', 'public'), 'application/octet-stream');
});
