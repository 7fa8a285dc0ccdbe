import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { check } from '../../src/build/check.ts';
import { PictureCheck } from '../../src/import/media/picture-check.ts';
import { productionOptions } from '../../src/site/options.ts';
import { importFolder } from './folder-blog.ts';

const plain = sharp({ create: { width: 64, height: 48, channels: 3, background: '#345' } });
const noise = sharp({
  create: { width: 64, height: 48, channels: 3, background: '#345', noise: { type: 'gaussian', mean: 99, sigma: 40 } },
});
const [png, jpeg, webp, bytes] = await Promise.all([
  plain.clone().png().toBuffer(),
  noise.clone().jpeg().toBuffer(),
  plain.clone().webp().toBuffer(),
  noise.clone().png({ compressionLevel: 0 }).toBuffer(),
]);
/** Its header and its end are whole, what is between is not. */
const damaged = Buffer.concat([bytes.subarray(0, 400), Buffer.alloc(bytes.length - 500, 7), bytes.subarray(-100)]);

const pictures: Readonly<Record<string, string | Buffer>> = {
  'empty.png': '',
  'cut.jpg': jpeg.subarray(0, jpeg.length - 40),
  'damaged.png': damaged,
  'page.png': '<!DOCTYPE html><title>Not found</title>',
  'pointer.png': 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n',
  'wrong.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></defs></svg>',
  'old.bmp': Buffer.from('BM\0\0\0\0'),
  'phone.heic': Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'),
  // A header that says 20,000 by 20,000 pixels.
  'huge.svg.png': Buffer.concat([png.subarray(0, 16), Buffer.from('00004e2000004e20', 'hex'), png.subarray(24)]),
};

const text = Object.keys(pictures)
  .map((name) => `![P](/img/${name})\n\n<img src="/img/${name}" alt="P">\n`)
  .join('\n');

test('a picture that is broken in the source is kept at its address, told, and stops no build', async (t) => {
  const { result, read, root, again } = await importFolder(t, {
    'hugo.toml': 'baseURL = "https://old.example/b/"\ntitle = "T"\n',
    'content/posts/a.md': `---\ntitle: A\ndate: 2020-01-02\nfeaturedImage: /img/cut.jpg\n---\n\n${text}\n![W](/img/whole.png) ![M](/img/misnamed.webp)\n\n<video src="/img/film.mp4" controls></video>\n`,
    'data/authors/ada.yaml': 'name: Ada\npicture: /img/page.png\n',
    'static/img/whole.png': png,
    'static/img/misnamed.webp': jpeg,
    'static/img/film.mp4': '\0\0\0\x18ftypisom',
    ...Object.fromEntries(Object.entries(pictures).map(([name, content]) => [`static/img/${name}`, content])),
  });
  const post = read('content/posts/2020/2020-01-02-a.md');
  for (const name of Object.keys(pictures)) {
    assert.ok(post.includes(`![P](https://old.example/b/img/${name})`), name);
    assert.ok(post.includes(`<img src="https://old.example/b/img/${name}" alt="P">`), name);
    assert.ok(existsSync(join(root, 'public/img', name)), name);
    assert.ok(!existsSync(join(root, 'content/images', name)), name);
  }
  assert.doesNotMatch(post, /^thumbnail/m);
  assert.match(post, /!\[W\]\(\/images\/whole\.png\) !\[M\]\(\/images\/misnamed\.jpg\)/);
  assert.match(post, /<video src="\/img\/film\.mp4" controls>/);
  const told = result.report.notes.find(({ kind }) => kind === 'brokenPicture')?.subjects ?? [];
  assert.deepEqual(told.map(({ subject }) => subject.replace(/^static\/img\//, '')).toSorted(), [
    'cut.jpg cannot be read as a picture (its end is missing)',
    'damaged.png cannot be read as a picture (its pixels are damaged)',
    'empty.png cannot be read as a picture (it is empty)',
    'huge.svg.png has 400 megapixels, more than the 100 megapixels that are opened',
    'old.bmp is a BMP picture',
    'page.png is an HTML page',
    'phone.heic is a HEIC picture',
    'pointer.png is a Git LFS pointer without its file',
    'wrong.svg cannot be read as a picture (</defs> closes what is not open)',
  ]);
  assert.equal((await again()).files.written, 0);
  const found = await check({ ...productionOptions(root), now: Date.UTC(2026, 0, 1) });
  assert.deepEqual(
    found.filter(({ severity }) => severity === 'error'),
    [],
  );
});

/** A hundred and one frames of a thousand by a thousand pixels, each of which changes one (GIF89a, 20). */
const moving = Buffer.concat([
  Buffer.from('474946383961e803e803800000000000ffffff', 'hex'),
  ...Array.from({ length: 101 }, () => Buffer.from('2c0000000001000100000202440100', 'hex')),
  Buffer.from('3b', 'hex'),
]);

test('what moves and is too large to be made smaller is whole: a site shows the file itself', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'a.gif');
  writeFileSync(path, moving);
  const pictures = new PictureCheck();
  pictures.faultOf(path, 'a.gif');
  await pictures.look();
  assert.equal(pictures.faultOf(path, 'a.gif'), null);
});

test('a picture is looked at once, and known as what it is afterwards', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [whole, other] = [join(folder, 'a.webp'), join(folder, 'b.webp')];
  writeFileSync(whole, webp);
  writeFileSync(other, png);
  const pictures = new PictureCheck();
  assert.deepEqual([pictures.faultOf(whole, 'a'), pictures.faultOf(other, 'b')], [null, null]);
  assert.equal(await pictures.look(), true);
  assert.deepEqual([pictures.named('x/a.webp', whole), pictures.named('x/b.webp', other)], ['x/a.webp', 'x/b.png']);
  rmSync(other);
  assert.equal(pictures.faultOf(other, 'b'), null);
  assert.equal(await pictures.look(), false, 'nothing is asked for any more');
});
