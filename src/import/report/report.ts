import type { Origin } from '../item.ts';
import { type Note, type NoteKind, noteKinds, together } from '../notes.ts';

/** What became of one thing of the source. */
export interface ReportEntry {
  readonly origin: Origin;
  /** `imported`, `kept as edited`, `left out: a revision`. */
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

/** An import as it is told: the same source gives the same report, whenever and however often it is imported. */
export interface Report {
  /** `WordPress 6.4`. */
  readonly source: string;
  readonly counts: readonly TypeCount[];
  /** What was added to site.yaml's lists or is said by them: categories, tags, authors. */
  readonly terms: Readonly<Record<'categories' | 'tags' | 'authors', number>>;
  /** What is said of the source as a whole. */
  readonly notes: readonly Note[];
  readonly entries: readonly ReportEntry[];
}

/** Counts what became of the things of each type; a type that the source counts and no entry has is there too. */
export function typeCounts(inSource: ReadonlyMap<string, number>, entries: readonly ReportEntry[]): TypeCount[] {
  const counts = new Map(
    [...inSource].map(([type, number]) => [type, { type, inSource: number, imported: 0, leftOut: 0 }]),
  );
  for (const { origin, isLeftOut } of entries) {
    const count = counts.get(origin.type) ?? { type: origin.type, inSource: 0, imported: 0, leftOut: 0 };
    counts.set(origin.type, count);
    if (isLeftOut) count.leftOut++;
    else count.imported++;
  }
  return [...counts.values()].sort((a, b) => b.inSource - a.inSource || (a.type < b.type ? -1 : 1));
}

/** A note's subject, how often it is the case in all, and where. */
export interface Subject {
  readonly subject: string;
  readonly count: number;
  readonly entries: readonly ReportEntry[];
}

/** The notes of a report by kind, those that do the most harm first; within a kind the most frequent first. */
export function notesByHarm({ notes, entries }: Pick<Report, 'notes' | 'entries'>): Map<NoteKind, Subject[]> {
  const subjects = new Map<string, { kind: NoteKind; subject: string; count: number; entries: ReportEntry[] }>();
  const add = ({ kind, subject, count }: Note, entry: ReportEntry | null) => {
    const key = `${kind} ${subject}`;
    const known = subjects.get(key) ?? { kind, subject, count: 0, entries: [] };
    subjects.set(key, known);
    known.count += count;
    if (entry !== null) known.entries.push(entry);
  };
  for (const one of notes) add(one, null);
  for (const entry of entries) for (const one of together(entry.notes)) add(one, entry);
  const sorted = [...subjects.values()].sort((a, b) => b.count - a.count);
  const kinds = Object.keys(noteKinds).filter((kind): kind is NoteKind => kind in noteKinds);
  return new Map(
    kinds.flatMap((kind) => {
      const own = sorted.filter((one) => one.kind === kind);
      return own.length === 0 ? [] : [[kind, own] as const];
    }),
  );
}
