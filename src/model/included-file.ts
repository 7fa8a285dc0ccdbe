/** A file that a text shows a part of, as it was when the text was read. Plain data. */
export interface IncludedFile {
  /** From the site's root. */
  readonly path: string;
  /** Stands for its bytes, see `stampOf`; null where nothing does. */
  readonly stamp: string | null;
  /** Hash of its bytes, or the fault that kept them from being read. */
  readonly hash: string;
}
