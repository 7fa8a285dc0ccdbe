import { pathIn, store, usualCacheFolder } from '../cache/store.ts';

/** Schemas for editors, with the names that a site has. */
export const schemaStore = store({ place: 'schemas/', pruned: 'never' });

/** Where they are, from the site's root: settings of editors name it, so that no other cache folder moves it. */
export const schemaFolder = pathIn(schemaStore, usualCacheFolder);
