/** A file that a build is to leave: where, from the output folder, and made from what. */
export interface Expected {
  readonly output: string;
  readonly fingerprint: string;
}

/** A file that is not printed from a page: its bytes are at hand, or lie somewhere and are copied. */
export interface PlainFile extends Expected {
  readonly source: { readonly text: string } | { readonly bytes: Uint8Array } | { readonly path: string };
}

/** A plain file whose text is at hand. */
export interface TextFile extends PlainFile {
  readonly source: { readonly text: string };
}
