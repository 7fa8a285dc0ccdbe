import { join } from 'node:path';
import sharp from 'sharp';

/** The ratio of most cameras' pictures. */
const ratio = 4 / 3;

/** Pixels across one blotch of noise, and how strong it is: shapes out of focus, their detail, a sensor's grain. */
const layers = [
  { size: 200, strength: 96 },
  { size: 30, strength: 32 },
  { size: 5, strength: 16 },
  { size: 1, strength: 6 },
] as const;

/**
 * Writes pictures that cost an encoder what photographs cost, the same each time: one picture in other hues and from
 * other sides. Gives their paths.
 */
export async function writePhotographs(folder: string, count: number, megapixels: number): Promise<string[]> {
  const width = Math.round(Math.sqrt(megapixels * 1_000_000 * ratio));
  const height = Math.round(width / ratio);
  const paths: string[] = [];
  const data = await shades(width, height);
  for (let index = 1; index <= count; index += 1) {
    const path = join(folder, `photograph-${index}.jpg`);
    await sharp(data, { raw: { width, height, channels: 3 } })
      .flop(index % 2 === 0)
      .modulate({ hue: (index * 47) % 360 })
      .jpeg({ quality: 90 })
      .toFile(path);
    paths.push(path);
  }
  return paths;
}

async function shades(width: number, height: number): Promise<Uint8Array> {
  const sum = new Uint8Array(width * height * 3).fill(54);
  for (const { size, strength } of layers) {
    const layer = await noise(width, height, size, strength);
    for (const [index, value] of layer.entries()) sum[index] = (sum[index] ?? 0) + value;
  }
  return sum;
}

/** Values from 0 to `strength`, smooth over `size` pixels. */
async function noise(width: number, height: number, size: number, strength: number): Promise<Uint8Array> {
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)];
  const data = new Uint8Array(columns * rows * 3);
  let state = size;
  for (const index of data.keys()) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[index] = Math.floor(((state >>> 8) / 0x1000000) * strength);
  }
  return await sharp(data, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(width, height, { kernel: 'linear', fit: 'fill' })
    .raw()
    .toBuffer();
}
