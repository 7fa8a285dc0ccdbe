import { statSync } from 'node:fs';
import { retain } from '../cache/retain.ts';
import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isCount, isNumber, isText, listOf, nullOr, objectOf, oneOf, type Shape, textLike } from '../cache/shape.ts';
import { pathIn, store } from '../cache/store.ts';
import type { IncludedFile } from '../model/included-file.ts';
import { isOutputPath } from '../model/output-path.ts';
import { contentFolder } from '../model/paths.ts';
import type { BodyPlace } from './body-pack.ts';
import type { FileRecord } from './file-record.ts';
import type { ListedFile } from './folder-listing.ts';
import { areUnchanged } from './included.ts';
import type { FileStamp } from './list-files.ts';

/** What this process remembers: a preview builds again and again, and need not read its own cache each time. */
let last: {
  readonly path: string;
  readonly key: string;
  /** Of the file as it was written: another process may have written it since. */
  readonly stamp: string | null;
  readonly records: ReadonlyMap<string, FileRecord>;
} | null = null;

/** The records that were kept under a key, by source; none where the cache is missing, foreign or broken. */
export function loadRecords(cacheFolder: string, key: string): ReadonlyMap<string, FileRecord> {
  const file = keptFile(recordStore, cacheFolder, [key]);
  if (last !== null && last.key === key && last.path === file.path && last.stamp === stampOf(file.path)) {
    return last.records;
  }
  const records = file.read() ?? [];
  return new Map(records.map((record) => [record.source, record]));
}

const isBodyPlace = objectOf<BodyPlace>({
  // A name in the folder of the packs, and no path out of it.
  pack: textLike(/^[\w-]+\.pack$/),
  offset: isCount,
  html: isCount,
  extras: isCount,
  check: isNumber,
});
const isListedFrame = (value: unknown): value is ListedFile =>
  objectOf<Omit<ListedFile, 'fault'>>({ source: isText, stamp: nullOr(isText) })(value) && 'fault' in value;
/** What a record must have to be one; what its entry says is taken as what a writer wrote, and checked there. */
const isRecordFrame = objectOf<Omit<FileRecord, 'entry' | 'failed' | 'problems' | 'fault'>>({
  kind: oneOf('post', 'page'),
  source: (value): value is string => isText(value) && isOutputPath(value) && value.startsWith(`${contentFolder}/`),
  stamp: nullOr(isText),
  textHash: nullOr(isText),
  comments: nullOr(isListedFrame),
  included: listOf(objectOf<IncludedFile>({ path: isText, stamp: nullOr(isText), hash: isText })),
  body: nullOr(isBodyPlace),
});
const hasSource = objectOf<{ readonly source: string }>({ source: isText });

function isFileRecord(value: unknown): value is FileRecord {
  if (!isRecordFrame(value) || !('entry' in value) || !('failed' in value) || !('fault' in value)) return false;
  const { entry, failed, source, kind } = value;
  if (!('problems' in value) || !Array.isArray(value.problems) || (failed !== null && !hasSource(failed))) return false;
  if (entry === null) return true;
  const inner: unknown = typeof entry === 'object' ? Reflect.get(entry, kind) : null;
  return hasSource(inner) && inner.source === source;
}

/** True for a list of records, whoever has written it. */
export const areFileRecords: Shape<FileRecord[]> = (value) => Array.isArray(value) && value.every(isFileRecord);

/** What was read of each Markdown file. The stamps of files, and then their bytes, say which record is stale. */
export const recordStore = sealedStore({
  place: 'content/records.json',
  key: (readingKey: string) => readingKey,
  shape: areFileRecords,
  pieces: jsonOf,
  pruned: 'replaced',
});

/** The bodies of posts, many in a file: see `BodyPackWriter`. */
export const packStore = store({ place: 'content/bodies/*', pruned: 'by its writer' });

/** Keeps the records, then drops the packs that none of them points into. */
export function saveRecords(cacheFolder: string, key: string, records: FileRecord[]): void {
  keptFile(recordStore, cacheFolder, [key]).write(records);
  dropOtherPacks(cacheFolder, records);
}

/** Keeps records that were saved in memory too, for as long as their file stays as it is. */
export function rememberRecords(cacheFolder: string, key: string, records: readonly FileRecord[]): void {
  const bySource = new Map(records.map((record) => [record.source, record]));
  const path = pathIn(recordStore, cacheFolder);
  last = { path, key, stamp: stampOf(path), records: bySource };
}

/** Drops the packs that none of these records points into. */
export function dropOtherPacks(cacheFolder: string, records: Iterable<FileRecord>): void {
  const used = new Set([...records].map((record) => record.body?.pack ?? ''));
  retain(packStore, cacheFolder, used, Date.now());
}

/** Records written together: enough for speed, few enough for memory. */
const recordsPerPiece = 256;

/** The records as JSON, in pieces. */
function* jsonOf(records: readonly FileRecord[]): Generator<string, void, undefined> {
  yield '[';
  for (let from = 0; from < records.length; from += recordsPerPiece) {
    const piece = JSON.stringify(records.slice(from, from + recordsPerPiece)).slice(1, -1);
    yield from === 0 ? piece : `,${piece}`;
  }
  yield ']';
}

/**
 * True where a file surely is the one that the record was made from, and so are the files that its text shows and that of
 * its comments.
 */
export function isUnchanged(root: string, record: FileRecord | undefined, file: FileStamp): record is FileRecord {
  return (
    record !== undefined &&
    record.stamp !== null &&
    record.stamp === file.stamp &&
    areBesideAlike(record, file) &&
    areUnchanged(root, record.included, file.comments)
  );
}

/** True where two stamps of one text have both a file of comments beside it, or both none. */
export function areBesideAlike(one: Pick<FileStamp, 'comments'>, other: Pick<FileStamp, 'comments'>): boolean {
  return (one.comments === null) === (other.comments === null);
}

/** True where single edits have left so many packs that reading everything afresh into a few is better. */
export function isWorn(records: ReadonlyMap<string, FileRecord>): boolean {
  return new Set([...records.values()].map((record) => record.body?.pack)).size > 200;
}

function stampOf(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
}
