/** An object of a target, as a list or a look tells of it. */
export interface Entry {
  /** Its path from the target's root. */
  readonly key: string;
  readonly size: number;
  /** Stands for its bytes; without the quotation marks that HTTP puts around it. */
  readonly etag: string;
  /** When it was last written, in milliseconds since 1970 UTC by the target's own clock. */
  readonly modified: number;
}

/** An object that was read: a small one, of our own. */
export interface Found {
  readonly text: string;
  readonly etag: string;
  /** Both by the target's own clock, in milliseconds since 1970 UTC. */
  readonly modified: number;
  readonly now: number;
}

/** How an object is served. */
export interface Headers {
  readonly type: string;
  readonly control: string;
  readonly encoding: string | null;
  /** Where a bucket that is a web site sends whoever asks for it (301), as a URL; null for what it answers itself. */
  readonly redirect: string | null;
}

/** What an object holds: a text, or a file of so many bytes. */
export type Content =
  | { readonly text: string }
  | { readonly file: string; readonly size: number; readonly sha256: string };

/**
 * Under which condition an object is written (RFC 9110, 13.1): where there is none, or where it still is the one of this
 * ETag. HTTP wants quotation marks around an ETag; there are servers that want none.
 */
export type Condition =
  | { readonly kind: 'absent' }
  | { readonly kind: 'same'; readonly etag: string; readonly quoted: boolean };

/** A place that a site is published to. All keys are paths that `isOutputPath` takes. */
export interface Target {
  /** As it was typed. */
  readonly name: string;
  /** True where a server in front of it answers with a compressed copy that lies beside a file. */
  readonly servesCopies: boolean;
  /** True where an object can be a redirect for those who come by the bucket's web site. */
  readonly servesRedirects: boolean;
  /** True where a file cannot be where there is a folder, as on a disk. */
  readonly hasFolders: boolean;
  /** True where conditions are known to be kept; else that is to be proven. */
  readonly keepsConditions: boolean;
  /** Every object whose key begins so. */
  list(prefix: string): Promise<readonly Entry[]>;
  /** What is told of an object without its bytes; null where there is none. */
  head(key: string): Promise<Entry | null>;
  /** A small object; null where there is none. */
  get(key: string): Promise<Found | null>;
  /** Writes an object whole, and gives its ETag. Throws ConditionError where the condition is not met. */
  put(key: string, content: Content, headers: Headers, condition?: Condition): Promise<string>;
  /** Removes an object; none that was there is fine. */
  remove(key: string): Promise<void>;
}

/** An object is not what the condition of a write says. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError';
}

/** The target cannot answer just now: it is to be asked again. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

/** The target does not know conditions of writing, and says so. */
export class UnconditionalError extends Error {
  override readonly name = 'UnconditionalError';
}
