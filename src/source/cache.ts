import { type Base, type Layer, LayeredFile, type LayerForm, layerOf, layerPieces } from '../cache/layered-file.ts';
import { retain } from '../cache/retain.ts';
import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import {
  isCount,
  isNull,
  isNumber,
  isText,
  listOf,
  nullOr,
  objectOf,
  oneOf,
  type Shape,
  textLike,
} from '../cache/shape.ts';
import { store } from '../cache/store.ts';
import type { IncludedFile } from '../model/included-file.ts';
import { isOutputPath } from '../model/output-path.ts';
import { contentFolder } from '../model/paths.ts';
import type { BodyPlace } from './body-pack.ts';
import type { FileRecord } from './file-record.ts';
import type { ListedFile } from './folder-listing.ts';
import { areUnchanged } from './included.ts';
import type { FileStamp } from './list-files.ts';

/** The records of a site as the cache has them, by source, with the file that changes of them are kept for. */
export interface KeptRecords {
  readonly records: ReadonlyMap<string, FileRecord>;
  readonly base: Base<FileRecord> | null;
}

/** What this process remembers: a preview builds again and again, and need not read its own cache each time. */
let last: {
  readonly cacheFolder: string;
  readonly key: string;
  /** Of the files as they were written: another process may have written them since. */
  readonly stamp: string;
  readonly kept: KeptRecords;
} | null = null;

/** The records that were kept under a key; none where the cache is missing, foreign or broken. */
export function loadRecords(cacheFolder: string, key: string): KeptRecords {
  const file = recordFile(cacheFolder, key);
  if (last !== null && last.key === key && last.cacheFolder === cacheFolder && last.stamp === file.stamp()) {
    return last.kept;
  }
  const read = file.read();
  return read === null ? { records: new Map(), base: null } : { records: read.items, base: read.base };
}

const isBodyPlace = objectOf<BodyPlace>({
  // A name in the folder of the packs, and no path out of it.
  pack: textLike(/^[\w-]+\.pack$/),
  offset: isCount,
  html: isCount,
  extras: isCount,
  check: isNumber,
});
const hasStamp = objectOf<Omit<ListedFile, 'fault'>>({ source: isText, stamp: nullOr(isText) });
const isListedFrame = (value: unknown): value is ListedFile => hasStamp(value) && 'fault' in value;
const ofContent = `${contentFolder}/`;

/** What a record must have to be one; what its entry says is taken as what a writer wrote, and checked there. */
const isRecordFrame = objectOf<Omit<FileRecord, 'entry' | 'failed' | 'problems' | 'fault'>>({
  kind: oneOf('post', 'page'),
  source: (value): value is string => isText(value) && value.startsWith(ofContent) && isOutputPath(value),
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

const areKeptRecords = layerOf(isNull, isFileRecord);

/** What was read of each Markdown file. The stamps of files, and then their bytes, say which record is stale. */
export const recordStore = sealedStore({
  place: 'content/records.json',
  key: (readingKey: string) => readingKey,
  shape: areKeptRecords,
  pieces: layerPieces,
  pruned: 'replaced',
});

/** The records that have changed since all were written: see `LayeredFile`. */
export const changedRecordStore = sealedStore({
  place: 'content/changes.json',
  key: (seal: string) => seal,
  shape: areKeptRecords,
  pieces: layerPieces,
  pruned: 'replaced',
});

const recordForm: LayerForm<Layer<null, FileRecord>, null, FileRecord> = {
  nameOf: (record) => record.source,
  kept: (layer) => layer,
  layer: (kept) => kept,
};

function recordFile(cacheFolder: string, key: string): LayeredFile<Layer<null, FileRecord>, null, FileRecord> {
  return new LayeredFile(
    keptFile(recordStore, cacheFolder, [key]),
    (seal) => keptFile(changedRecordStore, cacheFolder, [seal]),
    recordForm,
  );
}

/** The bodies of posts, many in a file: see `BodyPackWriter`. */
export const packStore = store({ place: 'content/bodies/*', pruned: 'by its writer' });

/**
 * Keeps the records, then drops the packs that none of them points into. `base` is the file that they were loaded from; gives the
 * one that later changes are kept for.
 */
export function saveRecords(
  cacheFolder: string,
  key: string,
  records: readonly FileRecord[],
  base: KeptRecords['base'],
): KeptRecords['base'] {
  const written = recordFile(cacheFolder, key).write(null, records, base);
  dropOtherPacks(cacheFolder, records);
  return written;
}

/** Keeps records that were saved in memory too, for as long as their files stay as they are. */
export function rememberRecords(
  cacheFolder: string,
  key: string,
  records: readonly FileRecord[],
  base: KeptRecords['base'],
): void {
  const bySource = new Map(records.map((record) => [record.source, record]));
  last = { cacheFolder, key, stamp: recordFile(cacheFolder, key).stamp(), kept: { records: bySource, base } };
}

/** Drops the packs that none of these records points into. */
export function dropOtherPacks(cacheFolder: string, records: Iterable<FileRecord>): void {
  const used = packsOf(records);
  retain(packStore, cacheFolder, used, Date.now());
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
  return packsOf(records.values()).size > 200;
}

function packsOf(records: Iterable<FileRecord>): ReadonlySet<string> {
  const packs = new Set<string>();
  for (const { body } of records) if (body !== null) packs.add(body.pack);
  return packs;
}
