import { setTimeout as pause } from 'node:timers/promises';
import { openedEntry, sealedEntry } from './entry.ts';
import { mostTries, type Patience } from './patience.ts';
import type { SharedKind, SharedReport } from './report.ts';
import { BusyStoreError, ClosedStoreError, type EntryStore } from './store.ts';
import { Tally } from './tally.ts';

/** An entry that is wanted. `take` is given what is in it, and gives the work in it (milliseconds), or null where it is no use. */
export interface Wanted {
  readonly key: string;
  readonly take: (content: Buffer) => number | null;
}

/** What a shared cache works with. */
export interface SharedMeans {
  /** Its place, as it was written. */
  readonly name: string;
  readonly readOnly: boolean;
  readonly open: () => Promise<EntryStore>;
  readonly patience: Patience;
  readonly onLine: (line: string) => void;
}

/** Entries that are asked for, or put, at a time. */
const parallel = 24;

/** Refusals in a row after which nobody is asked any more: either nothing is there, or it is not for us. */
const fewRefusals = 48;

/**
 * The cache that machines share. It is never needed: what it does not have in time is made here. Whatever goes wrong with
 * it is told in one line, and from then on it is left alone. No method throws.
 */
export class SharedCache {
  readonly #means: SharedMeans;
  #store: Promise<EntryStore | null> | null = null;
  readonly #tally = new Tally();
  #readOnly: boolean;
  #failure: string | null = null;
  #fetching = 0;
  /** Entries that wait to be put, and how many are under way. */
  readonly #waiting: (() => Promise<void>)[] = [];
  readonly #putting = new Set<Promise<void>>();
  readonly #stopped = new AbortController();

  constructor(means: SharedMeans) {
    this.#means = means;
    this.#readOnly = means.readOnly;
  }

  /** Asks for entries, many at a time, each of which `take`s its content; ends when all have been answered or time is up. */
  async fetch(kind: SharedKind, wanted: readonly Wanted[]): Promise<void> {
    if (wanted.length === 0 || this.#failure !== null) return;
    const begun = performance.now();
    this.#tally.add(kind, { asked: wanted.length });
    const store = await this.#opened();
    if (store !== null) await this.#fetchFrom(store, kind, wanted);
    this.#fetching += performance.now() - begun;
  }

  async #fetchFrom(store: EntryStore, kind: SharedKind, wanted: readonly Wanted[]): Promise<void> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.#limitOf(wanted.length));
    const signal = AbortSignal.any([limit.signal, this.#stopped.signal]);
    const left = wanted.values();
    let refused = 0;
    const work = async () => {
      for (const { key, take } of left) {
        if (signal.aborted || refused >= fewRefusals) return;
        try {
          const bytes = await this.#patiently(() => store.get(pathOf(kind, key), signal), signal);
          refused = 0;
          if (bytes !== null) this.#take(kind, key, bytes, take);
        } catch (error) {
          if (error instanceof ClosedStoreError) refused++;
          else if (!signal.aborted) this.#giveUp(reasonOf(error));
        }
      }
    };
    await settled(Array.from({ length: Math.min(parallel, wanted.length) }, work), signal);
    clearTimeout(timer);
    if (limit.signal.aborted) this.#giveUp('it is slower than making things here');
  }

  #take(kind: SharedKind, key: string, bytes: Uint8Array, take: Wanted['take']): void {
    const content = openedEntry(key, bytes);
    const saved = content === null ? null : take(content);
    if (saved === null) this.#tally.add(kind, { broken: 1 });
    else this.#tally.add(kind, { fetched: 1, fetchedBytes: bytes.length, saved });
  }

  /** Puts an entry when it is its turn; `make` gives what is in it then, or null where there is nothing to be put. */
  putLater(kind: SharedKind, key: string, make: () => Promise<Uint8Array | null>): void {
    if (this.#readOnly || this.#failure !== null) return;
    this.#waiting.push(() => this.#put(kind, key, make));
    this.#goOn();
  }

  #goOn(): void {
    while (this.#putting.size < parallel) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      const put = next().finally(() => {
        this.#putting.delete(put);
        this.#goOn();
      });
      this.#putting.add(put);
    }
  }

  async #put(kind: SharedKind, key: string, make: () => Promise<Uint8Array | null>): Promise<void> {
    const store = await this.#opened();
    if (store === null || this.#readOnly || this.#failure !== null) return;
    const { signal } = this.#stopped;
    try {
      const content = await make();
      if (content === null) return;
      const bytes = sealedEntry(key, content);
      await this.#patiently(() => store.put(pathOf(kind, key), bytes, signal), signal);
      this.#tally.add(kind, { stored: 1, storedBytes: bytes.length });
    } catch (error) {
      if (error instanceof ClosedStoreError) this.#readFromNowOn(error.message);
      else if (!signal.aborted) this.#giveUp(reasonOf(error));
    }
  }

  /** Waits until all is put, or time is up, and tells what it came to; null where nobody asked for anything. */
  async end(): Promise<SharedReport | null> {
    const begun = performance.now();
    const left = this.#waiting.length + this.#putting.size;
    const timer = setTimeout(() => this.#giveUp('it is slow to take things'), this.#limitOf(left));
    while (this.#putting.size > 0 && this.#failure === null) await settled([...this.#putting], this.#stopped.signal);
    clearTimeout(timer);
    if (this.#store === null) return null;
    return {
      place: this.#means.name,
      readOnly: this.#readOnly,
      kinds: this.#tally.reports(),
      fetching: this.#fetching,
      storing: performance.now() - begun,
      failure: this.#failure,
    };
  }

  async #opened(): Promise<EntryStore | null> {
    this.#store ??= this.#open();
    return await this.#store;
  }

  async #open(): Promise<EntryStore | null> {
    try {
      const store = await this.#means.open();
      this.#readOnly ||= store.isReadOnly;
      return store;
    } catch (error) {
      this.#giveUp(reasonOf(error));
      return null;
    }
  }

  async #patiently<Result>(operation: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    for (let tries = 1; ; tries++) {
      try {
        return await operation();
      } catch (error) {
        if (!(error instanceof BusyStoreError) || tries === mostTries || signal.aborted) throw error;
        // Those who were refused together do not come back together.
        await pause((0.5 + Math.random() / 2) * this.#means.patience.wait * 2 ** (tries - 1), undefined, { signal });
      }
    }
  }

  #limitOf(entries: number): number {
    return this.#means.patience.atAll + entries * this.#means.patience.perEntry;
  }

  #readFromNowOn(reason: string): void {
    if (this.#readOnly) return;
    this.#readOnly = true;
    this.#means.onLine(`the shared cache ${this.#means.name} is only read: it takes nothing from here (${reason}).`);
  }

  #giveUp(reason: string): void {
    if (this.#failure !== null) return;
    this.#failure = reason;
    this.#waiting.length = 0;
    this.#stopped.abort();
    this.#means.onLine(`the shared cache ${this.#means.name} is left alone (${reason}): what it lacks is made here.`);
  }
}

/** Ends when all have ended, or at once when the signal says so: what is hung by then is not waited for. */
async function settled(all: readonly Promise<void>[], signal: AbortSignal): Promise<void> {
  const stopped = Promise.withResolvers<void>();
  const stop = () => stopped.resolve();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  await Promise.race([Promise.allSettled(all), stopped.promise]);
  signal.removeEventListener('abort', stop);
}

function pathOf(kind: SharedKind, key: string): string {
  return `${kind}/${key.slice(0, 2)}/${key}`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
