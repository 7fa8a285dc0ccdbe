import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { isCount, objectOf } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import { BodyPackReader, BodyPackWriter } from '../source/body-pack.ts';
import { areFileRecords } from '../source/cache.ts';
import type { FileRecord, FileToRead, ReadingSettings } from '../source/file-record.ts';
import { areAlike, lookedAtAgain } from '../source/included.ts';
import type { FileStamp } from '../source/list-files.ts';
import { textHashOf } from '../source/read-files.ts';
import { described, readDescribed } from './entry.ts';
import type { SharedCache } from './shared-cache.ts';

/** Files that share an entry: thousands of requests would take longer than reading the files. */
const filesPerEntry = 64;

/** Most bytes that an entry of posts may unpack to. */
const mostBytes = 1 << 28;

/** A file that is to be read, or was, with the hash of its bytes as they are now. */
interface Member extends FileToRead {
  readonly textHash: string | null;
}

/** Files that share an entry; they are known by their paths, so that an edit changes the key of one entry. */
interface Bucket {
  readonly key: string;
  readonly members: readonly Member[];
}

/** What stands before the bodies of an entry. */
interface Head {
  readonly records: readonly FileRecord[];
  /** Milliseconds that reading them took. */
  readonly took: number;
}

const isHead = objectOf<Head>({ records: areFileRecords, took: isCount });

/** What other machines have read, and what is left to be read here. */
export interface FetchedPosts {
  readonly records: readonly FileRecord[];
  readonly left: readonly FileToRead[];
  /** Lets others have what was read here: the records of those that were left, and the time that it took. */
  readonly share: (read: readonly FileRecord[], took: number) => void;
}

/**
 * Takes over what other machines have read of the files that are new to this one. `all` are the files of the site, each
 * with the record that is known of it; `changed` are those that are to be read.
 */
export async function fetchPosts(
  settings: ReadingSettings,
  all: readonly FileToRead[],
  changed: readonly FileToRead[],
  shared: SharedCache,
): Promise<FetchedPosts> {
  const isChanged = new Set(changed.map(({ file }) => file.source));
  const members = all.map((one): Member => {
    const isKnown = !isChanged.has(one.file.source);
    return { ...one, textHash: isKnown ? (one.known?.textHash ?? null) : textHashOf(one.file, settings.root) };
  });
  // A fresh checkout changes the stamps of files whose records are known: they cost next to nothing.
  const isNew = ({ file, known, textHash }: Member) =>
    isChanged.has(file.source) && textHash !== null && known?.textHash !== textHash;
  const buckets = bucketsOf(members, settings.key).filter((bucket) => bucket.members.some(isNew));
  const taken = new Map<string, FileRecord>();
  const fetched = new Set<string>();
  const writer = new BodyPackWriter(settings.packs, `${randomUUID()}.pack`);
  const take = (bucket: Bucket, content: Buffer) => {
    const entry = readEntry(content, bucket);
    if (entry === null) return null;
    fetched.add(bucket.key);
    for (const { file, ...member } of bucket.members.filter((one) => isNew(one))) {
      const record = entry.records.find(({ source }) => source === file.source);
      if (record === undefined || record.textHash !== member.textHash) continue;
      const included = lookedAtAgain(settings.root, record.included);
      if (!areAlike(record.included, included)) continue;
      const body = record.body && writer.append(record.body, entry.bodies);
      if (body === null && record.body !== null) continue;
      taken.set(file.source, { ...record, ...file, included, body });
    }
    return entry.took;
  };
  await shared.fetch(
    'posts',
    buckets.map((bucket) => ({ key: bucket.key, take: (content) => take(bucket, content) })),
  );
  writer.close();
  return {
    records: [...taken.values()],
    left: changed.filter(({ file }) => !taken.has(file.source)),
    share: (read, took) => {
      const missing = buckets.filter(({ key }) => !fetched.has(key));
      shareBuckets(missing, read, took, settings, shared);
    },
  };
}

function bucketsOf(members: readonly Member[], readingKey: string): Bucket[] {
  const count = 2 ** Math.ceil(Math.log2(Math.max(1, members.length / filesPerEntry)));
  const groups = Map.groupBy(members, ({ file }) => Buffer.from(shortHash(file.source)).readUInt32BE() % count);
  return [...groups.values()].map((group) => ({ key: bucketKey(group, readingKey), members: group }));
}

/** Letters, words and cases are what Node's Unicode says. */
function bucketKey(members: readonly Member[], readingKey: string): string {
  const files = members.map(({ file: { source, kind, comments }, textHash }) => [
    source,
    kind,
    textHash,
    ...(comments === null ? [] : ['comments']),
  ]);
  return shortHash(JSON.stringify([readingKey, process.versions.unicode, process.versions.icu, files]));
}

function readEntry(content: Buffer, { members }: Bucket) {
  const parts = unpacked(content);
  const described = parts === null ? null : readDescribed(parts);
  if (described === null || !isHead(described.head)) return null;
  const { records, took } = described.head;
  const isOurs = records.every((record) => members.some(({ file }) => isSameFile(file, record)));
  return isOurs ? { records, took, bodies: described.bytes } : null;
}

function isSameFile(one: FileStamp, other: FileStamp): boolean {
  return one.source === other.source && one.kind === other.kind;
}

function unpacked(content: Buffer): Buffer | null {
  try {
    return gunzipSync(content, { maxOutputLength: mostBytes });
  } catch {
    return null;
  }
}

function shareBuckets(
  buckets: readonly Bucket[],
  read: readonly FileRecord[],
  took: number,
  settings: ReadingSettings,
  shared: SharedCache,
): void {
  const bySource = new Map(read.map((record) => [record.source, record]));
  for (const { key, members } of buckets) {
    const records = members.flatMap(({ file, known }) => bySource.get(file.source) ?? known ?? []);
    // A file may have been written since its bytes were hashed.
    const isComplete = members.every(
      ({ textHash }, index) => textHash !== null && records[index]?.textHash === textHash,
    );
    if (!isComplete) continue;
    const share = Math.round((took * records.length) / Math.max(1, read.length));
    shared.putLater('posts', key, () => packedEntry(records, share, settings));
  }
}

const packed = promisify(gzip);

/** What an entry of posts holds; null where a body is not in its pack any more. */
async function packedEntry(
  records: readonly FileRecord[],
  took: number,
  { packs }: ReadingSettings,
): Promise<Buffer | null> {
  const reader = new BodyPackReader(packs);
  const bodies: Buffer[] = [];
  const portable: FileRecord[] = [];
  let offset = 0;
  try {
    for (const record of records) {
      const { body } = record;
      const bytes = body === null ? null : reader.bytes(body);
      if (body !== null && bytes === null) return null;
      // Where a file lay, and when it was changed, is nobody else's.
      const comments = record.comments && { ...record.comments, stamp: null };
      portable.push({ ...record, comments, stamp: null, body: body && { ...body, pack: 'shared.pack', offset } });
      if (bytes !== null) bodies.push(Buffer.from(bytes));
      offset += bytes?.length ?? 0;
    }
  } finally {
    reader.close();
  }
  return await packed(described({ records: portable, took } satisfies Head, ...bodies), { level: 4 });
}
