import type { KindReport, SharedKind } from './report.ts';

/** What is counted of a kind of entries. */
interface Counts {
  asked: number;
  fetched: number;
  fetchedBytes: number;
  stored: number;
  storedBytes: number;
  broken: number;
  saved: number;
}

const kinds: readonly SharedKind[] = ['posts', 'pictures', 'cards'];

/** Counts what is fetched and stored, by kinds. */
export class Tally {
  readonly #counts = new Map(kinds.map((kind) => [kind, none()]));

  /** Adds to the counts of a kind. */
  add(kind: SharedKind, more: Partial<Counts>): void {
    const counts = this.#counts.get(kind) ?? none();
    for (const name of names) counts[name] += more[name] ?? 0;
  }

  reports(): KindReport[] {
    return [...this.#counts].map(([kind, { asked, fetched, fetchedBytes, stored, storedBytes, broken, saved }]) => ({
      kind,
      asked,
      fetched: { entries: fetched, bytes: fetchedBytes },
      stored: { entries: stored, bytes: storedBytes },
      broken,
      saved,
    }));
  }
}

const names = ['asked', 'fetched', 'fetchedBytes', 'stored', 'storedBytes', 'broken', 'saved'] as const;

function none(): Counts {
  return { asked: 0, fetched: 0, fetchedBytes: 0, stored: 0, storedBytes: 0, broken: 0, saved: 0 };
}
