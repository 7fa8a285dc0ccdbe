import sharp from 'sharp';

/** A picture of one colour. */
export async function picture(width: number, height: number, background = '#c8102e'): Promise<Uint8Array> {
  return await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}
