import { readFileSync } from 'node:fs';
import { sha256 } from '../../src/cache/file-hash.ts';
import {
  BusyError,
  type Condition,
  ConditionError,
  type Content,
  type Entry,
  type Found,
  type Headers,
  type Target,
} from '../../src/publish/target.ts';

/** An object in memory. */
export interface StoredObject {
  readonly text: string;
  readonly headers: Headers;
  readonly modified: number;
}

/** The process that publishes has been killed. */
export class KilledError extends Error {
  override readonly name = 'KilledError';
}

/** How a target in memory behaves. */
export interface MemoryTraits {
  readonly hasFolders?: boolean;
  readonly servesRedirects?: boolean;
  /** False takes conditions and writes all the same. */
  readonly keepsConditions?: boolean;
  /** Takes ETags in conditions with quotation marks, or without. */
  readonly quoted?: boolean;
}

/** What several publishers share: the objects, a clock, and what is to happen at an operation. */
export class MemoryStore {
  readonly objects = new Map<string, StoredObject>();
  now = Date.parse('2026-01-01T00:00:00Z');
  /** Called before every operation; what it throws is what the operation throws. */
  onOperation: (operation: string, key: string) => void | Promise<void> = () => undefined;
  /** Called after everything that has changed an object. */
  onChange: () => void = () => undefined;
}

/** A target in memory, of one publisher. */
export class MemoryTarget implements Target {
  readonly name = 'memory://';
  readonly servesCopies = true;
  readonly hasFolders: boolean;
  readonly servesRedirects: boolean;
  readonly keepsConditions = false;
  readonly store: MemoryStore;
  readonly #traits: MemoryTraits;
  /** Operations until this publisher dies. */
  left = Number.POSITIVE_INFINITY;
  operations = 0;

  constructor(store: MemoryStore, traits: MemoryTraits = {}) {
    this.store = store;
    this.#traits = traits;
    this.hasFolders = traits.hasFolders ?? false;
    this.servesRedirects = traits.servesRedirects ?? false;
  }

  async list(prefix: string): Promise<readonly Entry[]> {
    await this.#begin('list', prefix);
    return [...this.store.objects]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, object]) => entryOf(key, object));
  }

  async head(key: string): Promise<Entry | null> {
    await this.#begin('head', key);
    const object = this.store.objects.get(key);
    return object === undefined ? null : entryOf(key, object);
  }

  async get(key: string): Promise<Found | null> {
    await this.#begin('get', key);
    const object = this.store.objects.get(key);
    if (object === undefined) return null;
    return { text: object.text, etag: sha256(object.text), modified: object.modified, now: this.store.now };
  }

  async put(key: string, content: Content, headers: Headers, condition?: Condition): Promise<string> {
    await this.#begin('put', key);
    const { objects, now } = this.store;
    const there = objects.get(key);
    if (condition !== undefined && (this.#traits.keepsConditions ?? true)) {
      const isQuoted = this.#traits.quoted ?? true;
      const isMet =
        condition.kind === 'absent'
          ? there === undefined
          : there !== undefined && sha256(there.text) === condition.etag && condition.quoted === isQuoted;
      if (!isMet) throw new ConditionError(key);
    }
    const text = 'text' in content ? content.text : readFileSync(content.file, 'latin1');
    if (this.hasFolders) this.#assertFree(key);
    objects.set(key, { text, headers, modified: now });
    this.store.onChange();
    return sha256(text);
  }

  async remove(key: string): Promise<void> {
    await this.#begin('remove', key);
    if (this.store.objects.delete(key)) this.store.onChange();
  }

  async #begin(operation: string, key: string): Promise<void> {
    await this.store.onOperation(operation, key);
    this.operations++;
    if (this.left-- <= 0) throw new KilledError();
  }

  #assertFree(key: string): void {
    for (const other of this.store.objects.keys()) {
      if (other.startsWith(`${key}/`) || key.startsWith(`${other}/`))
        throw new Error(`${other} is in the way of ${key}`);
    }
  }
}

function entryOf(key: string, { text, modified }: StoredObject): Entry {
  return { key, size: text.length, etag: sha256(text), modified };
}

/** A busy target, for faults by script. */
export function busy(): never {
  throw new BusyError('slow down');
}
