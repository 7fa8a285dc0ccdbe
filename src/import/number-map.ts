import { NumberList } from './number-list.ts';
import { PlaceIndex } from './place-index.ts';

/** Numbers by whole numbers, in the order in which those came first: a quarter of the memory of a Map of as many. */
export class NumberMap {
  readonly #keys = new NumberList();
  readonly #values = new NumberList();
  readonly #places = new PlaceIndex((place) => hashOf(this.#keys.at(place)));

  has(key: number): boolean {
    return this.#find(key) !== null;
  }

  get(key: number): number | null {
    const place = this.#find(key);
    return place === null ? null : this.#values.at(place);
  }

  set(key: number, value: number): void {
    const place = this.#find(key) ?? this.#added(key);
    this.#values.set(place, value);
  }

  *keys(): Generator<number, void, undefined> {
    for (let place = 0; place < this.#keys.length; place++) yield this.#keys.at(place);
  }

  #find(key: number): number | null {
    return this.#places.find(hashOf(key), (place) => this.#keys.at(place) === key);
  }

  #added(key: number): number {
    const place = this.#keys.length;
    this.#keys.push(key);
    this.#places.add(hashOf(key), place);
    return place;
  }
}

/** Numbers in groups that whole numbers stand for, each in the order in which they came. */
export class NumberGroups {
  readonly #members = new NumberList();
  /** For each member the next of its group, from 1; 0 for the last. */
  readonly #next = new NumberList();
  readonly #first = new NumberMap();
  readonly #last = new NumberMap();

  add(group: number, member: number): void {
    const place = this.#members.length;
    this.#members.push(member);
    const last = this.#last.get(group);
    if (last === null) this.#first.set(group, place);
    else this.#next.set(last, place + 1);
    this.#last.set(group, place);
  }

  *of(group: number): Generator<number, void, undefined> {
    for (let place = this.#first.get(group) ?? -1; place >= 0; place = this.#next.at(place) - 1)
      yield this.#members.at(place);
  }
}

/** A hash of a whole number, by the finalizer of MurmurHash3: near numbers are far apart. Large ones fold into 32 bits. */
function hashOf(number: number): number {
  let hash = (number ^ Math.floor(number / 2 ** 32)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
