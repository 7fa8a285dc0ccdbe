/** Where entries lie. Keys are paths of letters, digits, `-`, `_`, `.` and slashes. */
export interface EntryStore {
  /** True where nothing can be put: there are no credentials. Asked after the first answer. */
  readonly isReadOnly: boolean;
  /** The bytes of an entry; null where there is none. Throws NoEntryError, BusyEntryError or an error that says why not. */
  get(key: string, signal: AbortSignal): Promise<Uint8Array | null>;
  /** Puts an entry in its place, whole or not at all. */
  put(key: string, bytes: Uint8Array, signal: AbortSignal): Promise<void>;
}

/** The store is busy: the same may work in a moment. */
export class BusyStoreError extends Error {
  override readonly name = 'BusyStoreError';
}

/** The store lets nobody like us do this: reading one entry, or writing any. */
export class ClosedStoreError extends Error {
  override readonly name = 'ClosedStoreError';
}
