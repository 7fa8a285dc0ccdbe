import type { OutputRecord } from '../output/state.ts';
import type { Seed } from '../site/snapshot.ts';
import { type FileRecord, type FileToRead, type ReadingSettings, readFiles } from '../source/read-files.ts';
import { type TurnCounter, takeTurns } from '../workers/turns.ts';
import { type PrintJob, printJob } from './print.ts';

/** Reading Markdown files, shared among threads. */
export interface ReadTask {
  readonly kind: 'read';
  readonly settings: ReadingSettings;
  readonly files: readonly FileToRead[];
  readonly counter: TurnCounter;
}

/** Printing pages of the seed that the threads have, shared among them. */
export interface PrintTask {
  readonly kind: 'print';
  readonly job: PrintJob;
  readonly counter: TurnCounter;
}

export type Task = ReadTask | PrintTask;

/** What a thread made of its turns at a task. */
export type Outcome =
  | { readonly kind: 'read'; readonly records: readonly FileRecord[] }
  | { readonly kind: 'print'; readonly records: readonly OutputRecord[] };

/** Takes part in a task until nothing of it is left. Throws where there are pages to print and no seed to make them of. */
export async function perform(task: Task, seed: Seed | null): Promise<Outcome> {
  switch (task.kind) {
    case 'read':
      return { kind: 'read', records: await readFiles(task.settings, takeTurns(task.files, task.counter)) };
    case 'print':
      if (seed === null) throw new Error('a thread was to print pages that it was not told of');
      return { kind: 'print', records: await printJob(task.job, seed, task.counter) };
  }
}
