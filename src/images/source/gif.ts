/** A part of a GIF: its header, a frame, an extension such as a comment, or the trailer that ends it. */
export interface GifBlock {
  readonly kind: 'header' | 'frame' | 'extension' | 'trailer';
  readonly bytes: Buffer;
}

/** Follows the blocks of a GIF (GIF89a, appendix B) to its trailer; one that is cut short ends without. */
export function* gifBlocks(gif: Buffer): Generator<GifBlock> {
  let at = 13 + colourTable(gif[10]);
  yield { kind: 'header', bytes: gif.subarray(0, at) };
  while (at < gif.length) {
    const start = at;
    const block = gif[at];
    if (block === 0x3b) {
      yield { kind: 'trailer', bytes: gif.subarray(at, at + 1) };
      return;
    }
    if (block === 0x21) at += 2;
    else if (block === 0x2c) at += 11 + colourTable(gif[at + 9]);
    else return;
    for (let size = gif[at]; size !== 0; size = gif[at]) {
      if (size === undefined) return;
      at += 1 + size;
    }
    at++;
    yield { kind: block === 0x21 ? 'extension' : 'frame', bytes: gif.subarray(start, at) };
  }
}

/** Bytes of the colour table that a packed field announces. */
function colourTable(packed = 0): number {
  return packed & 0x80 ? 3 << ((packed & 7) + 1) : 0;
}
