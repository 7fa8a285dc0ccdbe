import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { pathIn } from '../cache/store.ts';
import { programUrl } from '../engine/own-files.ts';
import type { OutputLook } from '../output/look.ts';
import { type OutputFolder, outputName } from '../output/places.ts';
import { stateStore } from '../output/state.ts';
import type { BuildOptions } from '../site/options.ts';
import { recordStore } from '../source/cache.ts';
import { type FileStamp, listFiles } from '../source/list-files.ts';
import { Background } from '../workers/background.ts';

/** What a build asks of the disk, whatever it reads and makes. */
export interface Look {
  /** The Markdown files of the site. */
  readonly files: Promise<readonly FileStamp[]>;
  /** Null where this thread has to look itself: it then meets the same mistake, and can say what it is. */
  readonly output: Promise<OutputLook | null>;
  /** Waits until nobody looks any more. */
  readonly ended: () => Promise<void>;
}

/** What the thread that looks answers, in this order. */
export type Seen = { readonly files: readonly FileStamp[] } | { readonly output: OutputLook };

/** Bytes of a state, about 400 for each output: one of fewer is looked at in less time than a thread takes from this one. */
const smallState = 1_000_000;

/**
 * Begins to look at the disk in another thread, where there is much to look at: to be called by a build that has the lock.
 * Null where that is not worth it: looking then is a step of the build like others.
 */
export function lookAhead(options: BuildOptions): Look | null {
  const { root, output, cache, clean, alone, schedule } = options;
  const isWorthIt = !clean && !alone && !schedule.goesOn && availableParallelism() > 1 && hasMuch(options);
  if (!isWorthIt) return null;
  const thread = new Background<Seen>(programUrl('build/look-ahead'), { root, output, cache });
  const [files, seen] = [thread.next(), thread.next()];
  return {
    files: files.then((answer) => (answer !== null && 'files' in answer ? answer.files : listFiles(root))),
    output: seen.then((answer) => (answer !== null && 'output' in answer ? answer.output : null)),
    ended: () => thread.ended(),
  };
}

/** True where the last build has left many files, and what it has read. */
function hasMuch(folder: OutputFolder): boolean {
  const state = statSync(pathIn(stateStore, folder.cache, outputName(folder)), { throwIfNoEntry: false });
  return state !== undefined && state.size > smallState && existsSync(pathIn(recordStore, folder.cache));
}
