import { constants } from 'node:buffer';
import { createHash, hash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readBytes } from '../files/read.ts';
import type { Shape } from './shape.ts';

/**
 * A cache file that is either whole and ours, or not there: its last line names the key it was written under and the
 * hash of the rest. A file of another version, cut short, or edited is read as none, and so is what is no file.
 */
export function readSealed(path: string, key: string): string | null {
  const file = textOf(path);
  if (file === null) return null;
  const end = file.lastIndexOf('\n');
  const content = file.slice(0, Math.max(0, end));
  return end >= 0 && file.slice(end + 1) === seal(key, hash('sha256', content, 'base64url')) ? content : null;
}

/**
 * The JSON of a sealed file; null where there is none, or it has not the shape that its reader wants. A seal is no
 * secret: whoever can write into a cache can seal what he wrote, so that what it says is checked like any other input.
 */
export function readStored<Type>(path: string, key: string, shape: Shape<Type>): Type | null {
  const text = readSealed(path, key);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return shape(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * Writes a cache file beside its place, then renames it: a reader sees the old one or the new one, whole. A long text
 * may come in pieces, so that it never is in memory as one.
 */
export function writeSealed(path: string, key: string, content: string | Iterable<string>): void {
  writeDraft(path, (file) => {
    const digest = createHash('sha256');
    for (const piece of typeof content === 'string' ? [content] : content) {
      digest.update(piece);
      writeFileSync(file, piece);
    }
    writeFileSync(file, `\n${seal(key, digest.digest('base64url'))}`);
  });
}

/**
 * Writes a file so that nobody ever sees a part of it, creating the folders above it. A long text may come in pieces, so
 * that it never is in memory as one.
 */
export function writeAtomically(path: string, content: string | Uint8Array | Iterable<string>): void {
  writeDraft(path, (file) => {
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content);
    else for (const piece of content) writeFileSync(file, piece);
  });
}

function writeDraft(path: string, write: (file: number) => void): void {
  const draft = `${path}.${randomUUID()}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    const file = openSync(draft, 'w');
    try {
      write(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function seal(key: string, contentHash: string): string {
  return `broadsheet ${key} ${contentHash}`;
}

function textOf(path: string): string | null {
  const read = readBytes(path, constants.MAX_STRING_LENGTH);
  return 'fault' in read ? null : read.bytes.toString('utf8');
}
