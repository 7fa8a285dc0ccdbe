import { kept } from '../kept.ts';
import { type Note, type NoteKind, noteKinds, together } from '../notes.ts';
import type { Source } from '../source.ts';
import type { EntryLog } from './entry-log.ts';
import type { Report, ReportEntry, TypeCount } from './report.ts';

/** As many places are named of one thing that was found often; the JSON names all. */
const mostPlaces = 10;

interface Count {
  readonly type: string;
  inSource: number;
  imported: number;
  leftOut: number;
}

interface SubjectSum {
  readonly subject: string;
  count: number;
  readonly places: string[];
  placeCount: number;
}

/** Sums up what became of the items of a source while they come. The items themselves go into a log on the disk. */
export class ReportBuilder {
  readonly #log: EntryLog;
  readonly #counts: Map<string, Count>;
  readonly #kinds: ReadonlyMap<NoteKind, Map<string, SubjectSum>>;

  constructor(inSource: ReadonlyMap<string, number>, log: EntryLog) {
    this.#log = log;
    this.#counts = new Map([...inSource].map(([type, number]) => [type, { ...noCount(type), inSource: number }]));
    const kinds = Object.keys(noteKinds).filter((kind): kind is NoteKind => kind in noteKinds);
    this.#kinds = new Map(kinds.map((kind) => [kind, new Map()]));
  }

  /** Takes what became of an item. */
  add(entry: ReportEntry): void {
    const { type } = entry.origin;
    const count = this.#counts.get(type) ?? noCount(kept(type));
    this.#counts.set(count.type, count);
    if (entry.isLeftOut) count.leftOut++;
    else count.imported++;
    const notes = together(entry.notes);
    this.#log.append({ ...entry, notes });
    for (const one of notes) this.#addNote(one, placeOf(entry));
  }

  /** Takes what is said of the source as a whole. */
  addNote(one: Note): void {
    this.#addNote(one, null);
  }

  #addNote({ kind, subject, count }: Note, place: string | null): void {
    const subjects = this.#kinds.get(kind);
    const sum = subjects?.get(subject) ?? { subject: kept(subject), count: 0, places: [], placeCount: 0 };
    subjects?.set(sum.subject, sum);
    sum.count += count;
    if (place === null) return;
    sum.placeCount++;
    if (sum.places.length < mostPlaces) sum.places.push(kept(place));
  }

  /** The report of all that was added. */
  report({ name, site }: Source): Report {
    const kinds = [...this.#kinds].filter(([, subjects]) => subjects.size > 0);
    return {
      source: name,
      counts: [...this.#counts.values()].sort(byNumber),
      terms: { categories: site.categories.length, tags: site.tags.length, authors: site.authors.length },
      notes: kinds.map(([kind, subjects]) => ({
        kind,
        subjects: [...subjects.values()].sort((a, b) => b.count - a.count),
      })),
    };
  }
}

function noCount(type: string): Count {
  return { type, inSource: 0, imported: 0, leftOut: 0 };
}

function byNumber(a: TypeCount, b: TypeCount): number {
  return b.inSource - a.inSource || (a.type < b.type ? -1 : 1);
}

/** Where something was found: the file that was written, else where the source has it. */
function placeOf({ origin, files }: ReportEntry): string {
  const [file] = files;
  const place = `${origin.file}${origin.line === null ? '' : `:${origin.line}`}`;
  return file ?? (origin.title === place ? place : `${origin.title} (${place})`);
}
