import { setTimeout as pause } from 'node:timers/promises';
import { build } from '../build/build.ts';
import { makeSearch } from '../build/make-search.ts';
import { type Made, printSaved } from '../build/print-saved.ts';
import { generatorKey } from '../cache/generator-key.ts';
import { nextChange } from '../model/status.ts';
import { outputPlaces } from '../output/places.ts';
import type { Problem } from '../problems/problem.ts';
import type { BuildOptions } from '../site/options.ts';
import { batchSchedule } from '../site/schedule.ts';
import { liveSchedule } from './live-schedule.ts';
import type { Built } from './report.ts';

/** Milliseconds without a change before search is brought up to date: it can wait, and keeps a processor busy. */
const quiet = 500;

/** The longest time that a timer of the system waits, in milliseconds. */
const longestWait = 2 ** 31 - 1;

/** The options of a preview's builds: nobody publishes them. */
export type PreviewOptions = Omit<BuildOptions, 'now' | 'schedule' | 'manifest' | 'compress'>;

/** What a preview tells of its work. */
export interface PreviewEvents {
  /** Files of the output were written. */
  readonly onShown: (outputs: readonly string[]) => void;
  /** A build ended; `made` is null where nothing could be written. */
  readonly onBuilt: (built: Built, problems: readonly Problem[], made: Made | null) => void;
  /** A build ended in an exception; the next change is built as ever. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Keeps the output of a site what the site is while it is written. After each change first the page of the post that
 * was saved, then everything else, and when nothing has changed for a while search. A change that comes meanwhile goes
 * first: what is being done is given up and begun again.
 */
export class Preview {
  readonly #options: PreviewOptions;
  readonly #clock: () => number;
  readonly #events: PreviewEvents;
  readonly #changed = new Set<string>();
  /** True from a change on until a build has seen it. */
  #isDue = false;
  readonly #closed = new AbortController();
  #newer = new AbortController();
  #work: Promise<void> = Promise.resolve();
  #indexing: Promise<void> = Promise.resolve();
  /** Pages that were printed before the build that is under way: it finds them as they will be, and changes nothing. */
  readonly #shownEarly = new Set<string>();
  /** What the last build was made from; null where there is none that a saved post could be printed from. */
  #made: Made | null = null;
  /** Waits for the next post that appears or expires. */
  #waiting: NodeJS.Timeout | undefined;

  constructor(options: PreviewOptions, clock: () => number, events: PreviewEvents) {
    this.#options = options;
    this.#clock = clock;
    this.#events = events;
  }

  /** Brings the output up to date after these files, from the site's root, have changed; ends before search does. */
  async change(files: readonly string[]): Promise<void> {
    for (const file of files) this.#changed.add(file);
    this.#isDue = true;
    this.#newer.abort();
    this.#work = this.#work.then(() => this.#renew());
    await this.#work;
  }

  /** Ends when there is nothing left to do. */
  async settled(): Promise<void> {
    await this.#work;
    await this.#indexing;
  }

  /** Gives up what is being done. */
  async close(): Promise<void> {
    this.#closed.abort();
    clearTimeout(this.#waiting);
    await this.settled();
  }

  async #renew(): Promise<void> {
    if (!this.#isDue) return;
    this.#isDue = false;
    this.#newer = new AbortController();
    const signal = AbortSignal.any([this.#newer.signal, this.#closed.signal]);
    const files = [...this.#changed];
    this.#changed.clear();
    try {
      signal.throwIfAborted();
      const isPrinted = await this.#printSaved(files);
      await this.#build(signal, files, isPrinted ? null : (outputs) => this.#show(outputs));
      const made = this.#made;
      if (made?.arranged.snapshot.site.search) this.#indexing = this.#indexing.then(() => this.#index(made, signal));
    } catch (error) {
      if (!signal.aborted) return this.#fail(error);
      this.#isDue = true;
      for (const file of files) this.#changed.add(file);
    }
  }

  /** True where the pages of saved posts could be printed before anything else was looked at. */
  async #printSaved(files: readonly string[]): Promise<boolean> {
    if (this.#made === null) return false;
    const outputs = await this.#printedAtOnce(this.#made, files);
    if (outputs !== null) this.#show(outputs);
    return outputs !== null;
  }

  /** Whatever keeps these pages from being printed, the build that follows meets it too, and tells it. */
  async #printedAtOnce(made: Made, files: readonly string[]): Promise<readonly string[] | null> {
    try {
      return await printSaved(made, files, this.#optionsNow());
    } catch {
      return null;
    }
  }

  /** Builds; `saved` is null where nothing changed but search. */
  async #build(
    signal: AbortSignal,
    saved: readonly string[] | null,
    onEarly: ((outputs: readonly string[]) => void) | null,
  ): Promise<void> {
    const begun = performance.now();
    const schedule = liveSchedule({ signal, closed: this.#closed.signal, indexes: saved === null, onEarly });
    await build({ ...this.#optionsNow(), schedule }, ({ summary, problems, made }) => {
      this.#made = made;
      this.#waitForPosts();
      const changed = summary?.changed ?? [];
      const all = [...new Set([...this.#shownEarly, ...changed])];
      this.#shownEarly.clear();
      this.#events.onBuilt(
        { saved: saved ?? [], changed: all, milliseconds: performance.now() - begun },
        problems,
        made,
      );
      if (changed.length > 0) this.#events.onShown(changed);
    });
  }

  /** Builds again when a post of the site is to appear or to expire: its mark is another then, and no file tells so. */
  #waitForPosts(): void {
    clearTimeout(this.#waiting);
    const now = this.#clock();
    const next = nextChange(this.#made?.arranged.snapshot.content.posts ?? [], now);
    if (next === null || this.#closed.signal.aborted) return;
    const wait = Math.min(next - now, longestWait);
    this.#waiting = setTimeout(() => void this.change([]), wait).unref();
  }

  /** Makes the indexes of search beside all other work, then lets a build put them into the output. */
  async #index({ arranged, templates }: Made, signal: AbortSignal): Promise<void> {
    try {
      await pause(quiet, undefined, { signal });
      const options = this.#optionsNow();
      // Where a card cannot be printed, the build tells it.
      const generator = generatorKey(options.home);
      await makeSearch(arranged, { templates, generator, place: outputPlaces(options).search, signal });
      const built = this.#work.then(() => (signal.aborted ? undefined : this.#build(signal, null, null)));
      this.#work = built.catch(() => undefined);
      await built;
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  #optionsNow(): BuildOptions {
    return { ...this.#options, now: this.#clock(), schedule: batchSchedule(), manifest: null, compress: false };
  }

  #show(outputs: readonly string[]): void {
    for (const output of outputs) this.#shownEarly.add(output);
    if (outputs.length > 0) this.#events.onShown(outputs);
  }

  #fail(error: unknown): void {
    this.#made = null;
    this.#events.onFailure(error);
  }
}
