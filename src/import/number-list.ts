/** Numbers of a piece: 32 KB at most, which a system's allocator takes from its small change and gives back there. */
const pieceLength = 4096;

interface Numbers {
  readonly [index: number]: number;
  fill(value: number, start: number, end: number): unknown;
}

/**
 * Numbers by place. It grows by pieces that stay where they are: a large array that grew would be copied each time, and
 * what a copy leaves behind no system gets back for long.
 */
export class NumberList {
  readonly #make: (length: number) => Numbers;
  readonly #pieces: Numbers[] = [];
  #length = 0;

  /** `make` gives the memory of a piece, and so says how large a number may be. */
  constructor(make: (length: number) => Numbers = (length) => new Float64Array(length)) {
    this.#make = make;
  }

  get length(): number {
    return this.#length;
  }

  /** The number at a place; 0 where there is none. */
  at(place: number): number {
    return this.#pieces[Math.floor(place / pieceLength)]?.[place % pieceLength] ?? 0;
  }

  /** Puts a number at a place; those before it that were never put are 0. */
  set(place: number, number: number): void {
    this.#length = Math.max(this.#length, place + 1);
    while (this.#pieces.length * pieceLength < this.#length) this.#pieces.push(this.#make(pieceLength));
    const at = place % pieceLength;
    this.#pieces[Math.floor(place / pieceLength)]?.fill(number, at, at + 1);
  }

  push(number: number): void {
    this.set(this.#length, number);
  }
}
