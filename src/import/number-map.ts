import { NumberList } from './number-list.ts';
import { PlaceIndex } from './place-index.ts';

/** Numbers by whole numbers, in the order in which those came first: a quarter of the memory of a Map of as many. */
export class NumberMap {
  readonly #keys = new NumberList();
  readonly #values = new NumberList();
  readonly #places = new PlaceIndex((place) => hashOf(this.#keys.at(place)));

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
  /** For each member the place of the next of its group, from 1; 0 for the last. */
  readonly #next = placeList();
  readonly #groups = new NumberList();
  readonly #places = new PlaceIndex((place) => hashOf(this.#groups.at(place)));
  /** The places of the first and of the last member of each group. */
  readonly #first = placeList();
  readonly #last = placeList();

  add(group: number, member: number): void {
    const place = this.#members.length;
    this.#members.push(member);
    const known = this.#find(group);
    const at = known ?? this.#groups.length;
    if (known === null) {
      this.#groups.push(group);
      this.#places.add(hashOf(group), at);
      this.#first.set(at, place);
    } else this.#next.set(this.#last.at(at), place + 1);
    this.#last.set(at, place);
  }

  *of(group: number): Generator<number, void, undefined> {
    const at = this.#find(group);
    for (let place = at === null ? -1 : this.#first.at(at); place >= 0; place = this.#next.at(place) - 1)
      yield this.#members.at(place);
  }

  #find(group: number): number | null {
    return this.#places.find(hashOf(group), (place) => this.#groups.at(place) === group);
  }
}

function placeList(): NumberList {
  return new NumberList((length) => new Uint32Array(length));
}

/** A hash of a whole number, by the finalizer of MurmurHash3: near numbers are far apart. Large ones fold into 32 bits. */
function hashOf(number: number): number {
  let hash = (number ^ Math.floor(number / 2 ** 32)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
