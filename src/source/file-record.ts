import type { Site } from '../config/site.ts';
import type { WordSources } from '../config/words/vocabulary.ts';
import type { IncludedFile } from '../model/included-file.ts';
import type { FailedFile, Post, StandalonePage } from '../model/post.ts';
import type { Problem } from '../problems/problem.ts';
import type { BodyPlace } from './body-pack.ts';
import type { FileStamp } from './list-files.ts';

/** What was learnt from one file, as it is kept between builds. */
export interface FileRecord extends FileStamp {
  /** Hash of the file's bytes; null where they cannot be read. */
  readonly textHash: string | null;
  /** The files that its text shows parts of, and that of its comments. */
  readonly included: readonly IncludedFile[];
  readonly entry: { readonly post: Post } | { readonly page: StandalonePage } | null;
  /** What it names where it has mistakes; null where it has an entry, or nothing of it can be read. */
  readonly failed: FailedFile | null;
  readonly problems: readonly Problem[];
  /** Null where there is no entry. */
  readonly body: BodyPlace | null;
}

/** Where the body of a file is kept, and what is not kept with it. Plain data. */
export interface StoredBody extends FileName {
  readonly place: BodyPlace | null;
  readonly words: number;
}

/** The body of a record; null where it has no entry. */
export function storedBody({ kind, source, entry, body }: FileRecord): StoredBody | null {
  if (entry === null) return null;
  return { kind, source, place: body, words: 'post' in entry ? entry.post.words : entry.page.words };
}

/** What files are read with; plain data, so that a thread can be told. */
export interface ReadingSettings {
  readonly root: string;
  readonly site: Site;
  readonly key: string;
  readonly words: WordSources;
  /** The folder of the body packs. */
  readonly packs: string;
}

/** A file to read, with the record of its last reading where there is one. */
export interface FileToRead {
  readonly file: FileStamp;
  readonly known: FileRecord | null;
}

/** What a file is known by. */
export type FileName = Pick<FileStamp, 'kind' | 'source'>;
