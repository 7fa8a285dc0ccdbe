import { readSealed, type Sealed, writeSealed } from './sealed-file.ts';
import type { Shape } from './shape.ts';
import { type NamesIn, pathIn, type Store } from './store.ts';

/**
 * A store of JSON files that are sealed with a key; see `sealed-file.ts`. What is missing, cut short, edited, of another
 * key or of another shape is read as none, and whoever asked makes it anew.
 */
export interface SealedStore<Place extends string, Value, Inputs extends readonly unknown[]> extends Store<Place> {
  /**
   * What stands for everything that a value was made from: under another key it is stale. Where its users look closer, such as
   * at the stamps of files, it stands for the form of the file alone, and is counted up with that.
   */
  readonly key: (...inputs: Inputs) => string;
  /**
   * The check at reading. A seal is no secret: whoever can write into a cache can seal what he wrote, so that what it says is
   * checked like any other input, with closures that are ready at once.
   */
  readonly shape: Shape<Value>;
  /** A value as JSON in pieces, where it is so long that it should never be in memory as one text. */
  readonly pieces?: (value: Value) => Iterable<string>;
}

/** A file of a store under the key that is right now. */
export interface KeptFile<Value> {
  readonly path: string;
  /** What is kept; null where that is nothing, or nothing to be trusted. */
  readonly read: () => Value | null;
  /** The same, with the seal of the file: what is kept beside it can be bound to it by that. */
  readonly readSealed: () => { readonly value: Value; readonly seal: string } | null;
  /** Keeps a value in the place of the one that was there: whoever reads sees one of them, whole. Gives the seal of the file. */
  readonly write: (value: Value) => string;
  /** Keeps a value, unless it is what was read before. */
  readonly update: (before: Value, now: Value) => void;
}

/** A store of sealed files as it was written, so that its type knows what its place and its key want. */
export function sealedStore<const Place extends string, Value, Inputs extends readonly unknown[]>(
  definition: SealedStore<Place, Value, Inputs>,
): SealedStore<Place, Value, Inputs> {
  return definition;
}

/** The file of a store that `names` lead to, for what is made of these inputs. */
export function keptFile<Place extends string, Value, Inputs extends readonly unknown[]>(
  store: SealedStore<Place, Value, Inputs>,
  cacheFolder: string,
  inputs: Inputs,
  ...names: NamesIn<Place>
): KeptFile<Value> {
  const path = pathIn(store, cacheFolder, ...names);
  const key = store.key(...inputs);
  const readValue = () => checked(readSealed(path, key), store.shape);
  return {
    path,
    read: () => readValue()?.value ?? null,
    readSealed: readValue,
    write: (value) => writeSealed(path, key, store.pieces?.(value) ?? JSON.stringify(value)),
    update: (before, now) => {
      const text = JSON.stringify(now);
      if (text !== JSON.stringify(before)) writeSealed(path, key, text);
    },
  };
}

function checked<Value>(sealed: Sealed | null, shape: Shape<Value>): { value: Value; seal: string } | null {
  if (sealed === null) return null;
  try {
    const value: unknown = JSON.parse(sealed.content);
    return shape(value) ? { value, seal: sealed.seal } : null;
  } catch {
    return null;
  }
}
