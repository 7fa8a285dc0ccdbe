import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { readSealed, writeSealed } from '../cache/sealed-file.ts';
import { stampOf } from '../files/look.ts';
import { type ContentFile, findInContent } from './content-file.ts';

/** The form of the file of hashes; another form is another key. */
const key = 'attachments-1';

/** Bytes that are read at a time. */
const chunk = 1 << 20;

/** What is known of a file: its hash, and the stamp it had then. */
interface KnownHash {
  readonly stamp: string | null;
  readonly hash: string;
}

/** An attachment as it lies on the disk. */
export interface Attachment {
  /** From the site's root, as texts name it. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  /** Of its bytes. */
  readonly hash: string;
}

/**
 * Attachments with the hashes of their bytes: a file with the size and the time of another is told from it. A file whose
 * stamp is what it was is not read again. One that has gone since it was checked is left out.
 */
export function hashAttachments(root: string, cacheFolder: string, paths: readonly string[]): Attachment[] {
  if (paths.length === 0) return [];
  const cacheFile = join(cacheFolder, 'attachments.json');
  const before = load(cacheFile);
  const now = new Map<string, KnownHash>();
  const attachments = paths.flatMap((path): Attachment[] => {
    const found = findInContent(root, path);
    if ('fault' in found) return [];
    const known = hashOf(found, before.get(path));
    now.set(path, known);
    return [{ path, file: found.file, hash: known.hash }];
  });
  const [old, text] = [before, now].map((hashes) => JSON.stringify([...hashes]));
  if (text !== undefined && text !== old) writeSealed(cacheFile, key, text);
  return attachments;
}

function hashOf({ file, stat }: ContentFile, known: KnownHash | undefined): KnownHash {
  const stamp = stampOf(stat, Date.now());
  return known !== undefined && stamp !== null && known.stamp === stamp ? known : { stamp, hash: hashOfFile(file) };
}

function hashOfFile(path: string): string {
  const sum = createHash('sha256');
  const bytes = Buffer.allocUnsafe(chunk);
  const file = openSync(path, 'r');
  try {
    for (let length = readSync(file, bytes); length > 0; length = readSync(file, bytes)) {
      sum.update(bytes.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
  return sum.digest('base64url').slice(0, 22);
}

function load(file: string): ReadonlyMap<string, KnownHash> {
  const text = readSealed(file, key);
  // A hash that somebody forged keeps an old file where it is; it leads nowhere else.
  const entries: readonly (readonly [string, KnownHash])[] = text === null ? [] : JSON.parse(text);
  return new Map(entries);
}
