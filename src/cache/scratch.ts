/** Bytes that are taken for a text without counting those that it needs. */
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

  /** A text as UTF-8; valid until the next call. */
  encode(text: string): Buffer {
    // A UTF-16 unit becomes three bytes at most. Of a long text they are counted: three times its length is much memory.
    const most = text.length * 3;
    const bytes = this.take(most > mostUncounted ? Buffer.byteLength(text) : most);
    return bytes.subarray(0, bytes.write(text));
  }
}
