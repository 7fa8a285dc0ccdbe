import { compiledStore } from '../cache/compile-cache.ts';
import { generatorStore } from '../cache/generator-key.ts';
import type { Store } from '../cache/store.ts';
import { siteStore } from '../config/kept-site.ts';
import { ownWordStore } from '../config/words/read-own.ts';
import { wordStore } from '../config/words/vocabulary.ts';
import { drawingStore, drawnStore, paintedStore } from '../diagrams/store.ts';
import { configurationStore, moduleStore } from '../eleventy/configuration.ts';
import { emptyStore } from '../eleventy/files.ts';
import { encodedStore, factStore } from '../images/encode/store.ts';
import { sourceStore } from '../images/source/source-index.ts';
import { linkStore } from '../links/kept.ts';
import { foldersStore } from '../output/foreign.ts';
import { asideStore, lockStore, ownStore, previewStore, stagingStore } from '../output/places.ts';
import { changedStateStore, stateStore } from '../output/state.ts';
import { schemaStore } from '../schemas/schema-store.ts';
import { bundleStore, listStore } from '../search/bundle.ts';
import { stemmerStore } from '../search/stemmers.ts';
import { changedRecordStore, packStore, recordStore } from '../source/cache.ts';
import { attachmentStore, publicStore } from '../source/file-hashes.ts';
import { assetStore } from '../theme/assets.ts';
import { settingsStore } from '../theme/settings.ts';
import { templateStore } from '../theme/template-problems.ts';
import { themeKeyStore } from '../theme/theme-keys.ts';
import { triedStore } from './tried-pages.ts';

/**
 * Everything that is kept in the cache folder of a site: what each store costs when it is lost is in `docs/caches.md`. Nothing
 * else is written there. It is loaded where all are asked for; whoever uses one imports that.
 */
export const stores: readonly Store[] = [
  generatorStore,
  siteStore,
  recordStore,
  changedRecordStore,
  packStore,
  attachmentStore,
  publicStore,
  sourceStore,
  factStore,
  encodedStore,
  drawnStore,
  drawingStore,
  paintedStore,
  assetStore,
  settingsStore,
  wordStore,
  ownWordStore,
  themeKeyStore,
  templateStore,
  listStore,
  bundleStore,
  stemmerStore,
  stateStore,
  changedStateStore,
  foldersStore,
  stagingStore,
  ownStore,
  asideStore,
  linkStore,
  triedStore,
  schemaStore,
  lockStore,
  previewStore,
  compiledStore,
  configurationStore,
  moduleStore,
  emptyStore,
];
