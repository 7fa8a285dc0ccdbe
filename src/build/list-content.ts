import { existsSync, rmSync } from 'node:fs';
import { pathIn } from '../cache/store.ts';
import { siteCode } from '../eleventy/run-code.ts';
import { expectMuchWork, keepOwnHeapSmall } from '../engine/heap.ts';
import { asideStore } from '../output/places.ts';
import type { SiteMeans } from '../site/assemble.ts';
import type { BuildOptions } from '../site/options.ts';
import type { ReadShared } from '../site/read-content.ts';
import { recordStore } from '../source/cache.ts';
import { type FileStamp, listFiles } from '../source/list-files.ts';
import { newCounter, takeTurns } from '../workers/turns.ts';
import type { BuildThreads } from './tasks.ts';

/** Fewer files than this are read faster by one thread than others can be started. */
const fewFiles = 150;

/** Lists a site's Markdown files; where many of them were never read, the threads start, while this one goes on. */
export function listContent({ root, cache, alone }: BuildOptions, threads: BuildThreads): FileStamp[] {
  const files = listFiles(root);
  if (!alone && files.length >= fewFiles && !existsSync(pathIn(recordStore, cache))) threads.start();
  return files;
}

/** Reads files in this thread where they are few, or it is alone, else in all of them. */
export function readWith({ alone }: Pick<BuildOptions, 'alone'>, threads: BuildThreads): ReadShared {
  return async (settings, files) => {
    const counter = newCounter();
    const isMuch = files.length >= fewFiles;
    const here = async function* () {
      const { readToKeep } = await import('../source/read-files.ts');
      for await (const records of readToKeep(settings, takeTurns(files, counter))) {
        if (isMuch && threads.haveBegun) expectMuchWork();
        yield { kind: 'read', records } as const;
      }
      keepOwnHeapSmall();
    };
    const task = { kind: 'read', settings, files, counter } as const;
    // The others, which have loaded everything, begin while this thread still loads.
    const outcomes = alone || !isMuch ? await Array.fromAsync(here()) : await threads.work(task, here);
    return outcomes.flatMap((outcome) => (outcome.kind === 'read' ? outcome.records : []));
  };
}

/**
 * Does work that assembles a site and writes none of it. Nobody waits for its snapshot, and what its own templates make is
 * thrown away: a build may be at work beside it.
 */
export async function withMeans<Result>(
  options: BuildOptions,
  threads: BuildThreads,
  work: (means: SiteMeans) => Promise<Result>,
): Promise<Result> {
  const aside = pathIn(asideStore, options.cache, String(process.pid));
  try {
    return await work({
      readShared: readWith(options, threads),
      onSnapshot: () => undefined,
      code: siteCode(options, aside),
    });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
