import assert from 'node:assert/strict';
import { symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { faultProblem, nameProblem } from '../../src/images/source/rules.ts';
import { readSources } from '../../src/images/source/source-index.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { PictureFolder } from '../harness/picture-folder.ts';
import { photograph } from '../harness/pictures.ts';

const small = await photograph(80, 60);
const files = {
  jpeg: await small.clone().jpeg().toBuffer(),
  png: await small.clone().png().toBuffer(),
  webp: await small.clone().webp().toBuffer(),
  gif: await small.clone().gif().toBuffer(),
  avif: await small.clone().avif({ effort: 0 }).toBuffer(),
  tiff: await small.clone().tiff().toBuffer(),
};

/** A PNG that claims a size and holds next to nothing. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(64))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

for (const [format, bytes] of Object.entries(files)) {
  test(`a picture in ${format.toUpperCase()} is known by its bytes, whatever its name says`, async () => {
    using folder = new PictureFolder();
    const source = await folder.source('content/picture', bytes);
    assert.deepEqual([source.format, source.width, source.height], [format, 80, 60]);
  });
}

for (const [format, bytes] of Object.entries(files).filter(([format]) => format !== 'tiff')) {
  test(`a picture in ${format.toUpperCase()} that was cut short is told before it is decoded`, async () => {
    using folder = new PictureFolder();
    for (const share of [0.3, 0.7, 0.95]) {
      assert.deepEqual(await folder.fault('content/cut', bytes.subarray(0, bytes.length * share)), {
        kind: 'truncated',
      });
    }
  });
}

test('an animated GIF that was cut short between two frames is told', async () => {
  using folder = new PictureFolder();
  const frames = await Promise.all([1, 2, 3].map(async (seed) => (await photograph(80, 60, seed)).png().toBuffer()));
  const animation = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  assert.equal((await folder.source('content/whole.gif', animation)).frames, 3);
  assert.deepEqual(await folder.fault('content/cut.gif', animation.subarray(0, animation.length * 0.8)), {
    kind: 'truncated',
  });
});

for (const [what, bytes, kind] of [
  ['no byte', '', 'empty'],
  ['text', 'no picture', 'foreign'],
  ['100,000 by 100,000 pixels in 100 bytes', pngOf(100_000, 100_000), 'huge'],
  ['an SVG that declares entities', '<!DOCTYPE svg [<!ENTITY a "aa">]><svg>&a;</svg>', 'broken'],
  ['an SVG whose tags do not match', '<svg><g></svg>', 'broken'],
] as const) {
  test(`a file with ${what} is no picture`, async () => {
    using folder = new PictureFolder();
    assert.equal((await folder.fault('content/picture.png', bytes)).kind, kind);
  });
}

for (const [head, what] of [
  ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'a HEIC picture'],
  ['\0\0\0\x14ftypisom\0\0\0\0mp42', 'a film'],
  ['BM', 'a BMP picture'],
  ['%PDF-1.7', 'a PDF file'],
  ['version https://git-lfs.github.com/spec/v1', 'a Git LFS pointer without its file'],
  ['<!DOCTYPE html><svg></svg>', 'an HTML page'],
] as const) {
  test(`a file named .jpg that is ${what} is called so`, async () => {
    using folder = new PictureFolder();
    assert.deepEqual(await folder.fault('content/a.jpg', Buffer.from(head, 'latin1')), { kind: 'foreign', what });
  });
}

test('a path outside content/, and a link that leaves it, are refused without being opened', async () => {
  using folder = new PictureFolder();
  folder.write('secret.png', files.png);
  symlinkSync(join(folder.root, 'secret.png'), join(folder.root, 'content/link.png'));
  for (const path of ['secret.png', '../secret.png', 'content/link.png']) {
    assert.deepEqual(await folder.look(path), { fault: { kind: 'file', fault: { kind: 'outside' } } });
  }
});

test('a link within content/, and content/ as a link itself, are followed', async () => {
  using folder = new PictureFolder();
  using site = new PictureFolder();
  folder.write('content/picture.png', files.png);
  symlinkSync('picture.png', join(folder.root, 'content/link.png'));
  symlinkSync(join(folder.root, 'content'), join(site.root, 'content/elsewhere'));
  assert.ok('source' in (await folder.look('content/link.png')));
  assert.deepEqual(await site.look('content/elsewhere/picture.png'), {
    fault: { kind: 'file', fault: { kind: 'outside' } },
  });
});

test('a picture that is not there, or is a folder, is missing', async () => {
  using folder = new PictureFolder();
  folder.write('content/folder.png/picture.png', files.png);
  for (const path of ['content/none.png', 'content/folder.png']) {
    const look = await folder.look(path);
    assert.ok('fault' in look);
    assert.match(
      formatProblem(faultProblem(look.fault, path, { file: 'a.md', line: 1, column: 1 }, () => null)),
      / missing-picture /,
    );
  }
});

for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
  test(`a picture with EXIF orientation ${orientation} has the size that it is shown in`, async () => {
    using folder = new PictureFolder();
    const bytes = await small.clone().jpeg().withMetadata({ orientation }).toBuffer();
    const { width, height, isPlain } = await folder.source('content/a.jpg', bytes);
    assert.deepEqual([width, height], orientation < 5 ? [80, 60] : [60, 80]);
    assert.equal(isPlain, orientation === 1);
  });
}

test('readers may get a picture as it is only when it is in 8 bits and in sRGB', async () => {
  using folder = new PictureFolder();
  const isPlain = async (bytes: Uint8Array) => (await folder.source('content/a', bytes)).isPlain;
  assert.equal(await isPlain(files.jpeg), true);
  assert.equal(await isPlain(await small.clone().withIccProfile('srgb').jpeg().toBuffer()), true);
  assert.equal(await isPlain(await small.clone().withIccProfile('p3').jpeg().toBuffer()), false);
  assert.equal(await isPlain(await small.clone().toColourspace('cmyk').jpeg().toBuffer()), false);
  assert.equal(await isPlain(await small.clone().toColourspace('rgb16').png().toBuffer()), false);
  assert.equal(await isPlain(files.gif), false);
});

test('a picture whose size and time are what they were is seen to be another one all the same, and one that went is forgotten', async () => {
  using folder = new PictureFolder();
  const [path, other] = ['content/a.png', 'content/b.png'];
  const then = new Date('2025-01-01T00:00:00Z');
  const write = (bytes: Uint8Array, time: Date) => {
    folder.write(path, bytes);
    utimesSync(join(folder.root, path), time, time);
  };
  write(files.png, then);
  folder.write(other, files.gif);
  const before = await readSources(folder.root, folder.cache, [path, other]);
  assert.deepEqual(await readSources(folder.root, folder.cache, [path]), new Map([[path, before.get(path)]]));
  write(Buffer.alloc(files.png.length), then);
  assert.ok('fault' in (await folder.look(path)));
  write(files.jpeg, then);
  const look = await folder.look(path);
  assert.ok('source' in look && look.source.format === 'jpeg');
});

test('each fault is one line that names the text and the picture and ends with the remedy', () => {
  const at = { file: 'content/posts/a.md', line: 4, column: 1 };
  const lines = (
    [
      { kind: 'file', fault: { kind: 'missing' } },
      { kind: 'file', fault: { kind: 'outside' } },
      { kind: 'empty' },
      { kind: 'truncated' },
      { kind: 'broken', reason: 'bad seek' },
      { kind: 'foreign', what: null },
      { kind: 'foreign', what: 'a HEIC picture' },
      { kind: 'file', fault: { kind: 'heavy', bytes: 250_000_000, most: 100_000_000 } },
      { kind: 'huge', megapixels: 10_000 },
    ] as const
  ).map((fault) => formatProblem(faultProblem(fault, 'content/a.jpg', at, () => 'a.png')));
  const start = 'content/posts/a.md:4:1 error';
  assert.deepEqual(lines, [
    `${start} missing-picture there is no picture content/a.jpg: did you mean "a.png"?`,
    `${start} outside-content content/a.jpg leads out of content/, so it is neither read nor published: put what it leads to into content/ itself.`,
    `${start} broken-picture content/a.jpg cannot be read as a picture (it is empty): replace the file.`,
    `${start} broken-picture content/a.jpg cannot be read as a picture (its end is missing): replace the file.`,
    `${start} broken-picture content/a.jpg cannot be read as a picture (bad seek): replace the file.`,
    `${start} broken-picture content/a.jpg cannot be read as a picture (it is in no format that is known): replace the file.`,
    `${start} foreign-picture content/a.jpg is a HEIC picture, whatever its name says: save it as JPEG, PNG, WebP, AVIF, GIF or SVG.`,
    `${start} huge-picture content/a.jpg has 250 MB, more than the 100 MB that are opened: scale it down.`,
    `${start} huge-picture content/a.jpg has 10000 megapixels, more than the 100 megapixels that are opened: scale it down.`,
  ]);
});

test('a picture whose name says another format is told, and used', async () => {
  using folder = new PictureFolder();
  const at = { file: 'content/posts/a.md', line: 4, column: 1 };
  const name = async (path: string, bytes: Uint8Array) => nameProblem(await folder.source(path, bytes), at)?.message;
  assert.equal(
    await name('content/a.jpg', files.png),
    'content/a.jpg is a file in PNG format: give its name the ending that says so.',
  );
  assert.equal(await name('content/a.JPEG', files.jpeg), undefined);
  assert.equal(await name('content/a', files.jpeg), undefined);
});
