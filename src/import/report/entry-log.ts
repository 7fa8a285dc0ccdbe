import { z } from 'zod';
import { LineLog } from '../line-log.ts';
import { type NoteKind, noteKinds } from '../notes.ts';
import type { ReportEntry } from './report.ts';

const isNoteKind = (kind: string): kind is NoteKind => Object.hasOwn(noteKinds, kind);

const entrySchema = z.object({
  origin: z.object({
    type: z.string(),
    title: z.string(),
    file: z.string(),
    line: z.number().nullable(),
    url: z.string().nullable(),
  }),
  outcome: z.string(),
  isLeftOut: z.boolean(),
  files: z.array(z.string()),
  notes: z.array(z.object({ kind: z.string().refine(isNoteKind), subject: z.string(), count: z.number() })),
});

/** The entries of a report in a file for as long as it is made: a large blog has more of them than memory. */
export class EntryLog implements Disposable {
  readonly #log = new LineLog();

  append(entry: ReportEntry): void {
    this.#log.append(JSON.stringify(entry));
  }

  /** The entries in the order in which they came; may be asked for again. */
  *entries(): Generator<ReportEntry, void, undefined> {
    for (const line of this.#log.lines()) yield entrySchema.parse(JSON.parse(line));
  }

  [Symbol.dispose](): void {
    this.#log[Symbol.dispose]();
  }
}
