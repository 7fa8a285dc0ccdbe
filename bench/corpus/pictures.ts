import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { pictureFile } from './posts.ts';
import { randomFrom } from './random.ts';

const width = 1200;
const height = 630;

/** Writes so many JPEG pictures into `content/images/`: stripes of many colours, which cost an encoder what photos do. */
export async function writePictures(contentFolder: string, count: number, seed: number): Promise<void> {
  if (count > 0) mkdirSync(join(contentFolder, 'images'), { recursive: true });
  for (let number = 0; number < count; number += 1) {
    await sharp(stripes(seed + number), { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 85 })
      .toFile(join(contentFolder, pictureFile(number)));
  }
}

/** Raw pixels: three waves of different lengths and directions, one for each colour, with a little grain. */
function stripes(seed: number): Uint8Array {
  const random = randomFrom(seed);
  const waves = [0, 1, 2].map(() => ({ x: random.number() / 40, y: random.number() / 40, phase: random.number() * 6 }));
  const pixels = new Uint8Array(width * height * 3);
  for (let index = 0; index < pixels.length; index += 3) {
    const [x, y] = [(index / 3) % width, Math.floor(index / 3 / width)];
    const grain = random.number() * 12;
    for (const [channel, wave] of waves.entries())
      pixels[index + channel] = 122 + 110 * Math.sin(x * wave.x + y * wave.y + wave.phase) + grain;
  }
  return pixels;
}
