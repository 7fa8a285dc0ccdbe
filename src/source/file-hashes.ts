import { join } from 'node:path';
import { hashOfFile } from '../cache/file-hash.ts';
import { readStored, writeSealed } from '../cache/sealed-file.ts';
import { isText, listOf, nullOr, objectOf } from '../cache/shape.ts';
import { type FileFault, faultOf } from '../files/fault.ts';
import { stampOf } from '../files/look.ts';
import { findInContent } from './content-file.ts';

/** The form of the files of hashes; another form is another key. */
const key = 'file-hashes-1';

/** A file that is published as it is. */
export interface LooseFile {
  /** From the site's root, as texts name it. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
}

/** What is known of a file: its hash, and the stamp it had then; see `stampOf`. */
interface KnownHash extends Pick<LooseFile, 'path'> {
  readonly stamp: string | null;
  readonly hash: string;
}

const areHashes = listOf(objectOf<KnownHash>({ path: isText, stamp: nullOr(isText), hash: isText }));

/** A file of which the stamp is known, and one with the hash of its bytes. */
export type StampedFile = LooseFile & Pick<KnownHash, 'stamp'>;
export type HashedFile = LooseFile & Pick<KnownHash, 'hash'>;

/** A file that cannot be read, and why. */
export interface UnreadFile extends LooseFile {
  readonly fault: FileFault;
}

/**
 * Files with the hashes of their bytes: a file with the size and the time of another is told from it. A file whose stamp
 * is what it was when `cacheFile` was written is not read again.
 */
export function hashFiles(cacheFile: string, files: readonly StampedFile[]): (HashedFile | UnreadFile)[] {
  const before = load(cacheFile);
  const now = new Map<string, KnownHash>();
  const hashed = files.map(({ path, file, stamp }) => {
    try {
      const known = before.get(path);
      const isSame = known !== undefined && stamp !== null && known.stamp === stamp;
      const hash = isSame ? known.hash : hashOfFile(file);
      now.set(path, { path, stamp, hash });
      return { path, file, hash };
    } catch (error) {
      return { path, file, fault: faultOf(error) };
    }
  });
  const [old, text] = [before, now].map((hashes) => JSON.stringify([...hashes.values()]));
  if (text !== undefined && text !== old) writeSealed(cacheFile, key, text);
  return hashed;
}

/** Attachments, by their paths in `content/`, with their hashes. One that has gone since it was checked is left out. */
export function hashAttachments(root: string, cacheFolder: string, paths: readonly string[]): HashedFile[] {
  if (paths.length === 0) return [];
  const files = paths.flatMap((path): StampedFile[] => {
    const found = findInContent(root, path);
    return 'fault' in found ? [] : [{ path, file: found.file, stamp: stampOf(found.stat, Date.now()) }];
  });
  return hashFiles(join(cacheFolder, 'attachments.json'), files).filter((one) => 'hash' in one);
}

/** A hash that somebody forged keeps an old file where it is; it leads nowhere else. */
function load(file: string): ReadonlyMap<string, KnownHash> {
  const known = readStored(file, key, areHashes) ?? [];
  return new Map(known.map((one) => [one.path, one]));
}
