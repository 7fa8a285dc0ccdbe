/** Bytes that are taken for texts without counting those that they need. */
const mostUncounted = 1 << 20;

/**
 * One stretch of memory that is used again and again: for bytes that are needed for a moment, such as those between a
 * file and its text. Thousands of buffers of their own would have to be allocated, and collected as garbage.
 */
export class Scratch {
  #bytes = Buffer.allocUnsafeSlow(1 << 16);

  /** At least so many bytes, with whatever was last in them. What is in them is lost at the next call. */
  take(size: number): Buffer {
    if (this.#bytes.length < size) this.#bytes = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(size)));
    return this.#bytes;
  }

  /** At least as many bytes as texts have in UTF-8, one behind the other. */
  takeFor(texts: readonly string[]): Buffer {
    // A UTF-16 unit becomes three bytes at most. Of long texts they are counted: three times their length is much memory.
    const most = 3 * texts.reduce((sum, text) => sum + text.length, 0);
    if (most <= mostUncounted) return this.take(most);
    return this.take(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
  }
}
