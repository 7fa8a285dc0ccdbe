import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { check } from '../../src/build/check.ts';
import { productionOptions } from '../../src/site/options.ts';
import { photograph } from '../harness/pictures.ts';
import { type Files, plainSite, post, TestSite } from '../harness/site.ts';

const shades = await photograph(120, 80);
const png = await shades.clone().png().toBuffer();
const webp = await (await photograph(640, 400)).webp().toBuffer();
const gif = await animationOf('gif');

/** Pictures as they are met, which every reader of pictures can show. */
const right: Files = {
  'grey.jpg': await shades.clone().greyscale().jpeg().toBuffer(),
  'cmyk.jpg': await shades.clone().withIccProfile('cmyk').toColourspace('cmyk').jpeg().toBuffer(),
  'deep.png': await shades.clone().toColourspace('rgb16').png().toBuffer(),
  'interlaced.png': await shades.clone().png({ progressive: true }).toBuffer(),
  'palette.png': await shades.clone().png({ palette: true, colours: 4 }).toBuffer(),
  'turned.jpg': await shades.clone().jpeg().withMetadata({ orientation: 6 }).toBuffer(),
  'clear.png': await sharp({ create: { width: 40, height: 30, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer(),
  'dot.png': await plain(1, 1),
  'line.png': await plain(20_000, 2),
  'tower.png': await plain(20, 20_000),
  'moving.gif': gif,
  'unit.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>',
  'vast.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9"><rect width="9" height="9"/></svg>',
  'thin.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 100000"><rect width="1" height="9"/></svg>',
};

/** Files that no reader can show, whole by the look of them. */
const wrong: Files = {
  'spoilt.png': spoilt(png, 0.5),
  'spoilt.webp': spoilt(webp, 0.5),
  'spoilt.gif': spoilt(gif, 0.95),
  'halved.png': Buffer.concat([png.subarray(0, png.length / 2), png.subarray(-12)]),
  'empty.gif': Buffer.from('GIF89a\x0a\0\x0a\0\0\0\0\x3b', 'latin1'),
};

async function animationOf(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all([1, 2, 3].map(async (seed) => (await photograph(320, 200, seed)).png().toBuffer()));
  return await sharp(frames, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}

async function plain(width: number, height: number): Promise<Buffer> {
  return await sharp({ create: { width, height, channels: 3, background: '#345678' } })
    .png()
    .toBuffer();
}

/** A file with some bytes in its middle, or near its end, that are not its own. */
function spoilt(bytes: Buffer, share: number): Buffer {
  const copy = Buffer.from(bytes);
  const start = Math.floor(bytes.length * share);
  return copy.fill(0x55, start, Math.min(start + 300, bytes.length - 12));
}

/** A site in which a post has each of these pictures as its thumbnail and in its text. */
function siteOf(pictures: Files): TestSite {
  const files = Object.entries(pictures).flatMap(([name, bytes]) => [
    [`content/${name}`, bytes] as const,
    [
      `content/posts/${name.replace('.', '-')}.md`,
      post({ title: name, thumbnail: `/${name}`, thumbnailAlt: '' }, `![A shade](/${name})`),
    ] as const,
  ]);
  return new TestSite({ 'content/site.yaml': `${plainSite}search: false\n`, ...Object.fromEntries(files) });
}

async function checked(site: TestSite) {
  const cache = join(site.root, '.cache-of-check');
  return await check({ ...productionOptions(site.root), now: Date.parse('2026-01-01T00:00:00Z'), cache });
}

test('pictures of every kind that is met make a site, whatever a format can hold of them', async () => {
  using site = siteOf(right);
  assert.deepEqual(await checked(site), []);
  assert.deepEqual((await site.built()).problems, []);
});

test('a check tells each picture that a build would refuse, and a build each that a check does', async () => {
  using site = siteOf(wrong);
  const problems = await checked(site);
  const told = new Set(problems.map(({ file, rule, severity }) => `${file} ${severity} ${rule}`));
  const names = Object.keys(wrong).map((name) => `content/posts/${name.replace('.', '-')}.md error broken-picture`);
  assert.deepEqual([...told].sort(), names.sort());
  assert.ok(problems.every(({ message }) => !/vips|gifload|Input /.test(message)));
  assert.deepEqual((await site.build()).problems, problems);
  // Without any that a look at the headers finds, it is encoding that finds the others.
  const unreadable = problems.filter(({ message }) => message.includes('read error'));
  const readable = new Set(problems.map(({ file }) => file)).difference(new Set(unreadable.map(({ file }) => file)));
  for (const file of readable) site.remove(file);
  assert.deepEqual((await site.build()).problems, unreadable);
});
