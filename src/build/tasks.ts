import { type FileRecord, type FileToRead, type ReadingSettings, readFiles } from '../content/read-files.ts';
import { type PrintJob, printJob, type StagedFile } from './print.ts';
import { type TurnCounter, takeTurns } from './turns.ts';

/** Reading Markdown files, shared among threads. */
export interface ReadTask {
  readonly kind: 'read';
  readonly settings: ReadingSettings;
  readonly files: readonly FileToRead[];
  readonly counter: TurnCounter;
}

/** Printing pages, shared among threads. */
export interface PrintTask {
  readonly kind: 'print';
  readonly job: PrintJob;
  readonly counter: TurnCounter;
}

export type Task = ReadTask | PrintTask;

/** What a thread made of its turns at a task. */
export type Outcome =
  | { readonly kind: 'read'; readonly records: readonly FileRecord[] }
  | { readonly kind: 'print'; readonly files: readonly StagedFile[] };

/** Takes part in a task until nothing of it is left. */
export async function perform(task: Task): Promise<Outcome> {
  switch (task.kind) {
    case 'read':
      return { kind: 'read', records: await readFiles(task.settings, takeTurns(task.files, task.counter)) };
    case 'print':
      return { kind: 'print', files: await printJob(task.job, task.counter) };
  }
}
