import { mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes before each text, which say how many it has. */
const headBytes = 4;

/** Bytes that are written, and read, at a time. */
const pieceBytes = 1 << 15;

/**
 * Texts in a file without a name that is gone with the process: a large source has more of them than memory. Each is found
 * by what `append` gave for it; who asks in the order in which they came reads many at a time.
 */
export class LooseTexts {
  #file: number | null = null;
  /** The bytes that are not yet in the file, which has `#written`. */
  readonly #waiting = new Piece();
  #written = 0;
  /** A stretch of the file, which begins at `#readFrom`. */
  readonly #read = new Piece();
  #readFrom = 0;

  /** Takes a text; gives where it is. */
  append(text: string): number {
    const length = Buffer.byteLength(text);
    if (this.#waiting.free < headBytes + length) this.#flush();
    const start = this.#written + this.#waiting.length;
    this.#waiting.take(headBytes + length, (bytes) => {
      bytes.writeUInt32LE(length);
      bytes.write(text, headBytes);
    });
    return start;
  }

  /** The text at a place that `append` gave. */
  at(start: number): string {
    if (start >= this.#written) return this.#waiting.textAt(start - this.#written) ?? '';
    if (start < this.#readFrom) this.#readAt(start, pieceBytes);
    const text = this.#read.textAt(start - this.#readFrom);
    if (text !== null) return text;
    this.#readAt(start, pieceBytes);
    const length = headBytes + this.#read.lengthAt(0);
    if (length > pieceBytes) this.#readAt(start, length);
    return this.#read.textAt(0) ?? '';
  }

  #readAt(start: number, length: number): void {
    this.#readFrom = start;
    this.#read.clear();
    const there = Math.min(length, this.#written - start);
    this.#read.take(there, (bytes) => readSync(this.#opened(), bytes, 0, there, start));
  }

  #flush(): void {
    this.#written += writeSync(this.#opened(), this.#waiting.bytes, 0, this.#waiting.length, this.#written);
    this.#waiting.clear();
  }

  #opened(): number {
    if (this.#file !== null) return this.#file;
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-import-'));
    this.#file = openSync(join(folder, 'texts'), 'w+');
    rmSync(folder, { recursive: true });
    return this.#file;
  }
}

/** Texts in memory, one behind the other; there is none before the first. */
class Piece {
  bytes = Buffer.alloc(0);
  length = 0;

  /** Bytes for which there is room beside what is there; all of a piece's where nothing is, so that any text has its place. */
  get free(): number {
    return this.length === 0 ? Number.POSITIVE_INFINITY : this.bytes.length - this.length;
  }

  /** Takes so many bytes, which `fill` puts there. */
  take(length: number, fill: (bytes: Buffer) => void): void {
    if (length > this.bytes.length - this.length) this.bytes = Buffer.allocUnsafeSlow(Math.max(pieceBytes, length));
    fill(this.bytes.subarray(this.length, this.length + length));
    this.length += length;
  }

  clear(): void {
    this.length = 0;
    // A long text does not keep its room.
    if (this.bytes.length > pieceBytes) this.bytes = Buffer.alloc(0);
  }

  /** How many bytes the text at a place has. */
  lengthAt(start: number): number {
    return this.bytes.readUInt32LE(start);
  }

  /** The text at a place; null where it is not here as a whole. */
  textAt(start: number): string | null {
    if (start + headBytes > this.length) return null;
    const end = start + headBytes + this.lengthAt(start);
    return end > this.length ? null : this.bytes.toString('utf8', start + headBytes, end);
  }
}
