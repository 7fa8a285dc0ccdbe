// The least that makes the same files with sharp alone: each source decoded once, its variants scaled from its pixels,
// as many sources at a time as there are cores. No names by content, no cache, no check, no choice.

import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { crops, settings } from './outputs.ts';

const [sources = '', target = ''] = process.argv.slice(2);
const queue = readdirSync(sources).values();
sharp.concurrency(1);
sharp.cache(false);
await Promise.all(Array.from({ length: availableParallelism() }, lane));

async function lane(): Promise<void> {
  for (const name of queue) await convert(join(sources, name), join(target, basename(name, '.jpg')));
}

async function convert(source: string, output: string): Promise<void> {
  const { data, info } = await sharp(source).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const image = (width: number) => sharp(data, { raw: info }).resize({ width });
  const own = Math.min(info.width, 2500);
  for (const width of [...settings.widths.filter((one) => one < own), own]) {
    await image(width)
      .webp({ quality: settings.quality.webp ?? 80 })
      .toFile(`${output}-${width}.webp`);
  }
  const jpeg = { quality: settings.quality.jpeg ?? 80, mozjpeg: true };
  await image(1200).jpeg(jpeg).toFile(`${output}-1200.jpg`);
  for (const { width, height } of crops) {
    await sharp(data, { raw: info }).resize({ width, height }).jpeg(jpeg).toFile(`${output}-${width}x${height}.jpg`);
  }
}
