import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { encodingsOf, publishedOf } from '../../src/images/plan/choose.ts';
import { PictureFolder } from '../harness/picture-folder.ts';
import { photograph } from '../harness/pictures.ts';
import { distance, quarterColours, quarters, seenQuarters } from '../harness/quarters.ts';

for (const [what, convert, tolerance] of [
  ['8 bits', (image: Sharp) => image.png(), 6],
  ['16 bits', (image: Sharp) => image.toColourspace('rgb16').png(), 6],
  ['a palette', (image: Sharp) => image.png({ palette: true, colours: 8 }), 6],
  ['CMYK', (image: Sharp) => image.withIccProfile('cmyk').jpeg({ quality: 95 }), 50],
  ['the P3 gamut', (image: Sharp) => image.withIccProfile('p3').png(), 8],
  ['an sRGB profile', (image: Sharp) => image.withIccProfile('srgb').jpeg({ quality: 95 }), 8],
  ['AVIF', (image: Sharp) => image.avif({ quality: 90, effort: 0 }), 10],
  ['TIFF', (image: Sharp) => image.tiff(), 8],
] as const) {
  test(`a picture in ${what} keeps its colours`, async () => {
    using folder = new PictureFolder();
    const { plan } = await folder.encode(await folder.source('content/a', await convert(await quarters()).toBuffer()));
    for (const variant of [plan.offers.flat().at(-1), plan.fallback]) {
      const { size, colours } = await seenQuarters(folder.read(variant));
      assert.deepEqual(size, [400, 200]);
      for (const [index, hex] of quarterColours.entries()) {
        assert.ok(distance(colours[index], hex) <= tolerance, `${colours[index]} for ${hex}`);
      }
    }
  });
}

for (const [what, convert] of [
  ['grey', (image: Sharp) => image.greyscale().toColourspace('b-w').png()],
  ['grey, with 16 bits', (image: Sharp) => image.greyscale().toColourspace('grey16').png()],
  ['grey, as JPEG', (image: Sharp) => image.greyscale().toColourspace('b-w').jpeg()],
] as const) {
  test(`a picture in ${what} stays grey`, async () => {
    using folder = new PictureFolder();
    const { plan } = await folder.encode(await folder.source('content/a', await convert(await quarters()).toBuffer()));
    const { colours } = await seenQuarters(folder.read(plan.offers.flat().at(-1)));
    for (const [red = 0, green = 0, blue = 0] of colours)
      assert.ok(Math.max(red, green, blue) - Math.min(red, green, blue) <= 4);
    assert.equal(new Set(colours.map(String)).size, 4);
  });
}

/** Where the quarters of a picture come to lie by its EXIF orientation (Exif 2.3, 4.6.4), in rows. */
const turned = [
  [0, 1, 2, 3],
  [1, 0, 3, 2],
  [3, 2, 1, 0],
  [2, 3, 0, 1],
  [0, 2, 1, 3],
  [2, 0, 3, 1],
  [3, 1, 2, 0],
  [1, 3, 0, 2],
];
for (const [index, places] of turned.entries()) {
  test(`a picture with EXIF orientation ${index + 1} is turned upright, once`, async () => {
    using folder = new PictureFolder();
    const bytes = await (await quarters())
      .withMetadata({ orientation: index + 1 })
      .jpeg({ quality: 95 })
      .toBuffer();
    const { plan } = await folder.encode(await folder.source('content/a.jpg', bytes));
    for (const variant of encodingsOf(plan)) {
      const file = folder.read(variant);
      const { size, colours } = await seenQuarters(file);
      assert.deepEqual(size, [variant.width, variant.height]);
      for (const [at, quarter] of places.entries()) {
        assert.ok(distance(colours[at], quarterColours[quarter] ?? '') <= 20, `${variant.output}: ${colours[at]}`);
      }
      assert.equal((await sharp(file).metadata()).orientation, undefined);
    }
  });
}

