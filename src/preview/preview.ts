import { setTimeout as pause } from 'node:timers/promises';
import { build } from '../build/build.ts';
import { type Made, printSaved } from '../build/print-saved.ts';
import { generatorKey } from '../cache/generator-key.ts';
import { outputPlaces } from '../output/places.ts';
import type { Problem } from '../problems/problem.ts';
import { searchFiles } from '../search/search-files.ts';
import type { BuildOptions } from '../site/options.ts';

/** Milliseconds without a change before search is brought up to date: it can wait, and keeps a processor busy. */
const quiet = 500;

/** What a preview tells of its work. */
export interface PreviewEvents {
  /** Files of the output were written, or, where there are problems, the last good ones stay. */
  readonly onShown: (outputs: readonly string[], problems: readonly Problem[]) => void;
  readonly onLine: (line: string) => void;
  readonly onProblems: (problems: readonly Problem[]) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Keeps the output of a site what the site is while it is written. After each change first the page of the post that
 * was saved, then everything else, and when nothing has changed for a while search. A change that comes meanwhile goes
 * first: what is being done is given up and begun again.
 */
export class Preview {
  readonly #options: Omit<BuildOptions, 'now' | 'live'>;
  readonly #clock: () => number;
  readonly #events: PreviewEvents;
  readonly #changed = new Set<string>();
  /** True from a change on until a build has seen it. */
  #isDue = false;
  readonly #closed = new AbortController();
  #newer = new AbortController();
  #work: Promise<void> = Promise.resolve();
  #indexing: Promise<void> = Promise.resolve();
  /** What the last build was made from; null where there is none that a saved post could be printed from. */
  #made: Made | null = null;

  constructor(options: Omit<BuildOptions, 'now' | 'live'>, clock: () => number, events: PreviewEvents) {
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
      await this.#build(signal, false, isPrinted ? null : (outputs) => this.#show(outputs));
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
    const outputs = printSaved(this.#made, files, this.#optionsNow());
    if (outputs !== null) this.#show(outputs);
    return outputs !== null;
  }

  async #build(signal: AbortSignal, search: boolean, onEarly: ((outputs: readonly string[]) => void) | null) {
    const live = { signal, closed: this.#closed.signal, search, onEarly };
    const { summary, problems, made } = await build({ ...this.#optionsNow(), live });
    this.#made = made;
    this.#events.onProblems(problems);
    this.#events.onLine(
      summary === null
        ? 'not shown: mend the errors first'
        : `${summary.written} files in ${Math.round(summary.milliseconds)} ms`,
    );
    this.#events.onShown(summary?.changed ?? [], summary === null ? problems : []);
  }

  /** Makes the indexes of search beside all other work, then lets a build put them into the output. */
  async #index({ arranged }: Made, signal: AbortSignal): Promise<void> {
    try {
      await pause(quiet, undefined, { signal });
      const options = this.#optionsNow();
      await searchFiles(arranged.context, outputPlaces(options).search, generatorKey(options.home), signal);
      const built = this.#work.then(() => (signal.aborted ? undefined : this.#build(signal, true, null)));
      this.#work = built.catch(() => undefined);
      await built;
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  #optionsNow(): BuildOptions {
    return { ...this.#options, now: this.#clock() };
  }

  #show(outputs: readonly string[]): void {
    if (outputs.length > 0) this.#events.onShown(outputs, []);
  }

  #fail(error: unknown): void {
    this.#made = null;
    this.#events.onFailure(error);
  }
}
