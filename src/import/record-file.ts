import { mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Records by number, in a file without a name that is gone with the process: a large source has more of them than memory.
 * They come in the order in which their numbers came first; of two with one number the later counts. Each is read from the
 * file when it is asked for, and is another object each time.
 */
export class RecordFile<Entry> {
  readonly #parse: (value: unknown) => Entry;
  readonly #file: number;
  /** Where each record begins in the file, and its bytes. */
  readonly #places = new Map<number, number>();
  readonly #lengths = new Map<number, number>();
  #end = 0;

  /** `parse` makes a record of what JSON gives; it throws where that is none. */
  constructor(parse: (value: unknown) => Entry) {
    this.#parse = parse;
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-import-'));
    this.#file = openSync(join(folder, 'records'), 'w+');
    rmSync(folder, { recursive: true });
  }

  set(number: number, entry: Entry): void {
    const bytes = Buffer.from(JSON.stringify(entry));
    writeSync(this.#file, bytes, 0, bytes.length, this.#end);
    this.#places.set(number, this.#end);
    this.#lengths.set(number, bytes.length);
    this.#end += bytes.length;
  }

  get(number: number): Entry | null {
    const [place, length] = [this.#places.get(number), this.#lengths.get(number)];
    if (place === undefined || length === undefined) return null;
    const bytes = Buffer.allocUnsafe(length);
    readSync(this.#file, bytes, 0, length, place);
    return this.#parse(JSON.parse(bytes.toString('utf8')));
  }

  *values(): Generator<Entry, void, undefined> {
    for (const number of this.#places.keys()) {
      const entry = this.get(number);
      if (entry !== null) yield entry;
    }
  }
}