test('no metadata reaches the reader: no place, no camera, no preview, nothing behind the end', async () => {
  using folder = new PictureFolder();
  const image = (await photograph(300, 200)).withExif({
    IFD0: { Copyright: 'Secret owner' },
    IFD3: { GPSLatitude: '59/1 20/1 0/1' },
  });
  for (const bytes of [
    await image.clone().jpeg().toBuffer(),
    await image.clone().png().toBuffer(),
    await image.clone().webp().toBuffer(),
  ]) {
    const source = await folder.source('content/a', Buffer.concat([bytes, Buffer.from(bytes.length % 2 ? '' : ' ')]));
    const { plan } = await folder.encode({ ...source, isPlain: true });
    for (const variant of encodingsOf(plan)) {
      const file = folder.read(variant);
      assert.ok(!file.includes('Secret owner'), variant.output);
      const { exif, xmp, icc } = await sharp(file).metadata();
      assert.deepEqual([exif, xmp, icc], [undefined, undefined, undefined]);
    }
  }
});

test('the source’s own pixels, without its metadata, are what it shows', async () => {
  using folder = new PictureFolder();
  const picture = await photograph(300, 200);
  for (const bytes of [
    await picture
      .clone()
      .jpeg({ quality: 60 })
      .withExif({ IFD0: { Artist: 'A' } })
      .toBuffer(),
    await picture
      .clone()
      .jpeg({ quality: 60, progressive: true })
      .withExif({ IFD0: { Artist: 'A' } })
      .toBuffer(),
    await picture
      .clone()
      .png()
      .withExif({ IFD0: { Artist: 'A' } })
      .toBuffer(),
    await picture
      .clone()
      .webp()
      .withExif({ IFD0: { Artist: 'A' } })
      .toBuffer(),
  ]) {
    const { plan } = await folder.encode(await folder.source('content/a', bytes));
    const file = folder.read(plan.original ?? undefined);
    assert.ok(file.length < bytes.length);
    assert.deepEqual(await sharp(file).raw().toBuffer(), await sharp(bytes).raw().toBuffer());
  }
});

test('what phones hide behind a JPEG’s end is cut off', async () => {
  using folder = new PictureFolder();
  const bytes = await (await photograph(300, 200)).jpeg().toBuffer();
  const { plan } = await folder.encode(await folder.source('content/a.jpg', Buffer.concat([bytes, bytes])));
  assert.ok(folder.read(plan.original ?? undefined).length <= bytes.length);
});

test('a drawing is kept without loss where that is lighter, transparency and all', async () => {
  using folder = new PictureFolder();
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300"><circle cx="150" cy="150" r="100" fill="#0066cc"/></svg>';
  const bytes = await sharp(Buffer.from(drawing)).png().toBuffer();
  const { plan } = await folder.encode(await folder.source('content/a.png', bytes));
  const file = folder.read(plan.offers.flat().at(-1));
  assert.ok(file.includes('VP8L'));
  assert.deepEqual(await sharp(file).ensureAlpha().raw().toBuffer(), await sharp(bytes).ensureAlpha().raw().toBuffer());
});

test('a photograph is not encoded without loss', async () => {
  using folder = new PictureFolder();
  const { plan } = await folder.encode(
    await folder.source('content/a.png', await (await photograph(300, 200)).png().toBuffer()),
  );
  assert.ok(plan.offers.flat().every((variant) => !folder.read(variant).includes('VP8L')));
});

async function animation(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all([1, 2, 3].map(async (seed) => (await photograph(300, 60, seed)).png().toBuffer()));
  const joined = sharp(frames, { join: { animated: true } });
  const timing = { delay: [100, 200, 300], loop: 2 };
  return await (format === 'gif' ? joined.gif(timing) : joined.webp({ ...timing, quality: 90 })).toBuffer();
}

