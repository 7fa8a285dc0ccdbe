import { hashOfFile } from '../cache/file-hash.ts';
import { type KeptFile, keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isText, listOf, nullOr, objectOf } from '../cache/shape.ts';
import { type FileFault, faultOf } from '../files/fault.ts';
import { stampOf } from '../files/look.ts';
import { findInContent } from './content-file.ts';

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

/**
 * The hashes of files. The key is the form alone: of each file its stamp decides. One that somebody forged keeps an old file where it
 * is, and leads nowhere else.
 */
const hashes = {
  key: () => 'file-hashes-1',
  shape: listOf(objectOf<KnownHash>({ path: isText, stamp: nullOr(isText), hash: isText })),
  pruned: 'replaced',
} as const;

/** The hashes of files of `content/` that texts link to. */
export const attachmentStore = sealedStore({ ...hashes, place: 'attachments.json' });
/** The hashes of the files of `public/`. */
export const publicStore = sealedStore({ ...hashes, place: 'public.json' });

/** A file of which the stamp is known, and one with the hash of its bytes. */
export type StampedFile = LooseFile & Pick<KnownHash, 'stamp'>;
export type HashedFile = LooseFile & Pick<KnownHash, 'hash'>;

/** A file that cannot be read, and why. */
export interface UnreadFile extends LooseFile {
  readonly fault: FileFault;
}

/**
 * Files with the hashes of their bytes: a file with the size and the time of another is told from it. A file whose stamp
 * is what it was when its hash was kept is not read again.
 */
export function hashFiles(kept: KeptFile<KnownHash[]>, files: readonly StampedFile[]): (HashedFile | UnreadFile)[] {
  const known = kept.read() ?? [];
  const before = new Map(known.map((one) => [one.path, one]));
  const now: KnownHash[] = [];
  const hashed = files.map(({ path, file, stamp }) => {
    try {
      const last = before.get(path);
      const isSame = last !== undefined && stamp !== null && last.stamp === stamp;
      const hash = isSame ? last.hash : hashOfFile(file);
      now.push({ path, stamp, hash });
      return { path, file, hash };
    } catch (error) {
      return { path, file, fault: faultOf(error) };
    }
  });
  kept.update(known, now);
  return hashed;
}

/** Attachments, by their paths in `content/`, with their hashes. One that has gone since it was checked is left out. */
export function hashAttachments(root: string, cacheFolder: string, paths: readonly string[]): HashedFile[] {
  if (paths.length === 0) return [];
  const files = paths.flatMap((path): StampedFile[] => {
    const found = findInContent(root, path);
    return 'fault' in found ? [] : [{ path, file: found.file, stamp: stampOf(found.stat, Date.now()) }];
  });
  return hashFiles(keptFile(attachmentStore, cacheFolder, []), files).filter((one) => 'hash' in one);
}
