import { rmSync, statSync } from 'node:fs';
import type { KeptFile } from './sealed-store.ts';
import { isText, listOf, objectOf, type Shape } from './shape.ts';

/** What one of the two files of a store of items has: see `LayeredFile`. */
export interface Layer<Head, Item> {
  /** What is said of all items together. */
  readonly head: Head;
  readonly items: readonly Item[];
  /** The names of items that the file below has, and that are no more. */
  readonly gone: readonly string[];
}

/** How a layer is kept. */
export interface LayerForm<Kept, Head, Item> {
  readonly nameOf: (item: Item) => string;
  readonly kept: (layer: Layer<Head, Item>) => Kept;
  readonly layer: (kept: Kept) => Layer<Head, Item>;
}

/** The file with all items, as it was read or written: what a file of changes is made for. */
export interface Base<Item> {
  readonly seal: string;
  readonly stamp: string;
  /** By name. */
  readonly items: ReadonlyMap<string, Item>;
}

/** All items by name, with the file that changes are made for. */
export interface Layered<Head, Item> {
  readonly head: Head;
  readonly items: ReadonlyMap<string, Item>;
  readonly base: Base<Item>;
}

/** So many items are written in no time, however few there are: a small site too has its changes beside it. */
const fewItems = 32;

/** The share of all items that changes may have grown to before all are written anew. */
const mostChanged = 1 / 8;

/**
 * Many items, each with a name, of which few change at a time. One file has them all, and a small one beside it those that have
 * changed since, so that an edit writes few. The second is sealed with the seal of the first: beside one that was written since, by
 * somebody else too, or beside none, it is worth nothing, and what it says has to be found out again, as if it were lost.
 */
export class LayeredFile<Kept, Head, Item> {
  readonly #all: KeptFile<Kept>;
  readonly #changed: (seal: string) => KeptFile<Kept>;
  readonly #form: LayerForm<Kept, Head, Item>;

  /** `changed` is the file of changes of one with a seal. */
  constructor(all: KeptFile<Kept>, changed: (seal: string) => KeptFile<Kept>, form: LayerForm<Kept, Head, Item>) {
    this.#all = all;
    this.#changed = changed;
    this.#form = form;
  }

  /** What is kept; null where that is nothing, or nothing to be trusted. */
  read(): Layered<Head, Item> | null {
    // What is written while it is read is another file than the one that changes will be made for.
    const stamp = stampOf(this.#all.path);
    const all = this.#all.readSealed();
    if (all === null) return null;
    const { head, items } = this.#form.layer(all.value);
    const base = { seal: all.seal, stamp, items: this.#byName(items) };
    const changed = this.#changed(all.seal).read();
    if (changed === null) return { head, items: base.items, base };
    const later = this.#form.layer(changed);
    const now = new Map(base.items);
    for (const name of later.gone) now.delete(name);
    for (const item of later.items) now.set(this.#form.nameOf(item), item);
    return { head: later.head, items: now, base };
  }

  /**
   * Keeps these items, and gives the file that later changes are made for. Where `base` still is the file with all, only what differs
   * from it is written: items that are not the objects that it has, and the names of those that are no more.
   */
  write(head: Head, items: readonly Item[], base: Base<Item> | null): Base<Item> {
    const changes = base !== null && base.stamp === stampOf(this.#all.path) ? this.#changes(items, base) : null;
    if (base !== null && changes !== null) {
      this.#changed(base.seal).write(this.#form.kept({ head, ...changes }));
      return base;
    }
    const seal = this.#all.write(this.#form.kept({ head, items, gone: [] }));
    // Worth nothing from here on; before it is, a build that was killed would have lost it.
    rmSync(this.#changed(seal).path, { force: true });
    return { seal, stamp: stampOf(this.#all.path), items: this.#byName(items) };
  }

  /** Equal as long as neither of the two files was written. */
  stamp(): string {
    return `${stampOf(this.#all.path)} ${stampOf(this.#changed('').path)}`;
  }

  /** What differs from what the base has; null where that is so much that all is better written anew. */
  #changes(items: readonly Item[], base: Base<Item>): Omit<Layer<Head, Item>, 'head'> | null {
    const changed: Item[] = [];
    let known = 0;
    for (const item of items) {
      const before = base.items.get(this.#form.nameOf(item));
      if (before !== undefined) known++;
      if (before !== item) changed.push(item);
    }
    const gone = known === base.items.size ? [] : this.#gone(items, base);
    const isMuch = changed.length + gone.length > Math.max(fewItems, items.length * mostChanged);
    return isMuch ? null : { items: changed, gone };
  }

  #gone(items: readonly Item[], base: Base<Item>): string[] {
    const names = new Set(items.map(this.#form.nameOf));
    return [...base.items.keys()].filter((name) => !names.has(name));
  }

  #byName(items: readonly Item[]): ReadonlyMap<string, Item> {
    return new Map(items.map((item) => [this.#form.nameOf(item), item]));
  }
}

/** The shape of a layer whose items all have a shape. */
export function layerOf<Head, Item>(head: Shape<Head>, item: Shape<Item>): Shape<Layer<Head, Item>> {
  return objectOf<Layer<Head, Item>>({ gone: listOf(isText), head, items: listOf(item) });
}

/** Items written together: enough for speed, few enough for memory. */
const itemsPerPiece = 256;

/** A layer as JSON, in pieces. */
export function* layerPieces<Item>({ items, ...others }: Layer<unknown, Item>): Generator<string, void, undefined> {
  yield `${JSON.stringify(others).slice(0, -1)},"items":[`;
  for (let from = 0; from < items.length; from += itemsPerPiece) {
    const piece = JSON.stringify(items.slice(from, from + itemsPerPiece)).slice(1, -1);
    yield from === 0 ? piece : `,${piece}`;
  }
  yield ']}';
}

/** Stands for a file as it is; empty where there is none. */
function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
}
