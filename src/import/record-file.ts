import { LooseTexts } from './loose-texts.ts';
import { NumberMap } from './number-map.ts';

/**
 * Records by number, on the disk: a large source has more of them than memory. They come in the order in which their
 * numbers came first; of two with one number the later counts. Each is read when it is asked for, and is another object
 * each time.
 */
export class RecordFile<Entry> {
  readonly #parse: (value: unknown) => Entry;
  /** Where the record of each number is among the texts. */
  readonly #starts = new NumberMap();
  readonly #texts = new LooseTexts();

  /** `parse` makes a record of what JSON gives; it throws where that is none. */
  constructor(parse: (value: unknown) => Entry) {
    this.#parse = parse;
  }

  set(number: number, entry: Entry): void {
    this.#starts.set(number, this.#texts.append(JSON.stringify(entry)));
  }

  get(number: number): Entry | null {
    const start = this.#starts.get(number);
    return start === null ? null : this.#parse(JSON.parse(this.#texts.at(start)));
  }

  *values(): Generator<Entry, void, undefined> {
    for (const number of this.#starts.keys()) {
      const entry = this.get(number);
      if (entry !== null) yield entry;
    }
  }
}
