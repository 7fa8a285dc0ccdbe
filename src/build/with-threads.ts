import { programUrl } from '../engine/own-files.ts';
import type { BuildOptions } from '../site/options.ts';
import type { Listing } from '../source/list-files.ts';
import { Threads } from '../workers/threads.ts';
import { listContent } from './list-content.ts';
import type { BuildThreads } from './tasks.ts';

/**
 * Lists the site's files, starts the threads that are worth it, and closes them after the work. All that the work needs
 * is to be imported by it: loading that takes as long as a thread takes to be ready.
 */
export async function withThreads<Result>(
  options: BuildOptions,
  work: (files: Listing, threads: BuildThreads) => Promise<Result>,
  listed: Listing | null = null,
): Promise<Result> {
  const threads: BuildThreads = new Threads(programUrl('build/tasks'), options.alone ? 1 : undefined);
  try {
    return await work(listed ?? listContent(options, threads), threads);
  } finally {
    await threads.close();
  }
}
