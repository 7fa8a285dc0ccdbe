import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { home } from '../build/options.ts';

/**
 * Keeps the compiled form of our own and all other modules between runs: compiling them takes longer than checking a
 * site that has not changed. It serves only what is imported after this call, hence the dynamic imports in commands.
 */
export function keepCompiled(): void {
  enableCompileCache(join(home, 'node_modules', '.cache', 'broadsheet'));
}
