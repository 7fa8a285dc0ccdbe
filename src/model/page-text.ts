/** A text that stands on many pages: one object on all of them, so that what is found of it is found once. */
export interface KeptText {
  readonly text: string;
}

/** The text of a page, in the pieces that it was printed in: its own, and those that other pages have too. */
export class PageText {
  readonly pieces: readonly (string | KeptText)[];

  constructor(pieces: readonly (string | KeptText)[]) {
    this.pieces = pieces;
  }

  /** All of it in one. */
  get whole(): string {
    return this.pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
  }
}
