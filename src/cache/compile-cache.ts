import { enableCompileCache } from 'node:module';
import { compiledFolder } from '../engine/own-files.ts';

/**
 * Keeps the compiled form of our own and all other modules between runs, beside the generator: for what was not started
 * by `commands/broadsheet.js`, which has chosen a place in the site's cache already. Compiling takes longer than checking
 * a site that has not changed. It serves only what is imported after this call, and only in this thread.
 */
export function keepCompiled(): void {
  enableCompileCache(compiledFolder);
}
