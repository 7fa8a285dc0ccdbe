import type { Origin } from '../item.ts';
import type { Note, NoteKind } from '../notes.ts';

/** What became of one thing of the source. */
export interface ReportEntry {
  readonly origin: Origin;
  /** `imported`, `kept as it was edited`, `left out: a revision`. */
  readonly outcome: string;
  readonly isLeftOut: boolean;
  /** From the site's root; empty where nothing was written for it. */
  readonly files: readonly string[];
  readonly notes: readonly Note[];
}

/** Things of one type: those of the source, and what became of them; the last two together are the first. */
export interface TypeCount {
  readonly type: string;
  readonly inSource: number;
  readonly imported: number;
  readonly leftOut: number;
}

/** A note's subject, how often it is the case in all, and where: the first places, and the number of them all. */
export interface Subject {
  readonly subject: string;
  readonly count: number;
  readonly places: readonly string[];
  readonly placeCount: number;
}

/** An import as it is told: the same source gives the same report, whenever and however often it is imported. */
export interface Report {
  /** `WordPress 6.4`. */
  readonly source: string;
  readonly counts: readonly TypeCount[];
  /** What site.yaml lists of the source. */
  readonly terms: Readonly<Record<'categories' | 'tags' | 'authors', number>>;
  /** What is to be said, those kinds first that do the most harm; within a kind the most frequent subject first. */
  readonly notes: readonly { readonly kind: NoteKind; readonly subjects: readonly Subject[] }[];
}
