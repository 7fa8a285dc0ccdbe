import { createHash, hash } from 'node:crypto';
import { closeSync, constants, openSync, readFileSync, readSync, writeSync } from 'node:fs';

/**
 * What is read at a time. One for all files: nothing waits while one is read, and memory of its own for each takes longer
 * to get than most files to read.
 */
const buffer = Buffer.allocUnsafeSlow(1 << 18);

/** The short hash (see `shortHash`) of a file's bytes, of which few are in memory at a time. Throws what the system refuses. */
export function hashOfFile(path: string): string {
  const sum = createHash('sha256');
  eachChunk(path, (bytes) => sum.update(bytes));
  return sum.digest('base64url').slice(0, 22);
}

/** Bytes that are read at once: most files have fewer, and are hashed faster so. */
const atOnce = 1 << 20;

/** The SHA-256 of a file of so many bytes, in hexadecimal. Throws what the system refuses. */
export function sha256OfFile(path: string, size: number): string {
  if (size <= atOnce) return sha256(readFileSync(path));
  const sum = createHash('sha256');
  eachChunk(path, (bytes) => sum.update(bytes));
  return sum.digest('hex');
}

/** The SHA-256 of some bytes, or of a text in UTF-8, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

/**
 * Copies the bytes of a file, few at a time, and gives their number and SHA-256 in hexadecimal. The copy has the rights of any new
 * file: what a person may do with the original says nothing about readers. Throws what the system refuses.
 */
export function copyHashed(from: string, to: string): { readonly size: number; readonly hash: string } {
  const sum = createHash('sha256');
  let size = 0;
  const copy = openSync(to, 'w');
  try {
    eachChunk(from, (bytes) => {
      sum.update(bytes);
      for (let at = 0; at < bytes.length; ) at += writeSync(copy, bytes, at);
      size += bytes.length;
    });
  } finally {
    closeSync(copy);
  }
  return { size, hash: sum.digest('hex') };
}

/** Hands out a file's bytes in order; they are valid until `take` returns. */
function eachChunk(path: string, take: (bytes: Buffer) => void): void {
  // What was a file a moment ago may be a pipe by now: opened like this, it does not wait.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      take(buffer.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}
