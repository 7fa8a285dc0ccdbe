import { existsSync } from 'node:fs';
import { contentCache } from '../source/cache.ts';
import { type FileStamp, listFiles } from '../source/list-files.ts';
import type { Threads } from '../workers/threads.ts';
import type { BuildOptions } from './options.ts';

/** Fewer files than this are read faster by one thread than others can be started. */
export const fewFiles = 150;

/** Lists a site's Markdown files; where many of them were never read, the threads start, while this one goes on. */
export function listContent({ root, cache }: BuildOptions, threads: Threads): FileStamp[] {
  const files = listFiles(root);
  if (files.length >= fewFiles && !existsSync(contentCache(cache).records)) threads.start();
  return files;
}
