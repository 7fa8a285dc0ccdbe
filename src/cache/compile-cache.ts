import { enableCompileCache } from 'node:module';
import { compiledFolder } from '../engine/own-files.ts';
import { store } from './store.ts';

/** Compiled modules of a site's commands. `commands/broadsheet.js` names the folder itself: it is what TypeScript is loaded from. */
export const compiledStore = store({ place: 'compiled/', pruned: 'never' });

/**
 * Keeps the compiled form of our own and all other modules between runs, beside the generator: for what was not started
 * by `commands/broadsheet.js`, which has chosen a place in the site's cache already. Compiling takes longer than checking
 * a site that has not changed. It serves only what is imported after this call, and only in this thread.
 */
export function keepCompiled(): void {
  enableCompileCache(compiledFolder);
}
