import type { ImportedItem, ImportedSite } from './item.ts';
import type { Note } from './notes.ts';

/** What a person asked of an import, beside the source itself. */
export interface SourceOptions {
  /** The absolute path of the folder that holds `content/`. */
  readonly root: string;
  /** Absolute paths: the files or the folder to import. */
  readonly paths: readonly string[];
  /** The absolute path of a folder of uploaded files; null where there is none. */
  readonly uploads: string | null;
  /** Whether mail and IP addresses of those who commented are kept. */
  readonly withAddresses: boolean;
  /** Called as reading goes on: megabytes, or texts, of all. A source that is read twice is first looked through. */
  readonly progress: (step: 'survey' | 'import', done: number, total: number) => void;
}

/**
 * A source that was looked through once. Reading it again gives its items one at a time, in the same order every time, so
 * that nothing of a large source has to be held.
 */
export interface Source {
  /** For the report's headline: `WordPress 6.4`. */
  readonly name: string;
  readonly site: ImportedSite;
  /** How many things the source has of each type, counted apart from `items`: the report compares the two. */
  readonly counts: ReadonlyMap<string, number>;
  /** What is to be said of the source as a whole. */
  readonly notes: readonly Note[];
  items(): AsyncIterable<ImportedItem>;
}

/** A source that cannot be read: the message names the place, and what to do. Nothing was written. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** A kind of source. */
export interface SourceKind {
  /** As `--from` names it: `wordpress`. */
  readonly name: string;
  /** What such a source is known by, for who looks for it: `hugo.toml or config/_default/`. */
  readonly sign: string;
  /** Whether these paths look like such a source, from a few bytes or names of files. */
  recognises(paths: readonly string[]): boolean;
  /** Looks the source through. Throws ImportError. */
  open(options: SourceOptions): Promise<Source>;
}
