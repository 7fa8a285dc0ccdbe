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
  /** Which record of the file a number has, from 0. */
  readonly #records = new Map<number, number>();
  /** Where each record begins in the file, and where the last ends. */
  readonly #bounds = [0];

  /** `parse` makes a record of what JSON gives; it throws where that is none. */
  constructor(parse: (value: unknown) => Entry) {
    this.#parse = parse;
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-import-'));
    this.#file = openSync(join(folder, 'records'), 'w+');
    rmSync(folder, { recursive: true });
  }

  set(number: number, entry: Entry): void {
    const bytes = Buffer.from(JSON.stringify(entry));
    const start = this.#bounds.at(-1) ?? 0;
    writeSync(this.#file, bytes, 0, bytes.length, start);
    this.#records.set(number, this.#bounds.length - 1);
    this.#bounds.push(start + bytes.length);
  }

  get(number: number): Entry | null {
    const record = this.#records.get(number);
    if (record === undefined) return null;
    const [start = 0, end = 0] = this.#bounds.slice(record, record + 2);
    const bytes = Buffer.allocUnsafe(end - start);
    readSync(this.#file, bytes, 0, bytes.length, start);
    return this.#parse(JSON.parse(bytes.toString('utf8')));
  }

  *values(): Generator<Entry, void, undefined> {
    for (const number of this.#records.keys()) {
      const entry = this.get(number);
      if (entry !== null) yield entry;
    }
  }
}
