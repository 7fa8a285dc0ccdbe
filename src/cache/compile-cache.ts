import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { home } from '../site/options.ts';

/**
 * Keeps the compiled form of our own and all other modules between runs: compiling them takes longer than checking a
 * site that has not changed. It serves only what is imported after this call, and only in this thread: hence the
 * dynamic imports in commands and threads.
 */
export function keepCompiled(): void {
  enableCompileCache(join(home, 'node_modules', '.cache', 'broadsheet'));
}
