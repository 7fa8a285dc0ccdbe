import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type Attempt, faultOf } from './fault.ts';
import { kindFault, lookAtFile } from './look.ts';

/** Memory that bytes are read into: at least so many, with anything in them. */
export interface Memory {
  take(size: number): Buffer;
}

/** Memory of its own for each file. */
const fresh: Memory = { take: (size) => Buffer.allocUnsafe(size) };

/**
 * The bytes of a file, if it is one and has at most so many. What is no file is never opened, as a named pipe waits for
 * its other end and a device may do anything. The bytes are valid until `memory` is used again.
 */
export function readBytes(path: string, most: number, memory = fresh): Attempt<{ readonly bytes: Buffer }> {
  return readOpened(openFile(path), most, memory);
}

/**
 * As `readBytes`, of what was seen to be a file just now, when it was listed: nobody looks before it is opened, nor, where it is
 * as small as nearly all texts, before it is read.
 */
export function readListed(path: string, most: number, memory = fresh): Attempt<{ readonly bytes: Buffer }> {
  return readOpened(openListed(path), most, memory, Math.min(usualBytes, most));
}

/** Bytes into which nearly all texts go. */
const usualBytes = 1 << 15;

/** Opens a file for reading, if it is one; its number is to be closed. */
export function openFile(path: string): Attempt<{ readonly file: number }> {
  const seen = lookAtFile(path);
  if ('fault' in seen) return seen;
  try {
    return { file: openAtOnce(path) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

function openListed(path: string): Attempt<{ readonly file: number }> {
  try {
    return { file: openAtOnce(path) };
  } catch {
    // It is no longer what was listed: what it is instead, a look tells.
    return openFile(path);
  }
}

/** What was a file a moment ago may be a pipe by now: opened like this, it does not wait. */
function openAtOnce(path: string): number {
  return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
}

function readOpened(
  opened: Attempt<{ readonly file: number }>,
  most: number,
  memory: Memory,
  likely = 0,
): Attempt<{ readonly bytes: Buffer }> {
  if ('fault' in opened) return opened;
  try {
    const bytes = likely === 0 ? null : wholeIn(opened.file, memory.take(likely), likely);
    return bytes === null ? bytesOf(opened.file, most, memory) : { bytes };
  } catch (error) {
    return { fault: faultOf(error) };
  } finally {
    closeSync(opened.file);
  }
}

/** The bytes of a file that has fewer than `limit`, but some; null for any other, and for what is none, which a look tells. */
function wholeIn(file: number, memory: Buffer, limit: number): Buffer | null {
  try {
    for (let length = 0; length < limit; ) {
      const read = readSync(file, memory, length, limit - length, length);
      if (read === 0) return length === 0 ? null : memory.subarray(0, length);
      length += read;
    }
  } catch {
    // It is a folder, say.
  }
  return null;
}

function bytesOf(file: number, most: number, memory: Memory): Attempt<{ readonly bytes: Buffer }> {
  const stat = fstatSync(file);
  if (!stat.isFile()) return { fault: kindFault(stat) };
  if (stat.size > most) return { fault: { kind: 'heavy', bytes: stat.size, most } };
  const bytes = memory.take(stat.size);
  let length = 0;
  while (length < stat.size) {
    const read = readSync(file, bytes, length, stat.size - length, length);
    if (read === 0) break;
    length += read;
  }
  return { bytes: bytes.subarray(0, length) };
}
