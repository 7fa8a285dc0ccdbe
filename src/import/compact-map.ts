import { hash } from 'node:crypto';

/** Numbers of a digest that stand for a key: 128 bits, so that no two keys are ever taken for one. */
const digestNumbers = 4;

/** Room for as many keys at first. */
const firstRoom = 1024;

/**
 * Texts by texts, in a quarter of the memory of a Map: of a large source everything is held that has a number or a path.
 * A key is kept as its digest, so that keys cannot be listed; a value as its bytes in UTF-8.
 */
export class CompactMap {
  #size = 0;
  #digests = new Uint32Array(firstRoom * digestNumbers);
  /** Where the value of each key begins and ends among the bytes of all. */
  #bounds = new Uint32Array(firstRoom * 2);
  /** Places of keys by their digests, from 1; 0 where none is. Twice the room, so that a free one is near. */
  #slots = new Int32Array(firstRoom * 2);
  #bytes = Buffer.alloc(firstRoom);
  #end = 0;

  /** How many keys there are. */
  get size(): number {
    return this.#size;
  }

  has(key: string): boolean {
    return (this.#slots[this.#slotOf(digestOf(key))] ?? 0) > 0;
  }

  get(key: string): string | null {
    const place = (this.#slots[this.#slotOf(digestOf(key))] ?? 0) - 1;
    return place < 0 ? null : this.#valueAt(place);
  }

  set(key: string, value: string): void {
    const place = this.#placeOf(digestOf(key));
    this.#bounds[place * 2] = this.#end;
    const length = Buffer.byteLength(value);
    if (this.#end + length > this.#bytes.length) {
      const larger = Buffer.alloc(Math.ceil((this.#end + length) * 1.3));
      this.#bytes.copy(larger, 0, 0, this.#end);
      this.#bytes = larger;
    }
    this.#end += this.#bytes.write(value, this.#end);
    this.#bounds[place * 2 + 1] = this.#end;
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
    return this.#bytes.toString('utf8', this.#bounds[place * 2], this.#bounds[place * 2 + 1]);
  }

  /** The place of a key, which is a new one where there was none. */
  #placeOf(digest: Uint32Array): number {
    if (this.#size * digestNumbers === this.#digests.length) this.#grow();
    const slot = this.#slotOf(digest);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    this.#digests.set(digest, this.#size * digestNumbers);
    this.#slots[slot] = ++this.#size;
    return this.#size - 1;
  }

  /** The slot of a key, or the free one at which it would be. */
  #slotOf(digest: Uint32Array): number {
    let slot = (digest[0] ?? 0) % this.#slots.length;
    while ((this.#slots[slot] ?? 0) > 0 && !this.#isAt((this.#slots[slot] ?? 0) - 1, digest))
      slot = (slot + 1) % this.#slots.length;
    return slot;
  }

  #isAt(place: number, digest: Uint32Array): boolean {
    return digest.every((number, index) => this.#digests[place * digestNumbers + index] === number);
  }

  #grow(): void {
    const room = Math.ceil(this.#size * 1.5);
    const digests = new Uint32Array(room * digestNumbers);
    digests.set(this.#digests);
    const bounds = new Uint32Array(room * 2);
    bounds.set(this.#bounds);
    this.#digests = digests;
    this.#bounds = bounds;
    this.#slots = new Int32Array(room * 2);
    for (let place = 0; place < this.#size; place++) {
      const digest = digests.subarray(place * digestNumbers, (place + 1) * digestNumbers);
      this.#slots[this.#slotOf(digest)] = place + 1;
    }
  }
}

function digestOf(key: string): Uint32Array {
  const bytes = hash('sha256', key, 'buffer');
  return Uint32Array.from({ length: digestNumbers }, (_, index) => bytes.readUInt32LE(index * 4));
}
