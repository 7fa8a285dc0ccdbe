import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A cache file that is either whole and ours, or not there: its first line names the key it was written under and the
 * hash of the rest. A file of another version, cut short, or edited is read as none.
 */
export function readSealed(path: string, key: string): string | null {
  const file = textOf(path);
  if (file === null) return null;
  const end = file.indexOf('\n');
  const content = file.slice(end + 1);
  return end > 0 && file.slice(0, end) === seal(key, content) ? content : null;
}

/** Writes a cache file beside its place, then renames it: a reader sees the old one or the new one, whole. */
export function writeSealed(path: string, key: string, content: string): void {
  writeAtomically(path, `${seal(key, content)}\n${content}`);
}

/** Writes a file so that nobody ever sees a part of it, creating the folders above it. */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  const draft = `${path}.${randomUUID()}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(draft, content);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function seal(key: string, content: string): string {
  return `broadsheet ${key} ${hash('sha256', content, 'base64url')}`;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}
