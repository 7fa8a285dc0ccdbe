import sharp, { type Sharp } from 'sharp';

/** A picture of one colour. */
export async function picture(width: number, height: number, background = '#c8102e'): Promise<Uint8Array> {
  return await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

/** A picture with as many shades as a photograph, the same each time: smooth noise of a given seed. */
export async function photograph(width: number, height: number, seed = 1): Promise<Sharp> {
  const [columns, rows] = [Math.ceil(width / 12), Math.ceil(height / 12)];
  const data = new Uint8Array(columns * rows * 3);
  let state = seed;
  for (const index of data.keys()) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[index] = state >>> 24;
  }
  const enlarged = sharp(data, { raw: { width: columns, height: rows, channels: 3 } }).resize(width, height, {
    kernel: 'cubic',
    fit: 'fill',
  });
  const { data: pixels, info } = await enlarged.raw().toBuffer({ resolveWithObject: true });
  return sharp(pixels, { raw: { width, height, channels: info.channels } });
}
