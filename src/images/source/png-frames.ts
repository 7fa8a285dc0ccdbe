/** Frames of a PNG (third edition, 11.3.6.1): those that its `acTL` counts, which only counts before the first pixels. */
export function pngFrames(bytes: Uint8Array): number {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 8; at + 12 <= png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'acTL' && at + 16 <= png.length) return Math.max(1, png.readUInt32BE(at + 8));
    if (type === 'IDAT') return 1;
  }
  return 1;
}
