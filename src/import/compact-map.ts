import { hash } from 'node:crypto';
import { LooseTexts } from './loose-texts.ts';
import { NumberList } from './number-list.ts';
import { PlaceIndex } from './place-index.ts';

/** Numbers of a digest that stand for a key: 128 bits, so that no two keys are ever taken for one. */
const digestNumbers = 4;

/**
 * Texts by texts, in an eighth of the memory of a Map: of a large source everything is held that has a number or a path.
 * A key is kept as its digest, so that keys cannot be listed; values are in a file.
 */
export class CompactMap {
  #size = 0;
  readonly #digests = new NumberList((length) => new Uint32Array(length));
  readonly #places = new PlaceIndex((place) => this.#digests.at(place * digestNumbers));
  /** Where the value of each key is among the texts, from 1; 0 for a key without one. */
  readonly #starts = new NumberList();
  readonly #texts = new LooseTexts();

  /** How many keys there are. */
  get size(): number {
    return this.#size;
  }

  has(key: string): boolean {
    return this.#find(digestOf(key)) !== null;
  }

  get(key: string): string | null {
    const place = this.#find(digestOf(key));
    return place === null ? null : this.#valueAt(place);
  }

  set(key: string, value: string): void {
    const place = this.#placeOf(digestOf(key));
    this.#starts.set(place, value === '' ? 0 : this.#texts.append(value) + 1);
  }

  /** Adds a key without a value; says whether it is a new one. */
  add(key: string): boolean {
    const before = this.#size;
    this.#placeOf(digestOf(key));
    return this.#size > before;
  }

  /** The values in the order in which their keys came. */
  *values(): Generator<string, void, undefined> {
    for (let place = 0; place < this.#size; place++) yield this.#valueAt(place);
  }

  #valueAt(place: number): string {
    const start = this.#starts.at(place);
    return start === 0 ? '' : this.#texts.at(start - 1);
  }

  /** The place of a key, which is a new one where there was none. */
  #placeOf(digest: Buffer): number {
    const known = this.#find(digest);
    if (known !== null) return known;
    for (let number = 0; number < digestNumbers; number++) this.#digests.push(numberAt(digest, number));
    this.#places.add(numberAt(digest, 0), this.#size);
    return this.#size++;
  }

  #find(digest: Buffer): number | null {
    return this.#places.find(numberAt(digest, 0), (place) => {
      for (let number = 0; number < digestNumbers; number++)
        if (this.#digests.at(place * digestNumbers + number) !== numberAt(digest, number)) return false;
      return true;
    });
  }
}

function digestOf(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

function numberAt(digest: Buffer, number: number): number {
  return digest.readUInt32LE(number * 4);
}