for (const format of ['gif', 'webp'] as const) {
  test(`an animated ${format.toUpperCase()} moves in all sizes, in its own time`, async () => {
    using folder = new PictureFolder();
    const source = await folder.source(`content/a.${format}`, await animation(format));
    assert.deepEqual([source.width, source.height, source.frames], [300, 60, 3]);
    const { picture } = await folder.encode(source, { formats: ['avif', 'webp'] });
    assert.ok(picture.common.length > 0);
    const standing = new Set(publishedOf(picture.still ?? picture));
    for (const variant of new Set(publishedOf(picture)).difference(standing)) {
      const { pages, pageHeight, width, delay, loop } = await sharp(folder.read(variant), {
        animated: true,
      }).metadata();
      assert.deepEqual([pages, delay, loop], [3, [100, 200, 300], 2]);
      assert.deepEqual([width, pageHeight], [variant.width, variant.height]);
    }
  });
}

test('what moves has a still of its first frame, in each configured format, for all places but a text', async () => {
  using folder = new PictureFolder();
  const bytes = await animation('gif');
  const { picture } = await folder.encode(await folder.source('content/a.gif', bytes), { formats: ['avif', 'webp'] });
  const { still } = picture;
  assert.ok(still !== null && still.common.length > 0);
  for (const variant of publishedOf(still)) {
    const { pages = 1, format } = await sharp(folder.read(variant)).metadata();
    assert.equal(pages, 1, `${format} moves`);
    assert.ok(folder.read(variant).length < bytes.length);
  }
});

