import { constants } from 'node:buffer';
import { createHash, hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { readBytes } from '../files/read.ts';
import { writeWhole } from '../files/write-whole.ts';

/** What a sealed file has, and its last line, which stands for all of it. */
export interface Sealed {
  readonly content: string;
  readonly seal: string;
}

/**
 * A cache file that is either whole and ours, or not there: its last line names the key it was written under and the
 * hash of the rest. A file of another version, cut short, or edited is read as none, and so is what is no file.
 */
export function readSealed(path: string, key: string): Sealed | null {
  const read = readBytes(path, constants.MAX_STRING_LENGTH);
  if ('fault' in read) return null;
  const { bytes } = read;
  const end = bytes.lastIndexOf('\n');
  if (end < 0) return null;
  const seal = sealOf(key, hash('sha256', bytes.subarray(0, end), 'base64url'));
  return bytes.toString('utf8', end + 1) === seal ? { content: bytes.toString('utf8', 0, end), seal } : null;
}

/**
 * Writes a cache file beside its place, then renames it: a reader sees the old one or the new one, whole. A long text
 * may come in pieces, so that it never is in memory as one. Gives its seal.
 */
export function writeSealed(path: string, key: string, content: string | Iterable<string>): string {
  return writeWhole(path, (file) => {
    const digest = createHash('sha256');
    for (const piece of typeof content === 'string' ? [content] : content) {
      digest.update(piece);
      writeFileSync(file, piece);
    }
    const seal = sealOf(key, digest.digest('base64url'));
    writeFileSync(file, `\n${seal}`);
    return seal;
  });
}

function sealOf(key: string, contentHash: string): string {
  return `broadsheet ${key} ${contentHash}`;
}
