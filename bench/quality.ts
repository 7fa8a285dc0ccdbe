import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { Usage } from '../src/commands/arguments.ts';
import { runCommand } from '../src/commands/command.ts';
import { writePhotographs } from './pictures/photographs.ts';
import { distanceOf, type Pixels } from './quality/ssim.ts';

const usage: Usage = {
  synopsis: 'node bench/quality.ts [options]',
  summary: 'Encodes the sample pictures in each format and quality, and prints bytes, distance and time.',
  positionals: false,
  options: {
    width: { type: 'string', value: 'N', help: 'Pixels that the pictures are scaled to (default: 768).' },
    every: { type: 'string', value: 'N', help: 'Take each Nth of the sample pictures (default: 3).' },
  },
};

type Encode = (image: Sharp) => Sharp;

/** Everything that is compared. */
const ways: readonly (readonly [name: string, encode: Encode])[] = [
  ...[60, 70, 75, 80, 85, 90].map((quality) =>
    way(`jpeg ${quality}`, (image) => image.jpeg({ quality, mozjpeg: true })),
  ),
  ...[60, 70, 75, 80, 85, 90].map((quality) => way(`webp ${quality}`, (image) => image.webp({ quality }))),
  ...[2, 3, 5, 6].map((effort) => way(`webp 80, effort ${effort}`, (image) => image.webp({ quality: 80, effort }))),
  way('webp 80, smart', (image) => image.webp({ quality: 80, smartSubsample: true })),
  ...[45, 50, 55, 60, 65, 70].map((quality) => way(`avif ${quality}`, (image) => image.avif({ quality, effort: 3 }))),
  ...[2, 4].map((effort) => way(`avif 55, effort ${effort}`, (image) => image.avif({ quality: 55, effort }))),
  way('avif 55, 4:2:0', (image) => image.avif({ quality: 55, effort: 3, chromaSubsampling: '4:2:0' })),
];

process.exitCode = await runCommand({
  usage,
  run: async (typed) => {
    const [width, every] = [Number(typed.value('width') ?? 768), Number(typed.value('every') ?? 3)];
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-quality-'));
    try {
      const photographs = await writePhotographs(folder, 2, 3);
      const samples = samplesIn(join(import.meta.dirname, '../content/images')).filter(
        (_, index) => index % every === 0,
      );
      const pictures = await Promise.all(
        [...samples, ...photographs].map((path) => pixelsOf(sharp(path).resize({ width }))),
      );
      console.log(`${pictures.length} pictures, ${width} pixels wide; distance is 1000 × (1 − SSIM)\n`);
      console.log('| format, quality | kB | distance: mean | worst | ms |\n| --- | ---: | ---: | ---: | ---: |');
      sharp.concurrency(1);
      for (const [name, encode] of ways) console.log(await row(name, encode, pictures));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return 0;
  },
});

async function row(name: string, encode: Encode, pictures: readonly Pixels[]): Promise<string> {
  const distances: number[] = [];
  let [bytes, cpu] = [0, 0];
  for (const picture of pictures) {
    const { data, width, height } = picture;
    const begun = process.cpuUsage();
    const file = await encode(sharp(data, { raw: { width, height, channels: 3 } })).toBuffer();
    const { user, system } = process.cpuUsage(begun);
    cpu += user + system;
    bytes += file.length;
    distances.push(distanceOf(picture, await pixelsOf(sharp(file))));
  }
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  const cells = [bytes / 1000, mean, Math.max(...distances), cpu / 1000 / pictures.length];
  return `| ${[name, ...cells.map((value) => value.toFixed(value < 100 ? 1 : 0))].join(' | ')} |`;
}

function way(name: string, encode: Encode): readonly [string, Encode] {
  return [name, encode];
}

function samplesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(png|jpe?g)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

async function pixelsOf(image: Sharp): Promise<Pixels> {
  const flat = image.flatten({ background: '#ffffff' }).toColourspace('srgb');
  const { data, info } = await flat.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