test('an animation is never published heavier than it came', async () => {
  using folder = new PictureFolder();
  // Two colours, as a terminal has them: GIF holds them in fewer bytes than WebP with loss does.
  const frames = await Promise.all(
    ['#000000', '#00ff00'].map((background) =>
      sharp({ create: { width: 40, height: 30, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const bytes = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
  const { picture } = await folder.encode(await folder.source('content/a.gif', bytes));
  const moving = [picture.fallback, ...picture.common];
  assert.ok(moving.every((variant) => folder.read(variant).length <= bytes.length));
});

test('a PNG that moves is published as it is, but for its metadata, and has a still', async () => {
  using folder = new PictureFolder();
  const png = await (await quarters(40, 30)).png().toBuffer();
  const bytes = animatedPng(png, 3);
  const source = await folder.source('content/a.png', bytes);
  assert.equal(source.frames, 3);
  const { picture } = await folder.encode(source);
  assert.ok(folder.read(picture.fallback).includes('acTL'));
  assert.equal(folder.read(picture.still?.fallback).includes('acTL'), false);
});

/** A PNG with the chunk that says how many frames it has; the frames themselves are left out. */
function animatedPng(png: Buffer, frames: number): Buffer {
  const head = png.subarray(0, 33);
  const chunk = Buffer.alloc(20);
  chunk.writeUInt32BE(8, 0);
  chunk.write('acTL', 4, 'latin1');
  chunk.writeUInt32BE(frames, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 16)), 16);
  return Buffer.concat([head, chunk, png.subarray(33)]);
}

test('a long animation is encoded in one width, that of a text’s column', async () => {
  using folder = new PictureFolder();
  const source = await folder.source('content/a.gif', await animation('gif'));
  const { plan, picture } = await folder.encode({ ...source, frames: 2500 });
  assert.equal(plan.offers.flat().length, 1);
  assert.equal((await sharp(folder.read(picture.fallback), { animated: true }).metadata()).pages, 3);
});

test('a very long animation is published as it is, but for its comments', async () => {
  using folder = new PictureFolder();
  const bytes = await animation('gif');
  const comment = Buffer.from('!\xfe\x06Secret\0', 'latin1');
  const source = await folder.source(
    'content/a.gif',
    Buffer.concat([bytes.subarray(0, -1), comment, bytes.subarray(-1)]),
  );
  const { picture } = await folder.encode({ ...source, frames: 7500 });
  assert.ok(folder.read(picture.fallback).equals(bytes));
});

test('a GIF that does not move is a still picture', async () => {
  using folder = new PictureFolder();
  const { plan } = await folder.encode(await folder.source('content/a.gif', await (await quarters()).gif().toBuffer()));
  assert.equal(plan.fallback.format, 'png');
  assert.equal((await sharp(folder.read(plan.fallback)).metadata()).format, 'png');
});

test('an SVG is published as itself, harmless, and drawn for a social card', async () => {
  using folder = new PictureFolder();
  const file =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><script>alert(1)</script><rect width="40" height="20" fill="#c83214"/></svg>';
  const source = await folder.source('content/a.svg', file);
  const { picture, plan } = await folder.encode(source, {}, [{ x: 0.5, y: 0.5 }]);
  const published = folder.read(picture.fallback).toString();
  assert.match(published, /^<svg .*<rect width="40" height="20" fill="#c83214"\/><\/svg>\n$/);
  const card = await seenQuarters(folder.read(plan.crops[0]?.card ?? undefined));
  assert.deepEqual(card.size, [1200, 630]);
  assert.ok(distance(card.colours[0], '#c83214') <= 6);
});

test('a social card keeps the focal point in sight', async () => {
  using folder = new PictureFolder();
  const source = await folder.source('content/a.png', await (await quarters(800, 1600)).png().toBuffer());
  const { plan } = await folder.encode(source, {}, [
    { x: 0.5, y: 0 },
    { x: 0.5, y: 1 },
  ]);
  const colours = await Promise.all(
    plan.crops.map(async ({ card }) => (await seenQuarters(folder.read(card ?? undefined))).colours[0]),
  );
  assert.ok(distance(colours[0], quarterColours[0]) <= 10);
  assert.ok(distance(colours[1], quarterColours[2]) <= 10);
});

test('a drawing has no tint, whether it is published as it is or cut too', async () => {
  using folder = new PictureFolder();
  const opaque =
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300"/></svg>';
  const source = await folder.source('content/a.svg', opaque);
  assert.equal((await folder.encode(source)).picture.tint, null);
  const cut = await folder.encode(source, {}, [{ x: 0.5, y: 0.5 }]);
  assert.ok(cut.encoded > 0);
  assert.equal(cut.picture.tint, null);
});

test('a picture holds its place with the tint nearest to it, and one that is seen through with none', async () => {
  using folder = new PictureFolder();
  const plain = (background: string) =>
    sharp({ create: { width: 60, height: 40, channels: 4, background } })
      .png()
      .toBuffer();
  const tint = async (background: string) =>
    (await folder.encode(await folder.source('content/a.png', await plain(background)))).picture.tint;
  const [dark, light, clear] = [await tint('#202020'), await tint('#f0f0f0'), await tint('#20202080')];
  assert.match(dark ?? '', /^tint-\d+$/);
  assert.match(light ?? '', /^tint-\d+$/);
  assert.notEqual(dark, light);
  assert.equal(clear, null);
});

test('a picture whose pixels are spoilt fails with a reason, and nothing of it is kept', async () => {
  using folder = new PictureFolder();
  const source = await folder.source('content/a.png', spoilt(await (await photograph(300, 200)).png().toBuffer()));
  await assert.rejects(folder.encode(source), /./);
  assert.equal(folder.store.facts(source.hash), null);
});

test('a picture that changed after it was looked at fails, and nothing is kept under its old name', async () => {
  using folder = new PictureFolder();
  const source = await folder.source('content/a.png', await (await quarters()).png().toBuffer());
  folder.write('content/a.png', await (await quarters(200, 100)).png().toBuffer());
  await assert.rejects(folder.encode(source), /changed/);
  assert.equal(folder.store.facts(source.hash), null);
});

function spoilt(png: Buffer): Buffer {
  const copy = Buffer.from(png);
  copy.fill(0xff, png.length / 2, png.length / 2 + 200);
  return copy;
}
