import { prepareVocabulary } from '../config/words/vocabulary.ts';
import { expectMuchWork } from '../engine/heap.ts';
import type { SitePicture } from '../images/plan/choose.ts';
import type { OutputRecord } from '../output/state.ts';
import { type ArrangedSite, arrangeSite, withPictures } from '../site/arranged.ts';
import type { Snapshot } from '../site/snapshot.ts';
import type { FileRecord, FileToRead, ReadingSettings } from '../source/file-record.ts';
import { readInPortions } from '../source/read-files.ts';
import type { TemplateSources } from '../theme/check-templates.ts';
import type { Performer } from '../workers/thread.ts';
import type { Threads } from '../workers/threads.ts';
import { type TakenItems, type TurnCounter, takeTurns } from '../workers/turns.ts';
import type { CompressJob } from './compress.ts';
import { type PrintedTurn, type PrintJob, printShare, type TriedTurn, type TryJob, tryShare } from './print.ts';
import { prepareToPrint } from './printer.ts';

/** Reading Markdown files, shared among threads. */
export interface ReadTask {
  readonly kind: 'read';
  readonly settings: ReadingSettings;
  readonly files: readonly FileToRead[];
  readonly counter: TurnCounter;
}

/** Printing pages of the site that the threads were told of, shared among them. */
export interface PrintTask {
  readonly kind: 'print';
  readonly job: PrintJob;
  readonly taken: TakenItems;
}

/** Printing pages of that site to see whether they can be printed. */
export interface TryTask {
  readonly kind: 'try';
  readonly job: TryJob;
  readonly taken: TakenItems;
}

/** Compressing texts, shared among threads. */
export interface CompressTask {
  readonly kind: 'compress';
  readonly job: CompressJob;
  readonly counter: TurnCounter;
}

export type Task = ReadTask | PrintTask | TryTask | CompressTask;

/** What a thread made of some of its turns at a task. */
export type Outcome =
  | { readonly kind: 'read'; readonly records: readonly FileRecord[] }
  | PrintedTurn
  | TriedTurn
  | { readonly kind: 'compress'; readonly records: readonly OutputRecord[] };

/** What the tasks to come are about: a site with what prints it, or the same site with its pictures encoded. */
export type Notice =
  | { readonly snapshot: Snapshot; readonly templates: TemplateSources }
  | { readonly pictures: readonly SitePicture[] };

/** The threads of a build. */
export type BuildThreads = Threads<Task, Outcome, Notice>;

/** Makes what a thread of a build works with. */
export async function createPerformer(): Promise<Performer<Task, Outcome, Notice>> {
  await prepareVocabulary();
  let site: ArrangedSite | null = null;
  return {
    hear(notice) {
      if ('snapshot' in notice) {
        site = arrangeSite(notice.snapshot);
        prepareToPrint(notice.templates);
      } else if (site !== null) site = withPictures(site, notice.pictures);
    },
    async *perform(task) {
      if (task.kind === 'read') {
        const portions = readInPortions(task.settings, takeTurns(task.files, task.counter));
        for await (const records of portions) {
          expectMuchWork();
          yield { kind: 'read', records };
        }
        return;
      }
      if (task.kind === 'compress') {
        const { compressShare } = await import('./compress.ts');
        yield { kind: 'compress', records: await compressShare(task.job, task.counter) };
        return;
      }
      if (site === null) throw new Error('a thread was to print pages that it was not told of');
      expectMuchWork();
      yield* task.kind === 'try' ? tryShare(task.job, site, task.taken) : printShare(task.job, site, task.taken);
    },
  };
}
