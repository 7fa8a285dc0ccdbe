/** Milliseconds to wait for more changes: an editor that saves often writes several files. */
const gather = 8;
/** Milliseconds after which changes are told although there is no end of them. */
const mostGather = 250;

/** Gathers paths that change together. */
export class Batch {
  readonly #onBatch: (paths: readonly string[]) => void;
  #paths = new Set<string>();
  #begun = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(onBatch: (paths: readonly string[]) => void) {
    this.#onBatch = onBatch;
  }

  add(path: string): void {
    if (this.#paths.size === 0) this.#begun = performance.now();
    this.#paths.add(path);
    clearTimeout(this.#timer);
    const left = this.#begun + mostGather - performance.now();
    this.#timer = setTimeout(() => this.#tell(), Math.max(0, Math.min(gather, left)));
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #tell(): void {
    const paths = [...this.#paths];
    this.#paths = new Set();
    this.#onBatch(paths);
  }
}
