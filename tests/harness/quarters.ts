import sharp, { type Sharp } from 'sharp';

/** The colours of `quarters`: top left, top right, bottom left, bottom right. */
export const quarterColours = ['#c83214', '#28a03c', '#1e46b4', '#dcc828'] as const;

const middles = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;

/** A picture whose quarters have four colours: how they lie tells how it was turned, and what they are how converted. */
export async function quarters(width = 400, height = 200): Promise<Sharp> {
  const parts = quarterColours.map((background, index) => ({
    input: { create: { width: width / 2, height: height / 2, channels: 3 as const, background } },
    left: index % 2 === 0 ? 0 : width / 2,
    top: index < 2 ? 0 : height / 2,
  }));
  const blank = sharp({ create: { width, height, channels: 3, background: '#000000' } });
  return sharp(await blank.composite(parts).png().toBuffer());
}

/** The size of a picture, and the colours in the middle of its quarters. */
export async function seenQuarters(bytes: Uint8Array): Promise<{ size: number[]; colours: number[][] }> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const colours = middles.map(([x, y]) => {
    const at = (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * info.channels;
    return [...data.subarray(at, at + info.channels)];
  });
  return { size: [info.width, info.height], colours };
}

/** How far a colour is from another at most, of its three channels. */
export function distance(found: readonly number[] | undefined, hex: string): number {
  const wanted = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return Math.max(...wanted.map((value, index) => Math.abs(value - (found?.[index] ?? Number.POSITIVE_INFINITY))));
}
