import type { Note } from '../../notes.ts';
import type { Library } from '../library.ts';

/** What a body is made with: what else its export has, and what is to be said of it. */
export interface BodyContext {
  /** The number of the item. */
  readonly id: number;
  readonly library: Library;
  /** The contents of reusable blocks, by number. */
  readonly reusable: ReadonlyMap<number, string>;
  /** Notes of the block editor, which keeps them beside the text. */
  readonly footnotes: readonly { readonly id: string; readonly content: string }[];
  /** Takes what is to be said. */
  readonly tell: (note: Note) => void;
}
