import type { CachePlace } from '../config/cache-place.ts';
import { type Patience, usualPatience } from './patience.ts';
import { type SharedPlace, sharedPlace, type TypedPlace } from './place.ts';
import type { SharedReport } from './report.ts';
import { SharedCache } from './shared-cache.ts';
import type { EntryStore } from './store.ts';

/** What is needed to find the shared cache of a site. */
export interface SharedOptions {
  readonly typed: TypedPlace;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that a relative place begins at. */
  readonly root: string;
  readonly onLine: (line: string) => void;
  readonly patience?: Patience;
}

/** The shared cache of a command, which may use it in several stages. */
export interface Sharing {
  /** The cache of a site; null where it has none. The same each time. Throws RefusalError where its place is none. */
  readonly open: (site: { readonly cache: CachePlace | null }) => SharedCache | null;
  /** Waits until all is stored, and tells what it came to; null where nothing was asked. */
  readonly end: () => Promise<SharedReport | null>;
}

/** Nothing is asked, and no more is loaded, before the first entry is wanted. */
export function sharing({ typed, environment, root, onLine, patience = usualPatience }: SharedOptions): Sharing {
  let opened: { readonly cache: SharedCache | null } | null = null;
  const openCache = (ofSite: CachePlace | null) => {
    const place = sharedPlace(typed, environment, ofSite, root);
    if (place === null) return null;
    const { name, readOnly } = place;
    return new SharedCache({ name, readOnly, open: () => openStore(place, patience), patience, onLine });
  };
  return {
    open: ({ cache }) => {
      opened ??= { cache: openCache(cache) };
      return opened.cache;
    },
    end: async () => (await opened?.cache?.end()) ?? null,
  };
}

async function openStore(place: SharedPlace, { silence }: Patience): Promise<EntryStore> {
  if (place.kind === 'folder') return new (await import('./folder-store.ts')).FolderStore(place.folder);
  const { BucketStore } = await import('./bucket-store.ts');
  const limits = { connectionTimeout: Math.min(silence, 5_000), socketTimeout: silence, parallel: 24 };
  return await BucketStore.open(place.bucket, place.access, limits);
}
