/** Tables that the places of an index are spread over: each of a large one is small, and grows by itself. */
const tables = 256;

/** Slots of a table at first. */
const firstSlots = 8;

/**
 * Finds the places of a list by hashes of what is there: open addressing, in tables of a few kilobytes. A hash is a whole
 * number of 32 bits, without sign.
 */
export class PlaceIndex {
  readonly #hashAt: (place: number) => number;
  /** In each table places from 1, at the slots of their hashes or behind them; 0 where none is. */
  readonly #tables: Int32Array[] = [];
  readonly #used = new Uint32Array(tables);

  /** `hashAt` gives the hash of what is at a place that was added. */
  constructor(hashAt: (place: number) => number) {
    this.#hashAt = hashAt;
  }

  /** The place with a hash at which `isThere` finds what is looked for; null for none. */
  find(hash: number, isThere: (place: number) => boolean): number | null {
    const table = this.#tables[hash % tables];
    if (table === undefined) return null;
    for (let slot = slotOf(hash, table); ; slot = (slot + 1) % table.length) {
      const place = (table[slot] ?? 0) - 1;
      if (place < 0) return null;
      if (isThere(place)) return place;
    }
  }

  /** Adds a place that no other stands for. */
  add(hash: number, place: number): void {
    const number = hash % tables;
    const before = this.#tables[number] ?? new Int32Array(firstSlots);
    const used = (this.#used[number] ?? 0) + 1;
    this.#used[number] = used;
    // A quarter stays free, so that a free slot is near.
    const table = used * 4 > before.length * 3 ? this.#grown(before) : before;
    put(table, hash, place);
    this.#tables[number] = table;
  }

  #grown(table: Int32Array): Int32Array {
    const grown = new Int32Array(table.length * 2);
    for (const place of table) if (place > 0) put(grown, this.#hashAt(place - 1), place - 1);
    return grown;
  }
}

function put(table: Int32Array, hash: number, place: number): void {
  let slot = slotOf(hash, table);
  while ((table[slot] ?? 0) > 0) slot = (slot + 1) % table.length;
  table[slot] = place + 1;
}

/** Where a hash begins in a table: what chose the table says no more. */
function slotOf(hash: number, table: Int32Array): number {
  return Math.floor(hash / tables) % table.length;
}
